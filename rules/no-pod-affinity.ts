import type { Place } from '../src/kubernetes/place.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-pod-affinity',
  description: 'Disallow affinity and anti-affinity between pods',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html',
    'https://github.com/aws/containers-roadmap/issues/1324',
  ],
  messages: {
    podAffinity: '`podAffinity` has no effect: every Fargate pod has its own node',
    podAntiAffinity: '`podAntiAffinity` has no effect: every Fargate pod has its own node, and zones are ignored',
  },
  help: 'Remove the field; to spread over zones, run one workload per zone with a `nodeSelector` for `topology.kubernetes.io/zone`.',

  pod(pod, { report }) {
    const affinity = pod.spec.at('affinity');
    for (const message of ['podAffinity', 'podAntiAffinity'] as const) {
      const at = affinity.at(message);
      if (!hasTerms(at)) continue;
      const alone = affinity.entries().length === 1;
      report({ message, at, suggest: [removeField(alone ? affinity : at, `Remove ${message}`)] });
    }
  },
});

function hasTerms(affinity: Place): boolean {
  return affinity.entries().some(([, terms]) => terms.items().length > 0);
}
