import rule from '../../rules/no-topology-spread.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

testRule(rule, [
  { name: 'allows an empty list and null', yaml: `${pod('topologySpreadConstraints: []')}` },
  { name: 'allows null', yaml: deployment('topologySpreadConstraints: null') },
  {
    name: 'reports all constraints of a pod once and offers to remove them',
    yaml: deployment(`
      topologySpreadConstraints: # ✗ Fargate ignores \`topologySpreadConstraints\`; all pods may land in one zone
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: DoNotSchedule
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
    `),
    suggested: deployment(''),
  },
  {
    name: 'reports what a patch adds',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  template:
    spec:
      topologySpreadConstraints: # ✗
        - { maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule }
`,
  },
  {
    name: 'is silent on pods that stay on EC2',
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: app
  annotations: { eks.amazonaws.com/compute-type: ec2 }
spec:
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone }]
  containers: [{ name: app, image: app }]
`,
  },
  { name: 'leaves a wrong type to those who check types', yaml: pod('topologySpreadConstraints: zone') },
]);
