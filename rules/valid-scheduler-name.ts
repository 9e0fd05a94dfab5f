import { signsOfFargate } from '../src/fargate/profiles/intent.ts';
import { candidateOf } from '../src/fargate/profiles/match.ts';
import { reasonAgainst } from '../src/fargate/profiles/near-miss.ts';
import { isDaemonSet } from '../src/fargate/scheduling/daemon-sets.ts';
import { optsOut } from '../src/fargate/scheduling/placement.ts';
import { foreignSchedulerOf } from '../src/fargate/scheduling/scheduler-event.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'valid-scheduler-name',
  description: 'Disallow a schedulerName that keeps the pod off Fargate',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: [
    'https://github.com/aws/karpenter-provider-aws/issues/7455',
    'https://repost.aws/knowledge-center/eks-resolve-pending-fargate-pods',
    'https://eksctl.io/usage/fargate-support/',
  ],
  messages: {
    other: {
      text: '`schedulerName: {scheduler}` keeps the pod off Fargate',
      outcome: 'absent',
    },
    unselected: 'No Fargate profile selects this pod, so `fargate-scheduler` leaves it Pending',
  },
  help: 'Remove `schedulerName`; on Fargate the webhook sets it.',

  pod(pod, { report }) {
    const scheduler = foreignSchedulerOf(pod);
    const at = pod.spec.at('schedulerName');
    if (scheduler !== undefined) report({ message: 'other', at, data: { scheduler }, suggest: [removeField(at)] });
  },

  everyPod(pod, { report, placement, settings: { profiles } }) {
    const at = pod.spec.at('schedulerName');
    if (profiles === null || at.value !== 'fargate-scheduler' || placement(pod).runsOn === 'fargate') return;
    // With another sign of Fargate it is left to matching-profile.
    if (!pod.complete || isDaemonSet(pod) || optsOut(pod) || signsOfFargate(pod).length > 0) return;
    const notes = [{ text: reasonAgainst(candidateOf(pod), profiles) }];
    report({ message: 'unselected', at, notes, suggest: [removeField(at)] });
  },
});
