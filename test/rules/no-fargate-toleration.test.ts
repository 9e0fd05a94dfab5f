import rule from '../../rules/no-fargate-toleration.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

const daemonSet = (spec: string) => `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector:
    matchLabels: { app: agent }
  template:
    metadata:
      labels: { app: agent }
    spec:
      ${spec}
      containers:
        - name: agent
          image: agent
`;

testRule(rule, [
  {
    name: 'allows tolerations of other taints',
    yaml: pod(`
      tolerations:
        - { key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule }
        - { key: dedicated, operator: Equal, value: batch, effect: NoSchedule }
        - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
    `),
  },
  { name: 'allows an empty list and null', yaml: pod('tolerations: []') },
  { name: 'allows null', yaml: pod('tolerations: null') },
  {
    name: 'allows what does not match the taint: another value, effect or operator, or no key to any operator but Exists',
    yaml: pod(`
      tolerations:
        - { key: eks.amazonaws.com/compute-type, operator: Equal, value: ec2, effect: NoSchedule }
        - { key: eks.amazonaws.com/compute-type, operator: Exists, effect: NoExecute }
        - { key: eks.amazonaws.com/compute-type, operator: Lt, value: "5" }
        - { key: eks.amazonaws.com/compute-type, value: "\${TYPE}" }
        - { operator: Exists, effect: NoExecute }
        - { operator: Equal, value: fargate }
    `),
  },
  {
    name: 'reports every way to tolerate the taint, and removes it',
    yaml: deployment(`
      tolerations:
        - key: eks.amazonaws.com/compute-type # ✗ Tolerating the taint eks.amazonaws.com/compute-type has no effect: a Fargate profile brings a pod to Fargate, and its scheduler asks for no toleration.
          operator: Equal
          value: fargate
          effect: NoSchedule
        - key: dedicated
          operator: Exists
        - key: eks.amazonaws.com/compute-type # ✗
          operator: Exists
        - key: eks.amazonaws.com/compute-type # ✗
          value: fargate
    `),
    fixed: deployment(`
      tolerations:
        - key: dedicated
          operator: Exists
    `),
    suggested: [],
  },
  {
    name: 'removes a list that would be left empty',
    yaml: pod(`
      tolerations:
        - effect: NoSchedule
          key: eks.amazonaws.com/compute-type # ✗
          operator: Exists
    `),
    fixed: pod(''),
  },
  {
    name: 'only offers to remove a toleration of every taint',
    yaml: pod(`
      tolerations:
        - operator: Exists # ✗ Tolerating every taint has no effect on Fargate: each pod gets a new node, and no taint keeps it off.
    `),
    suggested: pod(''),
  },
  {
    name: 'tells a DaemonSet what its toleration does',
    yaml: daemonSet(
      'tolerations:\n        - operator: Exists # ✗ This toleration matches the taint of Fargate nodes, so the DaemonSet makes a pod for each of them, which stays Pending: a Fargate node holds one pod.',
    ),
    suggested: daemonSet('').replace('      \n', ''),
  },
  {
    name: 'is silent on a DaemonSet that excludes Fargate nodes',
    yaml: daemonSet('nodeSelector: { pool: spot }\n      tolerations: [{ operator: Exists }]'),
  },
]);
