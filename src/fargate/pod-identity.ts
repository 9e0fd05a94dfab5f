import { groupBy } from '../kubernetes/group-by.ts';
import { memoize } from '../kubernetes/memoize.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';

/** Annotation of a ServiceAccount that gives its pods an IAM role by way of a token (IRSA). */
export const ROLE_ARN = 'eks.amazonaws.com/role-arn';

/** A service account that shall get its credentials from EKS Pod Identity. */
export interface Association {
  readonly namespace: string;
  readonly serviceAccount: Place;
}

/**
 * The associations that an object makes. Sources (read 2026-11):
 * https://aws-controllers-k8s.github.io/community/reference/eks/v1alpha1/podidentityassociation/,
 * https://marketplace.upbound.io/providers/upbound/provider-aws-eks (PodIdentityAssociation),
 * https://docs.aws.amazon.com/eks/latest/eksctl/pod-identity-associations.html.
 */
export function associationsOf({ kind, group, place }: Resource): Association[] {
  const spec = place.at('spec');
  if (kind === 'PodIdentityAssociation' && group === 'eks.services.k8s.aws') {
    return association(spec.at('namespace'), spec.at('serviceAccount'));
  }
  if (kind === 'PodIdentityAssociation' && /(^|\.)eks\.aws(\.m)?\.upbound\.io$/.test(group)) {
    const parameters = spec.at('forProvider');
    return association(parameters.at('namespace'), parameters.at('serviceAccount'));
  }
  if (kind === 'ClusterConfig' && group === 'eksctl.io') {
    const entries = place.at('iam', 'podIdentityAssociations').items();
    return entries.flatMap((entry) => association(entry.at('namespace'), entry.at('serviceAccountName')));
  }
  return [];
}

function association(namespace: Place, serviceAccount: Place): Association[] {
  return namespace.string && serviceAccount.string ? [{ namespace: namespace.string, serviceAccount }] : [];
}

/** The service account of a pod; undefined when a partial object leaves it open. */
export function serviceAccountOf({ spec, complete }: Pod): string | undefined {
  const written = spec.at('serviceAccountName').string ?? spec.at('serviceAccount').string;
  return written || (complete ? 'default' : undefined);
}

/** The pods of a service account among these. */
export function podsOfServiceAccount(pods: readonly Pod[], namespace: string, name: string): readonly Pod[] {
  return byServiceAccount(pods).get(JSON.stringify([namespace, name])) ?? [];
}

const byServiceAccount = memoize((pods: readonly Pod[]) =>
  groupBy(pods, (pod) => JSON.stringify([pod.namespace, serviceAccountOf(pod)])),
);
