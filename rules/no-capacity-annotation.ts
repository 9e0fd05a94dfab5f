import { nodeOfLivePod } from '../src/fargate/live-pod.ts';
import { type FargateSize, formatSize, sizeFor } from '../src/fargate/sizes/sizes.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, removeField } from '../src/rule.ts';

const ANNOTATION = 'CapacityProvisioned';

export default defineRule({
  id: 'no-capacity-annotation',
  description: 'Disallow writing the annotation CapacityProvisioned by hand',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://github.com/aws/containers-roadmap/issues/1309',
  ],
  messages: {
    output: '`CapacityProvisioned` is set by Fargate; writing it has no effect',
    sized: '`CapacityProvisioned` has no effect; from its requests the pod gets {size}',
  },
  help: 'Remove the annotation; Fargate sizes the pod from its requests.',

  pod(pod, { report }) {
    const at = pod.template.at('metadata', 'annotations', ANNOTATION);
    if (!at.exists || nodeOfLivePod(pod)) return;
    const suggest = [removeField(at)];
    const size = sizeOf(pod);
    if (size) report({ message: 'sized', at, suggest, data: { size: formatSize(size) } });
    else report({ message: 'output', suggest, at });
  },
});

function sizeOf({ complete, resources }: Pod): FargateSize | undefined {
  return complete && resources.readable ? sizeFor(resources.cpu, resources.memory) : undefined;
}
