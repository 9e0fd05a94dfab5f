import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, removeField } from '../src/rule.ts';

/** The webhook rewrites the first into the second; source: https://github.com/aws/karpenter-provider-aws/issues/7455. */
const ACCEPTED: ReadonlySet<string> = new Set(['default-scheduler', 'fargate-scheduler']);

export default defineRule({
  id: 'valid-scheduler-name',
  description: 'Disallow a schedulerName that keeps the pod off Fargate',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  references: [
    'https://github.com/aws/karpenter-provider-aws/issues/7455',
    'https://repost.aws/knowledge-center/eks-resolve-pending-fargate-pods',
  ],
  messages: {
    other:
      'Fargate nodes are given out by fargate-scheduler, which takes over from the default scheduler only: {scheduler} keeps the pod off Fargate.',
  },
  help: 'Remove schedulerName for a workload that goes to Fargate; its webhook sets the right one.',

  pod(pod, { report }) {
    const at = pod.spec.at('schedulerName');
    if (!at.string || ACCEPTED.has(at.string) || isPlaceholder(at.value)) return;
    report({ message: 'other', at, data: { scheduler: at.string }, suggest: [removeField(at)] });
  },
});
