import ephemeralStorageSize from '../../rules/ephemeral-storage-size.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { limitRange } from '../support/limit-range.ts';
import { onEc2 } from '../support/on-ec2.ts';

const app = (fields: string) => `- name: app
    image: registry.example.com/app:1.0
    resources: ${fields}`;

const tooMuch = container(`
      resources:
        requests:
          cpu: 1
          ephemeral-storage: 200Gi # ✗ Ephemeral storage of 200 GiB exceeds the Fargate maximum, 175 GiB; the pod stays Pending
    `);

testRule(ephemeralStorageSize, [
  { name: 'allows to ask for nothing', yaml: container('resources: {}') },
  { name: 'allows the most there is', yaml: container('resources: {requests: {ephemeral-storage: 175Gi}}') },
  {
    name: 'does not add up what cannot be read',
    yaml: pod(`
containers:
  ${app('{requests: {ephemeral-storage: 400Gi}}')}
  - name: helper
    image: registry.example.com/helper:1.0
    resources: {requests: {ephemeral-storage: "\${SCRATCH}"}}`),
  },
  {
    name: 'does not take a large limit for a request',
    yaml: container('resources: {requests: {ephemeral-storage: 1Gi}, limits: {ephemeral-storage: 400Gi}}'),
  },
  {
    name: 'takes the larger of init and application containers, not their sum',
    yaml: pod(`
containers:
  ${app('{requests: {ephemeral-storage: 100Gi}}')}
initContainers:
  - name: fetch
    image: registry.example.com/fetch:1.0
    resources: {requests: {ephemeral-storage: 100Gi}}`),
  },
  {
    name: 'does not take the limit of a patch for a request',
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
          resources:
            limits:
              ephemeral-storage: 400Gi
`,
  },
  {
    name: 'reports one container that asks for more',
    notes: ['app 200 GiB; 25 GiB too much'],
    yaml: tooMuch,
    suggested: [onEc2(tooMuch)],
  },
  {
    name: 'reports the sum at its largest part; a limit alone is a request',
    notes: ['cache 150 GiB + app 50 GiB; 25 GiB too much', 'app: 50 GiB, manifest.yaml:19:34'],
    yaml: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              ephemeral-storage: 50Gi
        - name: cache
          image: registry.example.com/cache:1.0
          resources:
            limits:
              ephemeral-storage: 150Gi # ✗ Ephemeral storage of 200 GiB exceeds the Fargate maximum, 175 GiB; the pod stays Pending
    `),
  },
  {
    name: 'reports what a LimitRange gives',
    yaml: container('imagePullPolicy: Always').replace(
      '  - name: app',
      '  - name: app # ✗ Ephemeral storage of 180 GiB exceeds the Fargate maximum, 175 GiB; the pod stays Pending',
    ),
    files: { 'limits.yaml': limitRange('defaultRequest: { ephemeral-storage: 180Gi }') },
  },
]);
