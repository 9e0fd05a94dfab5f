import rule from '../../rules/no-priority-class.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

const daemonSet = `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      priorityClassName: system-cluster-critical
      containers: [{ name: agent, image: agent }]
`;

testRule(rule, [
  { name: 'allows the class that Fargate gives', yaml: pod('priorityClassName: system-node-critical') },
  { name: 'allows none', yaml: pod('priorityClassName: ""') },
  { name: 'allows null', yaml: pod('priorityClassName: null') },
  { name: 'cannot check what is filled in later', yaml: pod(`priorityClassName: "\${PRIORITY}"`) },
  { name: 'leaves a number to those who check types', yaml: pod('priorityClassName: 5') },
  { name: 'leaves a DaemonSet, whose pods run on EC2 nodes', yaml: daemonSet },
  {
    name: 'reports another class and offers to remove it',
    yaml: deployment(
      'priorityClassName: high # ✗ `priorityClassName` has no effect: Fargate replaces it with `system-node-critical`',
    ),
    suggested: deployment(''),
  },
  { name: 'reports the other class of the system', yaml: pod('priorityClassName: system-cluster-critical # ✗') },
]);
