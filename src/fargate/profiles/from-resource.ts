import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { plainProfile } from './plain-profile.ts';

/** The kinds of objects that may declare Fargate profiles. */
export const PROFILE_KINDS = ['ClusterConfig', 'FargateProfile'] as const;

/**
 * The profiles that a Kubernetes object, or what looks like one, declares. Sources of the shapes (read 2026-11):
 * https://eksctl.io/usage/schema/#fargateProfiles,
 * https://aws-controllers-k8s.github.io/community/reference/eks/v1alpha1/fargateprofile/,
 * https://marketplace.upbound.io/providers/upbound/provider-aws-eks (FargateProfile, also as eks.aws.m.upbound.io),
 * https://marketplace.upbound.io/providers/crossplane-contrib/provider-aws (FargateProfile).
 */
export function profilesOfResource({ group, kind, place }: Resource): DeclaredProfile[] {
  if (kind === 'ClusterConfig' && group === 'eksctl.io') return ofClusterConfig(place);
  if (kind !== 'FargateProfile') return [];
  if (group === 'eks.services.k8s.aws') return [ofAck(place)];
  if (/^eks\.aws\.((m\.)?upbound|crossplane)\.io$/.test(group)) return [ofCrossplane(place)];
  return [];
}

function ofClusterConfig(config: Place): DeclaredProfile[] {
  const cluster = config.at('metadata', 'name');
  return config
    .at('fargateProfiles')
    .items()
    .map((entry) =>
      plainProfile({ source: 'eksctl', entry, name: entry.at('name'), selectors: entry.at('selectors'), cluster }),
    );
}

function ofAck(place: Place): DeclaredProfile {
  const spec = place.at('spec');
  const cluster = firstWritten(spec.at('clusterName'), spec.at('clusterRef', 'from', 'name'));
  return plainProfile({
    source: 'ack',
    entry: place,
    name: spec.at('name'),
    selectors: spec.at('selectors'),
    cluster,
  });
}

/** The profile is called as the annotation says, or else as the object is. */
function ofCrossplane(place: Place): DeclaredProfile {
  const metadata = place.at('metadata');
  const parameters = place.at('spec', 'forProvider');
  return plainProfile({
    source: 'crossplane',
    entry: place,
    name: firstWritten(metadata.at('annotations', 'crossplane.io/external-name'), metadata.at('name')),
    selectors: firstWritten(parameters.at('selector'), parameters.at('selectors')),
    cluster: firstWritten(parameters.at('clusterName'), parameters.at('clusterNameRef', 'name')),
  });
}

function firstWritten(first: Place, other: Place): Place {
  return first.exists ? first : other;
}
