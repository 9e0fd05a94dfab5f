import validSchedulerName from '../../rules/valid-scheduler-name.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

testRule(validSchedulerName, [
  { name: 'allows absence', yaml: pod('') },
  { name: 'allows the default scheduler, which the webhook replaces', yaml: pod('schedulerName: default-scheduler') },
  { name: 'allows the Fargate scheduler', yaml: pod('schedulerName: fargate-scheduler') },
  { name: 'allows the empty name', yaml: pod('schedulerName: ""') },
  { name: 'allows null', yaml: pod('schedulerName:') },
  {
    name: 'does not check placeholders and other types',
    yaml: `${pod('schedulerName: $(SCHEDULER)')}---\n${pod('schedulerName: 5')}`,
  },
  {
    name: 'reports any other and offers to remove it',
    yaml: deployment('schedulerName: volcano # ✗ `schedulerName: volcano` keeps the pod off Fargate'),
    suggested: deployment(''),
  },
  {
    name: 'allows the Fargate scheduler for a pod that a profile selects, or may select',
    settings: { profiles: [{ name: 'all', selectors: [{ namespace: 'def*' }] }] },
    yaml: deployment('schedulerName: fargate-scheduler'),
  },
  {
    name: 'reports the Fargate scheduler by hand when no profile selects the pod',
    notes: ['profile apps wants the label tier=web, missing here'],
    settings: { profiles: [{ name: 'apps', selectors: [{ namespace: 'default', labels: { tier: 'web' } }] }] },
    yaml: deployment(
      'schedulerName: fargate-scheduler # ✗ No Fargate profile selects this pod, so `fargate-scheduler` leaves it Pending',
    ),
    suggested: deployment(''),
  },
  {
    name: 'leaves a pod with another sign of Fargate to matching-profile',
    settings: { profiles: [] },
    yaml: deployment('schedulerName: fargate-scheduler\nnodeSelector: { eks.amazonaws.com/compute-type: fargate }'),
  },
]);
