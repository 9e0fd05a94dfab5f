import { fargatePodsAmong } from '../src/fargate/scheduling/placement.ts';
import { noteWorkloads, podsSelectedBy } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule } from '../src/rule.ts';

const GROUPS = ['networking.k8s.io', 'extensions'];

export default defineRule({
  id: 'network-policy-not-enforced',
  description: 'Disallow network policies that select Fargate pods',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/eks-networking-add-ons.html',
  ],
  messages: {
    unenforced: 'NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered',
  },
  help: 'Use security groups for pods (SecurityGroupPolicy), or keep the pods on EC2 nodes.',

  resources: {
    NetworkPolicy(policy, { report, manifests, placement }) {
      if (!GROUPS.includes(policy.group)) return;
      const at = policy.place.at('spec', 'podSelector');
      const pods = fargatePodsAmong(podsSelectedBy(at, policy, manifests), placement);
      if (pods.length === 0) return;
      report({ message: 'unenforced', at, notes: noteWorkloads(pods) });
    },
  },
});
