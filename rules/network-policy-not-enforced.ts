import type { Pod } from '../src/kubernetes/pod.ts';
import { nameWorkloads, podsSelectedBy } from '../src/kubernetes/selected-pods.ts';
import { defineRule } from '../src/rule.ts';

const GROUPS = ['networking.k8s.io', 'extensions'];
/** Most workloads that a finding points to. */
const MOST_RELATED = 3;

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
    unenforced:
      'This policy selects {pods}, and nothing enforces a NetworkPolicy on Fargate: their traffic is not filtered.',
  },
  help: 'Filter with security groups instead: a SecurityGroupPolicy gives Fargate pods their own. Or keep the pods on EC2 nodes.',

  resources: {
    NetworkPolicy(policy, { report, manifests, placement }) {
      if (!GROUPS.includes(policy.group)) return;
      const at = policy.place.at('spec', 'podSelector');
      const pods = podsSelectedBy(at, policy, manifests).filter(
        (pod) => placement(pod).runsOn === 'fargate' && canRunOnFargate(pod),
      );
      if (pods.length === 0) return;
      const related = pods
        .slice(0, MOST_RELATED)
        .map(({ workload }) => ({ at: workload.place.at('metadata', 'name'), message: 'runs on Fargate' }));
      report({ message: 'unenforced', at, data: { pods: nameWorkloads(pods) }, related });
    },
  },
});

/** Of a DaemonSet only the pods on EC2 nodes run, and there the policy is enforced. */
function canRunOnFargate({ workload }: Pod): boolean {
  return workload.kind !== 'DaemonSet';
}
