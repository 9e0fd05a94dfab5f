import validSchedulerName from '../../rules/valid-scheduler-name.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

testRule(validSchedulerName, [
  { name: 'allows absence', yaml: pod('') },
  { name: 'allows the default scheduler, which the webhook replaces', yaml: pod('schedulerName: default-scheduler') },
  { name: 'allows the Fargate scheduler', yaml: pod('schedulerName: fargate-scheduler') },
  { name: 'allows the empty name', yaml: pod('schedulerName: ""') },
  { name: 'allows null', yaml: pod('schedulerName:') },
  {
    name: 'does not judge placeholders and other types',
    yaml: `${pod('schedulerName: $(SCHEDULER)')}---\n${pod('schedulerName: 5')}`,
  },
  {
    name: 'reports any other and offers to remove it',
    yaml: deployment('schedulerName: volcano # ✗ …: volcano keeps the pod off Fargate.'),
    suggested: deployment(''),
  },
]);
