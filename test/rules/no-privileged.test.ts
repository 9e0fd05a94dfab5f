import noPrivileged from '../../rules/no-privileged.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

testRule(noPrivileged, [
  { name: 'allows false', yaml: container('securityContext: {privileged: false}') },
  { name: 'allows null and absence', yaml: container('securityContext:\n  privileged:\n  runAsUser: 0') },
  {
    name: 'leaves text and placeholders to those who check types',
    yaml: container('securityContext: {privileged: "true"}'),
  },
  { name: 'does not look at the pod’s own security context', yaml: pod('securityContext: {privileged: true}') },
  {
    name: 'reports it and offers to remove it',
    yaml: container(`
      securityContext:
        privileged: true # ✗ Privileged containers are not supported on Fargate; the pod stays Pending
        runAsUser: 0
    `),
    suggested: [
      container('securityContext:\n  runAsUser: 0'),
      onEc2(container('securityContext:\n  privileged: true\n  runAsUser: 0')),
    ],
  },
  {
    name: 'looks at every kind of container',
    yaml: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          securityContext: {privileged: true} # ✗
      initContainers:
        - name: tune
          image: registry.example.com/tune:1.0
          securityContext:
            privileged: yes # ✗
        - name: proxy
          image: registry.example.com/proxy:1.0
          restartPolicy: Always
          securityContext:
            privileged: true # ✗
      ephemeralContainers:
        - name: shell
          image: registry.example.com/shell:1.0
          securityContext:
            privileged: true # ✗
    `),
  },
  {
    name: 'reports it in a patch too',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    spec:
      containers:
        - name: app
          securityContext:
            privileged: true # ✗
`,
  },
]);
