import {
  cpuOf,
  formatSize,
  LARGEST_SIZE,
  memoryOf,
  OVERHEAD,
  OVERHEAD_MIB,
  sizeFor,
} from '../src/fargate/sizes/sizes.ts';
import { formatBytes, formatCpu, ZERO } from '../src/kubernetes/requests/quantity.ts';
import { explainRequest, hasKnownRequests } from '../src/kubernetes/requests/request-parts.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

export default defineRule({
  id: 'compute-size',
  description: 'Disallow requests above the largest Fargate size, or above a maximum of your own',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://github.com/aws/eks-distro-prow-jobs/issues/11',
  ],
  messages: {
    cpu: 'Requests of {total} CPU exceed the largest Fargate size, {largest} vCPU; the pod stays Pending',
    memory: `Memory requests of {total} plus ${OVERHEAD_MIB} MiB exceed the largest size, {largest}; the pod stays Pending`,
    ceiling: {
      text: 'The pod gets {size}, above the configured maximum of {ceiling}',
      severity: 'warn',
      outcome: 'runs',
    },
  },
  help: 'Lower the requests, split the pod, or keep this workload on EC2 nodes.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      maxVcpu: {
        description: 'Most vCPU that a pod may get.',
        type: 'number',
        minimum: 0.25,
        maximum: LARGEST_SIZE.vcpu,
        default: LARGEST_SIZE.vcpu,
      },
      maxMemoryGiB: {
        description: 'Most memory that a pod may get, in GiB (AWS writes GB).',
        type: 'number',
        minimum: 0.5,
        maximum: LARGEST_SIZE.memoryGiB,
        default: LARGEST_SIZE.memoryGiB,
      },
    },
  },

  pod(pod, { report, options, settings }) {
    const { cpu, memory } = pod.resources;
    const ceiling = { vcpu: options.maxVcpu, memoryGiB: options.maxMemoryGiB };
    if (sizeFor(cpu, memory, ceiling) || !hasKnownRequests(pod, 'cpu') || !hasKnownRequests(pod, 'memory')) return;
    const refused = { schedulerMessage: { type: 'size' }, suggest: keepOnEc2(pod, settings) } as const;
    const missingCpu = cpu - cpuOf(LARGEST_SIZE);
    if (missingCpu > ZERO) {
      const { sum, at, notes } = explainRequest(pod, 'cpu');
      const text = `${sum}; ${formatCpu(missingCpu)} CPU too much`;
      const data = { total: formatCpu(cpu), largest: LARGEST_SIZE.vcpu };
      report({ message: 'cpu', data, at, notes: [{ text }, ...notes], ...refused });
    }
    const missingMemory = memory + OVERHEAD - memoryOf(LARGEST_SIZE);
    if (missingMemory > ZERO) {
      const { sum, at, notes } = explainRequest(pod, 'memory');
      const text = `${sum} + Fargate ${OVERHEAD_MIB} MiB; ${formatBytes(missingMemory)} too much`;
      const data = { total: formatBytes(memory), largest: formatBytes(memoryOf(LARGEST_SIZE)) };
      report({ message: 'memory', data, at, notes: [{ text }, ...notes], ...refused });
    }
    const size = sizeFor(cpu, memory);
    if (!size) return;
    const { at, notes } = explainRequest(pod, sizeFor(cpu, ZERO, ceiling) ? 'memory' : 'cpu');
    const requests = `${formatCpu(cpu)} CPU and ${formatBytes(memory)} of memory`;
    const text = `requests ${requests}; Fargate adds ${OVERHEAD_MIB} MiB`;
    const data = { size: formatSize(size), ceiling: formatSize(ceiling) };
    report({ message: 'ceiling', data, at, notes: [{ text }, ...notes] });
  },
});
