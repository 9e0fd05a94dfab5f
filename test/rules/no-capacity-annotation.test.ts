import rule from '../../rules/no-capacity-annotation.ts';
import { testRule } from '../../src/testing.ts';

const annotated = (annotation: string, requests = '{ cpu: 250m, memory: 256Mi }') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels: { app: app }
  template:
    metadata:
      labels: { app: app }
      annotations:
        team: shop
        ${annotation}
    spec:
      containers:
        - name: app
          image: app
          resources:
            requests: ${requests}
`;

testRule(rule, [
  { name: 'allows other annotations', yaml: annotated('capacityprovisioned: 1vCPU 2GB') },
  { name: 'allows null', yaml: annotated('CapacityProvisioned: null') },
  {
    name: 'is silent on the annotations of the Deployment itself',
    yaml: annotated('a: b').replace('  name: app', '  name: app\n  annotations: { CapacityProvisioned: 1vCPU 2GB }'),
  },
  {
    name: 'says what size the pod will be',
    yaml: annotated(
      'CapacityProvisioned: 1vCPU 2GB # ✗ `CapacityProvisioned` has no effect; from its requests the pod gets 0.25 vCPU / 0.5 GB',
    ),
    suggested: annotated('').replace('        \n', ''),
  },
  {
    name: 'leaves the size open when requests cannot be read',
    yaml: annotated(
      'CapacityProvisioned: 1vCPU 2GB # ✗ `CapacityProvisioned` is set by Fargate; writing it has no effect',
      `{ cpu: "\${CPU}" }`,
    ),
  },
  {
    name: 'leaves the size open when there is none',
    yaml: annotated(
      'CapacityProvisioned: x # ✗ `CapacityProvisioned` is set by Fargate; writing it has no effect',
      '{ cpu: 64 }',
    ),
  },
  {
    name: 'reports a Pod, as kubectl get prints it',
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: app
  annotations:
    CapacityProvisioned: 0.25vCPU 0.5GB # ✗
spec:
  containers: [{ name: app, image: app }]
`,
  },
]);
