import { formatSize, OVERHEAD_MIB, sizeFor } from '../src/fargate/sizes/sizes.ts';
import { mainFirst } from '../src/kubernetes/container.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'require-requests',
  description: 'Require requests, from which Fargate sizes the pod',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  ],
  messages: {
    none: 'No CPU or memory requests; the pod gets {size}',
  },
  help: 'Set CPU and memory requests; Fargate sizes the pod from them, and it cannot burst.',

  pod(pod, { report }) {
    const { cpu, memory, qos, readable } = pod.resources;
    // A limit without a request counts as one; where the request is zero, limits-without-effect has the numbers.
    const size = pod.complete && readable && qos === 'BestEffort' ? sizeFor(cpu, memory) : undefined;
    if (!size) return;
    report({
      message: 'none',
      at: pod.spec.at('containers'),
      missing: pod.containers.toSorted(mainFirst(pod)).map(({ place }) => place.at('resources', 'requests')),
      data: { size: formatSize(size) },
      notes: [{ text: `${OVERHEAD_MIB} MiB of the memory is reserved for Fargate; QoS class BestEffort` }],
    });
  },
});
