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
  description: 'Disallow requests above the largest Fargate size, or above a ceiling of your own',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://github.com/aws/eks-distro-prow-jobs/issues/11',
  ],
  messages: {
    cpu: 'The pod requests {total} CPU ({sum}), and the largest Fargate size has {largest}: take off {excess} CPU, or it stays Pending.',
    memory:
      'The pod requests {total} of memory ({sum}), and the largest Fargate size has {largest}: take off {excess}, or it stays Pending.',
    ceiling: {
      text: 'The pod is provisioned at {size}, above the ceiling of {ceiling} that is set here: it requests {cpu} CPU and {memory} of memory, {overhead} MiB for Fargate included.',
      severity: 'warn',
      outcome: 'runs',
    },
  },
  help: 'Lower the requests, move containers to pods of their own, or keep this workload on EC2 nodes.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      maxVcpu: {
        description: 'Most vCPU that a pod may be provisioned with.',
        type: 'number',
        minimum: 0.25,
        maximum: LARGEST_SIZE.vcpu,
        default: LARGEST_SIZE.vcpu,
      },
      maxMemoryGiB: {
        description: 'Most memory that a pod may be provisioned with, in GiB (GB in the words of AWS).',
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
      const { sum, ...where } = explainRequest(pod, 'cpu');
      const data = { total: formatCpu(cpu), sum, largest: LARGEST_SIZE.vcpu, excess: formatCpu(missingCpu) };
      report({ message: 'cpu', data, ...where, ...refused });
    }
    const missingMemory = memory + OVERHEAD - memoryOf(LARGEST_SIZE);
    if (missingMemory > ZERO) {
      const { sum, ...where } = explainRequest(pod, 'memory');
      const data = {
        total: formatBytes(memory + OVERHEAD),
        sum: `${sum} + ${OVERHEAD_MIB} MiB`,
        largest: formatBytes(memoryOf(LARGEST_SIZE)),
        excess: formatBytes(missingMemory),
      };
      report({ message: 'memory', data, ...where, ...refused });
    }
    const size = sizeFor(cpu, memory);
    if (!size) return;
    const { sum, ...where } = explainRequest(pod, sizeFor(cpu, ZERO, ceiling) ? 'memory' : 'cpu');
    const data = {
      size: formatSize(size),
      ceiling: formatSize(ceiling),
      cpu: formatCpu(cpu),
      memory: formatBytes(memory + OVERHEAD),
      overhead: OVERHEAD_MIB,
    };
    report({ message: 'ceiling', data, ...where });
  },
});
