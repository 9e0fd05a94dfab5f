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
    ignored:
      'The Fargate scheduler does not read topologySpreadConstraints: the pods run, and all of them may land in one zone.',
  },
  help: 'Remove the constraints. To be sure of several zones, run one workload for each zone, with a nodeSelector for topology.kubernetes.io/zone.',

  pod(pod, { report }) {
    const at = pod.spec.at('topologySpreadConstraints');
    if (at.items().length > 0) report({ message: 'ignored', at, suggest: [removeField(at)] });
  },
});
