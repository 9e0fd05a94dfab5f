import computeSize from '../../rules/compute-size.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

const tooMuchCpu = deployment(`
      containers:
        - name: proxy
          image: registry.example.com/proxy:1.0
          resources:
            requests:
              cpu: 1500m
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 15 # ✗ Requests of 16.5 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
    `);

testRule(computeSize, [
  { name: 'allows to ask for nothing', yaml: container('resources: {}') },
  {
    name: 'allows the most there is: 120 GiB less the 256 MiB that are added',
    yaml: container('resources: {requests: {cpu: 16, memory: 122624Mi}}'),
  },
  {
    name: 'does not take large limits for requests',
    yaml: container('resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 64, memory: 512Gi}}'),
  },
  {
    name: 'does not add up what cannot be read',
    yaml: pod(`
      resources: {requests: {cpu: "\${CPU}"}}
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: {requests: {cpu: 64}}
    `),
  },
  {
    name: 'takes the larger of init and application containers, not their sum',
    yaml: pod(`
      initContainers:
        - {name: one, image: registry.example.com/a:1.0, resources: {requests: {cpu: 10, memory: 100Gi}}}
        - {name: two, image: registry.example.com/a:1.0, resources: {requests: {cpu: 10, memory: 100Gi}}}
      containers:
        - {name: app, image: registry.example.com/a:1.0, resources: {requests: {cpu: 10, memory: 100Gi}}}
    `),
  },
  {
    name: 'believes the pod as a whole',
    yaml: pod(`
      resources: {requests: {cpu: 2, memory: 4Gi}}
      containers:
        - {name: app, image: registry.example.com/a:1.0, resources: {limits: {cpu: 64, memory: 400Gi}}}
    `),
  },
  {
    name: 'takes neither the limits of a patch for requests nor its silence for the defaults',
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
              cpu: 64
              memory: 512Gi
`,
  },
  {
    name: 'reports the requests of a patch',
    notes: ['app 128 GiB + Fargate 256 MiB; 8.25 GiB too much'],
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
            requests:
              memory: 128Gi # ✗ Memory requests of 128 GiB plus 256 MiB exceed the largest size, 120 GiB; the pod stays Pending
`,
  },
  {
    name: 'reports too much CPU where most of it is asked for, with the sum and what is too much',
    notes: ['app 15 + proxy 1.5; 500m CPU too much', 'proxy: 1.5, manifest.yaml:19:20'],
    yaml: tooMuchCpu,
    suggested: [onEc2(tooMuchCpu)],
  },
  {
    name: 'reports too much memory, the part of Fargate included; CPU and memory by themselves',
    notes: ['app 17; 1 CPU too much', 'app 120 GiB + Fargate 256 MiB; 256 MiB too much'],
    yaml: container(`
      resources:
        requests:
          cpu: 17 # ✗ Requests of 17 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
          memory: 120Gi # ✗ Memory requests of 120 GiB plus 256 MiB exceed the largest size, 120 GiB; the pod stays Pending
    `),
  },
  {
    name: 'points at the limit where it is the request',
    yaml: container(`
      resources:
        limits:
          cpu: "32" # ✗
    `),
  },
  {
    name: 'counts native sidecars beside init and application containers',
    notes: ['init container migrate 14 + proxy 4; 2 CPU too much', 'proxy: 4, manifest.yaml:10:35'],
    yaml: pod(`
      initContainers:
        - name: proxy
          image: registry.example.com/a:1.0
          restartPolicy: Always
          resources: {requests: {cpu: 4}}
        - name: migrate
          image: registry.example.com/a:1.0
          resources:
            requests:
              cpu: 14 # ✗ Requests of 18 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
      containers:
        - name: app
          image: registry.example.com/a:1.0
          resources: {requests: {cpu: 12}}
    `),
  },
  {
    name: 'points at what the pod asks for as a whole',
    notes: [
      'the pod as a whole 20; 4 CPU too much',
      'the pod as a whole 200 GiB + Fargate 256 MiB; 80.25 GiB too much',
    ],
    yaml: pod(`
      resources:
        requests:
          cpu: 20 # ✗ Requests of 20 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
        limits:
          memory: 200Gi # ✗ Memory requests of 200 GiB plus 256 MiB exceed the largest size, 120 GiB; the pod stays Pending
    `),
  },
  {
    name: 'names no more than three of many parts',
    notes: [
      'containers[4] 7 + d 4 + c 3 + 2 others 3; 1 CPU too much',
      'd: 4, manifest.yaml:10:80',
      'c: 3, manifest.yaml:9:80',
      'b: 2, manifest.yaml:8:80',
      'a: 1, manifest.yaml:7:80',
    ],
    yaml: pod(`
      containers:
        - {name: a, image: registry.example.com/a:1.0, resources: {requests: {cpu: 1}}}
        - {name: b, image: registry.example.com/a:1.0, resources: {requests: {cpu: 2}}}
        - {name: c, image: registry.example.com/a:1.0, resources: {requests: {cpu: 3}}}
        - {name: d, image: registry.example.com/a:1.0, resources: {requests: {cpu: 4}}}
        - {image: registry.example.com/a:1.0, resources: {requests: {cpu: 7}}} # ✗ Requests of 17 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
    `),
  },
  {
    name: 'counts the overhead of a RuntimeClass',
    notes: ['app 15.5 + RuntimeClass overhead 2; 1.5 CPU too much', 'RuntimeClass overhead: 2, manifest.yaml:6:21'],
    yaml: pod(`
      runtimeClassName: heavy
      containers:
        - name: app
          image: registry.example.com/a:1.0
          resources:
            requests:
              cpu: 15.5 # ✗ Requests of 17.5 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
    `),
    files: {
      'runtime.yaml': `
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: heavy
handler: heavy
overhead:
  podFixed:
    cpu: "2"
`,
    },
  },
  {
    name: 'allows what is provisioned at the ceiling',
    yaml: container('resources: {requests: {cpu: 4, memory: 28Gi}}'),
    options: { maxVcpu: 4, maxMemoryGiB: 30 },
  },
  {
    name: 'reports CPU above the ceiling',
    notes: ['requests 3 CPU and 1 GiB of memory; Fargate adds 256 MiB'],
    yaml: container(`
      resources:
        requests:
          cpu: 3 # ✗ The pod gets 4 vCPU / 8 GB, above the configured maximum of 2 vCPU / 120 GB
          memory: 1Gi
    `),
    options: { maxVcpu: 2 },
  },
  {
    name: 'reports memory that only a size above the ceiling has',
    yaml: container(`
      resources:
        requests:
          cpu: 1
          memory: 8Gi # ✗ The pod gets 2 vCPU / 9 GB, above the configured maximum of 1 vCPU / 120 GB
    `),
    options: { maxVcpu: 1 },
  },
  {
    name: 'does not mention the ceiling where no size is large enough',
    yaml: container(`
      resources:
        requests:
          cpu: 17 # ✗ Requests of 17 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending
    `),
    options: { maxVcpu: 2, maxMemoryGiB: 8 },
  },
]);
