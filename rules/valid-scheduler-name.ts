import { optsOut } from '../src/fargate/placement.ts';
import { signsOfFargate } from '../src/fargate/profiles/intent.ts';
import { candidateOf } from '../src/fargate/profiles/match.ts';
import { reasonAgainst } from '../src/fargate/profiles/near-miss.ts';
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
    'https://eksctl.io/usage/fargate-support/',
  ],
  messages: {
    other:
      'Fargate nodes are given out by fargate-scheduler, which takes over from the default scheduler only: {scheduler} keeps the pod off Fargate.',
    unselected:
      'fargate-scheduler places only pods that a Fargate profile takes, and none takes this one: {reason}. It stays Pending.',
  },
  help: 'Remove schedulerName for a workload that goes to Fargate; its webhook sets the right one.',

  pod(pod, { report }) {
    const at = pod.spec.at('schedulerName');
    if (!at.string || ACCEPTED.has(at.string) || isPlaceholder(at.value)) return;
    report({ message: 'other', at, data: { scheduler: at.string }, suggest: [removeField(at)] });
  },

  everyPod(pod, { report, placement, settings: { profiles } }) {
    const at = pod.spec.at('schedulerName');
    if (profiles === null || at.value !== 'fargate-scheduler' || placement(pod).runsOn === 'fargate') return;
    // With another sign of Fargate it is the finding of matching-profile.
    if (!pod.complete || optsOut(pod) || signsOfFargate(pod).length > 0) return;
    const reason = reasonAgainst(candidateOf(pod), profiles);
    report({ message: 'unselected', at, data: { reason }, suggest: [removeField(at)] });
  },
});
