import noHostNamespaces from '../../rules/no-host-namespaces.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

testRule(noHostNamespaces, [
  {
    name: 'allows false, null and absence',
    yaml: pod(`
      hostNetwork: false
      hostPID: null
    `),
  },
  { name: 'allows containers to share processes', yaml: pod('shareProcessNamespace: true') },
  {
    name: 'reports each field and offers to remove it',
    yaml: pod(`
      hostNetwork: true # ✗ \`hostNetwork\` is not supported on Fargate; the pod stays Pending
      hostPID: true # ✗ \`hostPID\` is not supported on Fargate; the pod stays Pending
      hostIPC: true # ✗ \`hostIPC\` is not supported on Fargate; the pod stays Pending
    `),
    suggested: [
      pod('hostPID: true\nhostIPC: true'),
      onEc2(pod('hostNetwork: true\nhostPID: true\nhostIPC: true')),
      pod('hostNetwork: true\nhostIPC: true'),
      onEc2(pod('hostNetwork: true\nhostPID: true\nhostIPC: true')),
      pod('hostNetwork: true\nhostPID: true'),
      onEc2(pod('hostNetwork: true\nhostPID: true\nhostIPC: true')),
    ],
  },
  {
    name: 'looks into pod templates',
    yaml: deployment('hostIPC: yes # ✗'),
    suggested: [deployment(''), onEc2(deployment('hostIPC: yes'))],
  },
  {
    name: 'offers no EC2 nodes where there are none',
    yaml: deployment('hostIPC: true # ✗'),
    settings: { cluster: 'fargate-only' },
    suggested: deployment(''),
  },
  {
    name: 'offers no EC2 nodes in a patch',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: patched
spec:
  template:
    spec:
      hostPID: true # ✗
      priorityClassName: high
`,
    suggested: [
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: patched
spec:
  template:
    spec:
      priorityClassName: high
`,
    ],
  },
  { name: 'leaves text to those who check types', yaml: pod('hostNetwork: "true"') },
  {
    name: 'is silent on pods that stay on EC2',
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
  annotations:
    eks.amazonaws.com/compute-type: ec2
spec:
  hostNetwork: true
  containers: []
`,
  },
]);
