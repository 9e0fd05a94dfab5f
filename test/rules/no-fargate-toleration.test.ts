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

/** Profiles that select none of the pods here. */
const OTHERS = [{ name: 'apps', selectors: [{ namespace: 'apps' }] }];

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
        - key: eks.amazonaws.com/compute-type # ✗ This toleration has no effect: Fargate profiles bring pods to Fargate, not tolerations
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
        - operator: Exists # ✗ Tolerating every taint has no effect on Fargate, where each pod gets a node of its own
    `),
    suggested: pod(''),
  },
  {
    name: 'leaves DaemonSets to no-daemonset',
    yaml: daemonSet('tolerations: [{ operator: Exists }]'),
  },
  {
    name: 'reports a pod on EC2 that may be bound to a leftover Fargate node',
    yaml: deployment(
      'tolerations:\n        - { key: batch, operator: Exists }\n        - operator: Exists # ✗ This toleration may bind the pod to a leftover Fargate node, where it cannot start',
    ),
    settings: { profiles: OTHERS },
    suggested: deployment('tolerations:\n        - { key: batch, operator: Exists }'),
  },
  {
    name: 'counts the annotation that keeps a pod on EC2 as well',
    yaml: deployment('tolerations:\n        - operator: Exists # ✗ …leftover Fargate node…').replace(
      '        app: app\n    spec',
      '        app: app\n      annotations:\n        eks.amazonaws.com/compute-type: ec2\n    spec',
    ),
  },
  {
    name: 'allows it on EC2 where the node selection excludes Fargate nodes',
    yaml: deployment('nodeSelector: { pool: spot }\ntolerations: [{ operator: Exists }]'),
    settings: { profiles: OTHERS },
  },
  {
    name: 'takes a toleration of this taint alone for a wish to be on Fargate, which is the finding of matching-profile',
    yaml: deployment('tolerations: [{ key: eks.amazonaws.com/compute-type, operator: Exists }]'),
    settings: { profiles: OTHERS },
  },
]);
