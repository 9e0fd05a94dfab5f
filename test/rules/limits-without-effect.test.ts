import rule from '../../rules/limits-without-effect.ts';
import { container, pod, testRule } from '../../src/testing.ts';

testRule(rule, [
  {
    name: 'says what a BestEffort pod gets',
    yaml: pod(`
containers: # ✗ QoS BestEffort: without requests and limits the pod cannot burst into a shared node as on EC2; 0.25 vCPU and 256 MiB of its 0.25 vCPU / 0.5 GB is all that its containers ever get.
  - { name: app, image: a }`),
  },
  {
    name: 'tells a limit above the size from one inside of it',
    yaml: container(`
resources:
  requests: { cpu: 250m, memory: 1000Mi }
  limits:
    cpu: 1 # ✗ QoS Burstable: the cpu limit 1 of app is never reached. It requests 250m, and the pod is provisioned at 0.25 vCPU / 2 GB, which leaves 0.25 vCPU.
    memory: 1500Mi # ✗ QoS Burstable: the memory limit 1500 MiB of app is above its request 1000 MiB. The pod is provisioned at 0.25 vCPU / 2 GB, which leaves 1.75 GiB: there is no burst, only a cap at 1500 MiB.`),
    suggested: [
      container(`
resources:
  requests: { cpu: 1, memory: 1000Mi }
  limits:
    cpu: 1
    memory: 1500Mi`),
      container(`
resources:
  requests: { cpu: 250m, memory: 1000Mi }
  limits:
    cpu: 250m
    memory: 1500Mi`),
      container(`
resources:
  requests: { cpu: 250m, memory: 1500Mi }
  limits:
    cpu: 1
    memory: 1500Mi`),
      container(`
resources:
  requests: { cpu: 250m, memory: 1000Mi }
  limits:
    cpu: 1
    memory: 1000Mi`),
    ],
  },
  {
    name: 'counts a limit as never reached only above what is left after the overhead',
    yaml: container(`
resources:
  requests: { cpu: 1, memory: 1Gi }
  limits:
    cpu: 1
    memory: 1793Mi # ✗ …is never reached. It requests 1 GiB, and the pod is provisioned at 1 vCPU / 2 GB, which leaves 1.75 GiB.`),
  },
  {
    name: 'looks at each container by itself',
    yaml: pod(`
initContainers:
  - name: init
    image: a
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits:
        cpu: 200m # ✗ QoS Burstable: the cpu limit 200m of init is above its request 100m. …
        memory: 128Mi
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 500m, memory: 512Mi }
      limits: { cpu: 500m, memory: 512Mi }`),
  },
  {
    name: 'allows equal requests and limits',
    yaml: container('resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1000m, memory: 1024Mi } }'),
  },
  {
    name: 'allows limits alone, which are the requests then',
    yaml: container('resources: { limits: { cpu: 1, memory: 1Gi } }'),
  },
  {
    name: 'allows requests alone: nothing is capped',
    yaml: container('resources: { requests: { cpu: 1, memory: 1Gi } }'),
  },
  {
    name: 'counts the limits of a LimitRange, at the container that gets them',
    yaml: container(`
resources: # ✗ QoS Burstable: the cpu limit 2 (from a LimitRange) of app is never reached. It requests 500m, …
  requests: { cpu: 500m, memory: 512Mi }`),
    files: {
      'limits.yaml': `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec:
  limits:
    - type: Container
      default: { cpu: 2 }`,
    },
  },
  {
    name: 'reads pod-level resources',
    yaml: pod(`
resources:
  requests: { cpu: 1, memory: 1Gi }
  limits:
    cpu: 2 # ✗ QoS Burstable: the cpu limit 2 of the whole pod is never reached. …
    memory: 1Gi`),
  },
  {
    name: 'leaves a pod that no size holds to the size rules',
    yaml: container('resources: { requests: { cpu: 17, memory: 1Gi }, limits: { cpu: 18, memory: 1Gi } }'),
  },
  {
    name: 'cannot judge an amount that is filled in later',
    yaml: container('resources: { requests: { cpu: 1 }, limits: { cpu: "$(CPU)" } }'),
  },
]);
