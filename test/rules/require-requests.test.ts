import rule from '../../rules/require-requests.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { limitRange } from '../support/limit-range.ts';

testRule(rule, [
  { name: 'reports a pod that requests nothing', yaml: pod('').replace('containers:', 'containers: # ✗') },
  {
    name: 'names the size that it gets',
    notes: ['256 MiB of the memory is reserved for Fargate; QoS class BestEffort'],
    yaml: deployment(`
containers: # ✗ No CPU or memory requests; the pod gets 0.25 vCPU / 0.5 GB
  - name: app
    image: a
  - name: sidecar
    image: b
    resources: { requests: { ephemeral-storage: 30Gi } }`),
  },
  {
    name: 'counts a request of zero as none',
    yaml: pod(`
containers: # ✗
  - { name: app, image: a, resources: { requests: { cpu: 0 } } }`),
  },
  { name: 'allows a request for one resource', yaml: container('resources: { requests: { cpu: 100m } }') },
  { name: 'takes a limit for a request', yaml: container('resources: { limits: { memory: 1Gi } }') },
  {
    name: 'allows a request of one of several containers',
    yaml: pod(`
containers:
  - { name: app, image: a }
  - { name: log, image: b, resources: { requests: { memory: 64Mi } } }`),
  },
  {
    name: 'counts init containers and pod-level resources',
    yaml: pod(`
initContainers:
  - { name: init, image: a, resources: { requests: { memory: 64Mi } } }`),
  },
  { name: 'counts pod-level resources', yaml: pod('resources: { requests: { memory: 64Mi } }') },
  {
    name: 'counts the defaults of a LimitRange',
    yaml: pod(''),
    files: { 'limits.yaml': limitRange('defaultRequest: { memory: 256Mi }') },
  },
  {
    name: 'cannot check an amount that is filled in later',
    yaml: container('resources: { requests: { cpu: "$(CPU)" } }'),
  },
  {
    name: 'says nothing of a patch',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  template:
    spec:
      containers:
        - name: app
          env: [{ name: A, value: b }]`,
  },
]);
