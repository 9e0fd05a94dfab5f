import noPrivilegeEscalation from '../../rules/no-privilege-escalation.ts';
import { container, pod, testRule } from '../../src/testing.ts';

testRule(noPrivilegeEscalation, [
  { name: 'allows false', yaml: container('securityContext: {allowPrivilegeEscalation: false}') },
  {
    name: 'allows absence and null',
    yaml: container('securityContext:\n  runAsUser: 0\n  allowPrivilegeEscalation: ~'),
  },
  {
    name: 'leaves text to those who check types',
    yaml: container('securityContext: {allowPrivilegeEscalation: "true"}'),
  },
  {
    name: 'removes an explicit true, which is the default',
    yaml: container(`
      securityContext:
        runAsUser: 101
        allowPrivilegeEscalation: true # ✗ Fargate rejects an explicit \`allowPrivilegeEscalation: true\`; the pod stays Pending
    `),
    fixed: container('securityContext:\n  runAsUser: 101'),
    suggested: container('securityContext:\n  runAsUser: 101\n  allowPrivilegeEscalation: false'),
  },
  {
    name: 'looks at init containers and sidecars',
    yaml: pod(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
      initContainers:
        - name: tune
          image: registry.example.com/tune:1.0
          securityContext:
            allowPrivilegeEscalation: true # ✗
            runAsUser: 0
        - name: proxy
          image: registry.example.com/proxy:1.0
          restartPolicy: Always
          securityContext:
            allowPrivilegeEscalation: true # ✗
            runAsUser: 0
    `),
  },
  {
    name: 'only suggests a change of a patch, whose base may say something else',
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
            allowPrivilegeEscalation: true # ✗
            runAsUser: 0
`,
    suggested: [
      `
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
            runAsUser: 0
`,
      `
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
            allowPrivilegeEscalation: false
            runAsUser: 0
`,
    ],
  },
]);
