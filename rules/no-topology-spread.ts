import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-topology-spread',
  description: 'Disallow topology spread constraints',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html',
    'https://github.com/aws/containers-roadmap/issues/824',
  ],
  messages: {
    ignored: 'Fargate ignores `topologySpreadConstraints`; all pods may land in one zone',
  },
  help: 'Remove the constraints; to spread over zones, run one workload per zone with a `nodeSelector` for `topology.kubernetes.io/zone`.',

  pod(pod, { report }) {
    const at = pod.spec.at('topologySpreadConstraints');
    if (at.items().length > 0) report({ message: 'ignored', at, suggest: [removeField(at)] });
  },
});
