import {
  cpuOf,
  type FargateSize,
  formatSize,
  LARGEST_SIZE,
  memoryOf,
  OVERHEAD,
  OVERHEAD_MIB,
  sizeFor,
} from '../src/fargate/sizes.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from '../src/kubernetes/quantity.ts';
import { formatParts, hasKnownRequests, type RequestPart, requestParts } from '../src/kubernetes/request-parts.ts';
import { defineRule } from '../src/rule.ts';

interface Options {
  readonly maxVcpu: number;
  readonly maxMemoryGiB: number;
}

export default defineRule({
  id: 'compute-size',
  description: 'Disallow requests above the largest Fargate size, or above a ceiling of your own',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
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
      affectsVerdict: false,
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

  pod(pod, { report, options }) {
    if (!hasKnownRequests(pod, 'cpu') || !hasKnownRequests(pod, 'memory')) return;
    const { cpu, memory: requested } = pod.resources;
    const memory = requested + OVERHEAD;
    const cpuParts = requestParts(pod, 'cpu');
    const memoryParts = requestParts(pod, 'memory');
  },
});
