import { associationsOf, podsOfServiceAccount, ROLE_ARN } from '../src/fargate/pod-identity.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type RuleContext } from '../src/rule.ts';

const messages = {
  unavailable: 'EKS Pod Identity does not work on Fargate; pods of `{serviceAccount}` get no credentials',
  overRole: 'Pod Identity overrides the IAM role of `{serviceAccount}` and does not work on Fargate',
} as const;

export default defineRule({
  id: 'no-pod-identity',
  description: 'Disallow EKS Pod Identity for service accounts of Fargate pods',
  category: 'traffic',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html',
    'https://github.com/aws/containers-roadmap/issues/2274',
    'https://github.com/aws/amazon-eks-pod-identity-webhook/blob/main/pkg/handler/handler.go',
  ],
  messages,
  help: 'Use IAM roles for service accounts (IRSA): remove the association and annotate the service account with `eks.amazonaws.com/role-arn`.',

  reads: ['ServiceAccount'],
  resources: { PodIdentityAssociation: check, ClusterConfig: check },
});

function check(resource: Resource, { manifests, fargatePods, report }: RuleContext<typeof messages>): void {
  for (const { namespace, serviceAccount } of associationsOf(resource)) {
    const name = serviceAccount.string ?? '';
    const pods = podsOfServiceAccount(fargatePods, namespace, name);
    const [first] = pods;
    if (!first) continue;
    const hasRole = manifests.find('ServiceAccount', namespace, name, first.workload)?.annotations[ROLE_ARN];
    const message = hasRole ? 'overRole' : 'unavailable';
    report({ message, at: serviceAccount, data: { serviceAccount: name }, notes: noteWorkloads(pods) });
  }
}
