import { MAX_EPHEMERAL_GIB } from '../src/fargate/sizes/sizes.ts';
import { formatBytes, GIB } from '../src/kubernetes/requests/quantity.ts';
import { explainRequest, hasKnownRequests } from '../src/kubernetes/requests/request-parts.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

const LARGEST = BigInt(MAX_EPHEMERAL_GIB) * GIB;

export default defineRule({
  id: 'ephemeral-storage-size',
  description: 'Disallow ephemeral-storage requests above what Fargate provisions',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://aws.amazon.com/blogs/containers/amazon-eks-fargate-adds-support-for-larger-ephemeral-volumes/',
  ],
  messages: {
    storage:
      'The pod requests {total} of ephemeral storage ({sum}), and Fargate provisions requests of up to {largest}: take off {excess}.',
  },
  help: 'Lower the requests, or keep the data on an EFS volume.',

  pod(pod, { report, settings }) {
    const { ephemeralStorage } = pod.resources;
    if (ephemeralStorage <= LARGEST || !hasKnownRequests(pod, 'ephemeral-storage')) return;
    const { sum, ...where } = explainRequest(pod, 'ephemeral-storage');
    const data = {
      total: formatBytes(ephemeralStorage),
      sum,
      largest: formatBytes(LARGEST),
      excess: formatBytes(ephemeralStorage - LARGEST),
    };
    report({ message: 'storage', data, ...where, suggest: keepOnEc2(pod, settings) });
  },
});
