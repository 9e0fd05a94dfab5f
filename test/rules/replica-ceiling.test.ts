import rule from '../../rules/replica-ceiling.ts';
import { testRule } from '../../src/testing.ts';

interface Scaled {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly replicas: string;
  readonly requests?: string;
  readonly annotations?: string;
}

function workload({ kind = 'Deployment', name = 'web', namespace = 'shop', ...fields }: Scaled): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ${fields.replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: { ${fields.annotations ?? ''} }
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.0
          resources: { requests: { ${fields.requests ?? ''} } }
`;
}

function autoscaler(maxReplicas: string, name = 'web', namespace = 'shop'): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  ${maxReplicas}
`;
}

testRule(rule, [
  { name: 'allows as many pods as there may be nodes', yaml: workload({ replicas: 'replicas: 5000' }) },
  {
    name: 'reports more',
    notes: ['Deployment web 5001'],
    yaml: workload({
      replicas:
        'replicas: 5001 # ✗ At maximum scale, 5001 Fargate pods need a node each, above the limit of 5000 nodes',
    }),
    suggested: [],
  },
  {
    name: 'adds up the set, and points at the largest part of it',
    notes: [
      'Deployment large 2500 + StatefulSet store 2000 + Deployment small 1000',
      'StatefulSet store: 2000 pods, manifest.yaml:43:13',
      'Deployment small: 1000 pods, manifest.yaml:7:13',
    ],
    yaml: `${workload({ name: 'small', replicas: 'replicas: 1000' })}---
${workload({ name: 'large', replicas: 'replicas: 2500 # ✗ At maximum scale, 5500 Fargate pods need a node each, above the limit of 5000 nodes' })}---
${workload({ kind: 'StatefulSet', name: 'store', replicas: 'replicas: 2000' })}`,
  },
  {
    name: 'names no more than three of many',
    notes: [
      'Deployment a 10 + Deployment b 9 + Deployment c 8 + 2 others 13',
      'Deployment b: 9 pods, manifest.yaml:25:13',
      'Deployment c: 8 pods, manifest.yaml:43:13',
      'Deployment d: 7 pods, manifest.yaml:61:13',
    ],
    yaml: ['a', 'b', 'c', 'd', 'e']
      .map((name, index) =>
        workload({
          name,
          replicas: `replicas: ${10 - index}${index === 0 ? ' # ✗ At maximum scale, 40 Fargate pods need a node each, above the limit of 20 nodes' : ''}`,
        }),
      )
      .join('---\n'),
    options: { maxNodes: 20 },
  },
  {
    name: 'believes the autoscaler, not the replicas',
    yaml: `${workload({ replicas: 'replicas: 3' })}---
${autoscaler('maxReplicas: 6000 # ✗ At maximum scale, 6000 Fargate pods need a node each, above the limit of 5000 nodes')}`,
  },
  {
    name: 'lets the autoscaler lower what the replicas say',
    yaml: `${workload({ replicas: 'replicas: 6000' })}---
${autoscaler('maxReplicas: 20')}`,
  },
  {
    name: 'does not take the autoscaler of another namespace',
    yaml: `${workload({ replicas: 'replicas: 3' })}---
${autoscaler('maxReplicas: 6000', 'web', 'other')}`,
  },
  {
    name: 'reads autoscalers of KEDA, which scale to 100 when they do not say how far',
    yaml: `${workload({ replicas: 'replicas: 1' })}---
${workload({ name: 'worker', replicas: 'replicas: 1' })}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { name: web }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: worker, namespace: shop }
spec:
  scaleTargetRef: { name: worker }
  maxReplicaCount: 200 # ✗ At maximum scale, 300 Fargate pods need a node each, above the limit of 299 nodes
`,
    options: { maxNodes: 299 },
  },
  {
    name: 'counts base and overlays of a workload once, the largest of them',
    yaml: workload({ replicas: 'replicas: 3000' }),
    files: {
      'overlays/prod/web.yaml': workload({ replicas: 'replicas: 4000' }),
      'overlays/test/web.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 1`,
    },
  },
  {
    name: 'takes the number of an overlay',
    yaml: workload({ replicas: 'replicas: 3' }),
    files: {
      'kustomization.yaml': `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
replicas:
  - name: web
    count: 5001 # ✗`,
    },
  },
  {
    name: 'counts the same name in two namespaces twice',
    yaml: `${workload({ replicas: 'replicas: 3000 # ✗ At maximum scale, 6000 Fargate pods need a node each, above the limit of 5000 nodes' })}---
${workload({ namespace: 'other', replicas: 'replicas: 3000' })}`,
  },
  {
    name: 'counts one pod where nothing else is said, and the parallelism of Jobs',
    yaml: `${workload({ replicas: 'revisionHistoryLimit: 2' })}---
apiVersion: v1
kind: Pod
metadata: { name: one, namespace: shop }
spec:
  containers: [{ name: app, image: a }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: import, namespace: shop }
spec:
  parallelism: 4 # ✗ At maximum scale, 6 Fargate pods need a node each, above the limit of 5 nodes
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: app, image: a }]
`,
    options: { maxNodes: 5 },
  },
  {
    name: 'does not count what is on EC2, what a DaemonSet makes, what has an owner, and what cannot be read',
    yaml: `${workload({ replicas: 'replicas: 6000', annotations: 'eks.amazonaws.com/compute-type: ec2' })}---
${workload({ name: 'later', replicas: 'replicas: "$(REPLICAS)"' })}---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: shop }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers: [{ name: app, image: a }]
---
apiVersion: v1
kind: Pod
metadata:
  name: web-5d8f
  namespace: shop
  ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: a }]
spec:
  containers: [{ name: app, image: a }]
`,
    options: { maxNodes: 1 },
  },
  {
    name: 'allows any vCPU when no quota is named',
    yaml: workload({ replicas: 'replicas: 4000', requests: 'cpu: 16' }),
  },
  // 40 × 0.5 vCPU (requests of 300m) and 2 × 4 vCPU (3500m).
  {
    name: 'adds up the vCPU that are provisioned, above the quota',
    notes: ['Deployment web 20 + Deployment search 8', 'Deployment search: 8 vCPU, manifest.yaml:25:13'],
    yaml: `${workload({ name: 'web', replicas: 'replicas: 40 # ✗ At maximum scale, the Fargate pods need 28 vCPU, above the account quota of 27', requests: 'cpu: 300m' })}---
${workload({ name: 'search', replicas: 'replicas: 2', requests: 'cpu: 3500m' })}`,
    options: { maxVcpu: 27 },
  },
  {
    name: 'allows the quota itself',
    yaml: workload({ replicas: 'replicas: 12', requests: 'cpu: 300m' }),
    options: { maxVcpu: 6 },
  },
  {
    name: 'leaves out of the vCPU what cannot be read',
    yaml: workload({ replicas: 'replicas: 40', requests: 'cpu: "$(CPU)"' }),
    options: { maxVcpu: 6 },
  },
]);
