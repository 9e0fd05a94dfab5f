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
    storage: 'Ephemeral storage of {total} exceeds the Fargate maximum, {largest}; the pod stays Pending',
  },
  help: 'Lower the requests, or put the data on an EFS volume.',

  pod(pod, { report, settings }) {
    const { ephemeralStorage } = pod.resources;
    if (ephemeralStorage <= LARGEST || !hasKnownRequests(pod, 'ephemeral-storage')) return;
    const { sum, at, notes } = explainRequest(pod, 'ephemeral-storage');
    const text = `${sum}; ${formatBytes(ephemeralStorage - LARGEST)} too much`;
    const data = { total: formatBytes(ephemeralStorage), largest: formatBytes(LARGEST) };
    report({ message: 'storage', data, at, notes: [{ text }, ...notes], suggest: keepOnEc2(pod, settings) });
  },
});
