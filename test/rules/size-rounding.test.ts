import rule from '../../rules/size-rounding.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { limitRange } from '../support/limit-range.ts';

/** Prices of us-east-1: 0.04048 USD an hour for a vCPU, 0.004445 USD for a GB; 730 hours a month. */
testRule(rule, [
  // 1024 + 256 - 24 MiB = 1 GB and 24 MiB, so 2 GB; 1 GB × 0.004445 × 730 = 3.24485.
  {
    name: 'says what to take off, from where, and what it saves',
    notes: [
      'requests 250m CPU and 792 MiB of memory; Fargate adds 256 MiB',
      'size 0.25 vCPU / 1 GB instead of 0.25 vCPU / 2 GB',
    ],
    yaml: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 250m
              memory: 792Mi # ✗ Request 24 MiB less in \`app\` to save 3.24 USD/month per replica
    `),
    suggested: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 250m
              memory: 768Mi
    `),
  },
  // 0.25 vCPU has 2 GB at most: 2.25 GB need 0.5 vCPU / 3 GB. (0.25 × 0.04048 + 0.004445) × 730 = 10.63245.
  {
    name: 'saves CPU where it is memory that asks for the next row',
    yaml: container(`
      resources:
        requests:
          cpu: 100m
          memory: 2Gi # ✗ Request 256 MiB less in \`app\` to save 10.63 USD/month
    `),
    suggested: container(`
      resources:
        requests:
          cpu: 100m
          memory: 1792Mi
    `),
  },
  // 16 + 0.25 GiB are above the 16 GB of 2 vCPU. (2 × 0.04048 + 0.004445) × 730 = 62.34565.
  {
    name: 'finds that 256 MiB cost two vCPU, and changes a limit that says the same',
    yaml: container(`
      resources:
        requests:
          cpu: 2
          memory: 16Gi # ✗ Request 256 MiB less in \`app\` to save 62.35 USD/month
        limits:
          cpu: 2
          memory: 16384Mi
    `),
    suggested: container(`
      resources:
        requests:
          cpu: 2
          memory: 16128Mi
        limits:
          cpu: 2
          memory: 16128Mi
    `),
  },
  // 1100m need 2 vCPU / 4 GB; 1 vCPU has 2 GB. (1 × 0.04048 + 2 × 0.004445) × 730 = 36.0401.
  {
    name: 'takes off CPU, in the notation of the request, and leaves a limit of another value alone',
    yaml: container(`
      resources:
        requests:
          cpu: 1.1 # ✗ Request 100m CPU less in \`app\` to save 36.04 USD/month
          memory: 1Gi
        limits:
          cpu: 2
    `),
    suggested: container(`
      resources:
        requests:
          cpu: 1
          memory: 1Gi
        limits:
          cpu: 2
    `),
  },
  // (0.25 × 0.04048 + 0.5 × 0.004445) × 730 = 9.010025.
  {
    name: 'takes off both, and points at the CPU',
    notes: [
      'requests 260m CPU and 300 MiB of memory; Fargate adds 256 MiB',
      'size 0.25 vCPU / 0.5 GB instead of 0.5 vCPU / 1 GB',
      '44 MiB less in `app`, manifest.yaml:12:19',
    ],
    yaml: container(`
      resources:
        requests:
          cpu: "0.26" # ✗ Request 10m CPU less in \`app\` and 44 MiB less in \`app\` to save 9.01 USD/month
          memory: 300Mi
    `),
    suggested: container(`
      resources:
        requests:
          cpu: "0.25"
          memory: 256Mi
    `),
  },
  // 2.1 vCPU and 10.25 GB need 4 vCPU / 11 GB. (2 × 0.04048 + 0.004445) × 730 = 62.34565; 9 GB would take off 1 GiB
  // more (1.25 GiB are 12.5 %) to save 1 GB more.
  {
    name: 'takes the saving of both together, and stops where the next step costs what it saves',
    yaml: container(`
      resources:
        requests:
          cpu: 2100m # ✗ Request 100m CPU less in \`app\` and 256 MiB less in \`app\` to save 62.35 USD/month
          memory: 10Gi
    `),
  },
  {
    name: 'takes off the container that asks for most',
    yaml: pod(`
      containers:
        - name: proxy
          image: registry.example.com/proxy:1.0
          resources: { requests: { cpu: 100m, memory: 192Mi } }
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 150m
              memory: 600Mi # ✗ Request 24 MiB less in \`app\` to save 3.24 USD/month
    `),
  },
  {
    name: 'rounds down to whole MiB where requests are not',
    yaml: container(`
      resources:
        requests:
          memory: 850M # ✗ Request 43 MiB less in \`app\` to save 3.24 USD/month
    `),
    suggested: container(`
      resources:
        requests:
          memory: 768Mi
    `),
  },
  {
    name: 'takes off an init container where that decides the sum',
    yaml: pod(`
      initContainers:
        - name: migrate
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 550m # ✗ Request 50m CPU less in init container \`migrate\` to save 18.02 USD/month
              memory: 512Mi
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 200m, memory: 512Mi } }
    `),
  },
  {
    name: 'takes off init and application container where both are too large',
    yaml: pod(`
      initContainers:
        - name: migrate
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 520m, memory: 512Mi } }
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 550m # ✗ Request 50m CPU less in \`app\` and 20m CPU less in init container \`migrate\` to save 18.02 USD/month
              memory: 512Mi
    `),
    suggested: pod(`
      initContainers:
        - name: migrate
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 500m, memory: 512Mi } }
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 500m
              memory: 512Mi
    `),
  },
  {
    name: 'trims a sidecar once for everything that runs beside it',
    yaml: pod(`
      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1.0
          restartPolicy: Always
          resources:
            requests:
              cpu: 400m # ✗ Request 30m CPU less in \`proxy\` to save 18.02 USD/month
        - name: migrate
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 120m } }
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 130m } }
    `),
  },
  {
    name: 'points at a limit that is the request',
    notes: [
      'requests 250m CPU and 800 MiB of memory; Fargate adds 256 MiB',
      'size 0.25 vCPU / 1 GB instead of 0.25 vCPU / 2 GB',
      'app: the limit is also the request',
    ],
    yaml: container(`
      resources:
        limits:
          cpu: 250m
          memory: 800Mi # ✗ Request 32 MiB less in \`app\` to save 3.24 USD/month
    `),
    suggested: container(`
      resources:
        limits:
          cpu: 250m
          memory: 768Mi
    `),
  },
  {
    name: 'says when a LimitRange gives the request, and has nothing to write then',
    notes: [
      'requests 100m CPU and 800 MiB of memory; Fargate adds 256 MiB',
      'size 0.25 vCPU / 1 GB instead of 0.25 vCPU / 2 GB',
      'app: the request comes from a LimitRange',
    ],
    yaml: pod(`
      containers:
        - name: app # ✗ Request 32 MiB less in \`app\` to save 3.24 USD/month
          image: registry.example.com/app:1.0
    `),
    files: { 'limits.yaml': limitRange('defaultRequest: { cpu: 100m, memory: 800Mi }') },
    suggested: [],
  },
  {
    name: 'reads pod-level resources',
    yaml: pod(`
      resources:
        requests:
          cpu: 100m
          memory: 2Gi # ✗ Request 256 MiB less in the pod as a whole to save 10.63 USD/month
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { memory: 1Gi } }
    `),
  },
  {
    name: 'does not ask a pod to request less than its containers',
    yaml: pod(`
      resources: { requests: { cpu: 100m, memory: 2Gi } }
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { memory: 2Gi } }
    `),
  },
  {
    name: 'leaves the overhead of a RuntimeClass alone',
    yaml: pod(`
      runtimeClassName: heavy
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              memory: 700Mi # ✗ Request 32 MiB less in \`app\` to save 3.24 USD/month
    `),
    files: {
      'runtime.yaml': `
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: heavy
handler: heavy
overhead: { podFixed: { memory: 100Mi } }`,
    },
  },
  // 0.25 × 0.04048 + 0.004445 = 0.014565 an hour.
  {
    name: 'counts a Job by the hour',
    yaml: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: registry.example.com/import:1.0
          resources:
            requests:
              memory: 2Gi # ✗ Request 256 MiB less in \`import\` to save 0.015 USD/hour per pod
`,
  },
  // 1 × 0.00553 × 730 = 4.0369.
  {
    name: 'takes the prices of the region',
    yaml: container(`
      resources:
        requests:
          memory: 792Mi # ✗ Request 24 MiB less in \`app\` to save 4.04 USD/month
    `),
    settings: { region: 'ap-northeast-1' },
  },
  {
    name: 'names no price where none is known',
    yaml: container(`
      resources:
        requests:
          memory: 792Mi # ✗ Request 24 MiB less in \`app\` to save 1 GB
    `),
    settings: { region: 'us-gov-west-1' },
  },
  // 1 × 0.03 × 730 = 21.9.
  {
    name: 'takes prices of its own before those of the region',
    yaml: container(`
      resources:
        requests:
          memory: 792Mi # ✗ Request 24 MiB less in \`app\` to save 21.90 CNY/month
    `),
    settings: { prices: { vcpuHour: 0.3, memoryGiBHour: 0.03, currency: 'CNY' } },
  },
  { name: 'allows what fits a size exactly', yaml: container('resources: { requests: { cpu: 1, memory: 1792Mi } }') },
  {
    name: 'allows what is far above the smaller size',
    yaml: container('resources: { requests: { cpu: 250m, memory: 1Gi } }'),
  },
  {
    name: 'does not ask to take off as much as it saves: 9.75 GiB fill 10 GB',
    yaml: container('resources: { requests: { cpu: 2, memory: 9984Mi } }'),
  },
  {
    name: 'does not call three quarters of a step little',
    yaml: container('resources: { requests: { cpu: 2, memory: 10752Mi } }'),
  },
  {
    name: 'asks for more with a larger margin',
    yaml: container(`
      resources:
        requests:
          cpu: 250m
          memory: 1Gi # ✗ Request 256 MiB less in \`app\` to save 3.24 USD/month
    `),
    options: { margin: 0.25 },
  },
  {
    name: 'asks for less with a smaller margin',
    yaml: container('resources: { requests: { cpu: 250m, memory: 792Mi } }'),
    options: { margin: 0.03 },
  },
  {
    name: 'does not spread a cut over many small containers',
    yaml: pod(`
      containers:
        - { name: a, image: registry.example.com/a:1.0, resources: { requests: { cpu: 60m } } }
        - { name: b, image: registry.example.com/a:1.0, resources: { requests: { cpu: 60m } } }
        - { name: c, image: registry.example.com/a:1.0, resources: { requests: { cpu: 60m } } }
        - { name: d, image: registry.example.com/a:1.0, resources: { requests: { cpu: 60m } } }
        - { name: e, image: registry.example.com/a:1.0, resources: { requests: { cpu: 50m } } }
    `),
  },
  {
    name: 'leaves a pod that no size holds to another rule',
    yaml: container('resources: { requests: { cpu: 16500m } }'),
  },
  { name: 'leaves a pod without requests to another rule', yaml: pod('') },
  {
    name: 'cannot check an amount that is filled in later',
    yaml: container('resources: { requests: { cpu: "$(CPU)", memory: 792Mi } }'),
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
          resources: { requests: { cpu: 1100m, memory: 792Mi } }`,
  },
  {
    name: 'says nothing of a DaemonSet, which does not run at all',
    yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: app }
spec:
  selector: { matchLabels: { app: app } }
  template:
    metadata: { labels: { app: app } }
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { cpu: 1100m, memory: 792Mi } }`,
  },
  // (0.25 × 0.04048 + 0.5 × 0.004445) × 730 = 9.010025.
  {
    name: 'says what requests far below the smallest size cost',
    notes: [
      'requests 10m CPU and 32 MiB of memory',
      '0.25 vCPU / 0.5 GB costs 9.01 USD/month per replica',
      'memory requested here, manifest.yaml:20:23',
    ],
    yaml: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources:
            requests:
              cpu: 10m # ✗ Requests are far below the smallest size, 0.25 vCPU / 0.5 GB, which is billed anyway
              memory: 32Mi
    `),
    suggested: [],
  },
  {
    name: 'allows requests that are not far below the smallest size',
    yaml: container('resources: { requests: { cpu: 63m, memory: 32Mi } }'),
  },
  {
    name: 'cannot tell what a pod needs that requests one of the two',
    yaml: container('resources: { requests: { cpu: 10m } }'),
  },
  {
    name: 'says nothing of small requests where that is not asked for',
    yaml: container('resources: { requests: { cpu: 10m, memory: 32Mi } }'),
    options: { floor: 0 },
  },
]);
