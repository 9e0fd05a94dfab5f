import { formatSize, OVERHEAD_MIB, SIZES } from '../src/fargate/sizes.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'require-requests',
  description: 'Require requests, from which Fargate sizes the pod',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html'],
  messages: {
    none: 'No container requests cpu or memory, so the pod gets the smallest size, {size}, of which Fargate itself takes {overhead} MiB.',
  },
  help: 'Set resources.requests for cpu and memory on the containers: they are all that Fargate sizes the pod from.',

  pod(pod, { report }) {
    const { cpu, memory, readable } = pod.resources;
    const [smallest] = SIZES;
    if (!pod.complete || !readable || cpu > 0n || memory > 0n || !smallest) return;
    report({
      message: 'none',
      at: pod.spec.at('containers'),
      data: { size: formatSize(smallest), overhead: OVERHEAD_MIB },
    });
  },
});
