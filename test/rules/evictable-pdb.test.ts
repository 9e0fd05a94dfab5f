import rule from '../../rules/evictable-pdb.ts';
import { testRule } from '../../src/testing.ts';

function budget(
  fields: string,
  { name = 'web', selector = 'matchLabels: { app: web }', apiVersion = 'policy/v1' } = {},
) {
  return `---
apiVersion: ${apiVersion}
kind: PodDisruptionBudget
metadata:
  name: ${name}
spec:
  ${fields}
  selector: { ${selector} }
`;
}

function workload(
  replicas: string,
  { kind = 'Deployment', name = 'web', namespace = 'default', computeType = '' } = {},
) {
  return `---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations: { eks.amazonaws.com/compute-type: "${computeType}" }
    spec:
      containers: [{ name: web, image: web }]
`;
}

function autoscaler(fields: string): string {
  return `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
  ${fields}
`;
}

const SECOND = budget('maxUnavailable: 1', { name: 'front' });
const TWICE = 'Deployment web is also in budget `web`; a pod with two budgets cannot be evicted';

testRule(rule, [
  ...[
    'minAvailable: 2',
    'minAvailable: 50%',
    'minAvailable: 66%',
    'minAvailable: 0',
    'maxUnavailable: 1',
    'maxUnavailable: 1%',
    'maxUnavailable: 100%',
  ].map((fields) => ({ name: `allows ${fields} of three`, yaml: budget(fields) + workload('replicas: 3') })),
  {
    name: 'reports a budget that lets no pod go, however many there are',
    yaml:
      budget(
        'maxUnavailable: 0 # ✗ `maxUnavailable: 0` blocks every eviction; Fargate patching deletes the pods in the end',
      ) + workload(`replicas: \${REPLICAS}`),
    suggested: budget('maxUnavailable: 1') + workload(`replicas: \${REPLICAS}`),
  },
  { name: 'reports 0%', yaml: budget('maxUnavailable: 0% # ✗') + workload('replicas: 3') },
  {
    name: 'reports 100 %, which AWS forbids',
    notes: ['Deployment web, manifest.yaml:12:19'],
    yaml:
      budget(
        'minAvailable: 100% # ✗ `minAvailable: 100%` blocks every eviction; Fargate patching deletes the pods in the end',
      ) + workload('replicas: 3'),
    suggested: [],
  },
  {
    name: 'reports as many as there are replicas',
    yaml:
      budget(
        'minAvailable: 3 # ✗ `minAvailable: 3` with 3 replicas blocks every eviction; Fargate patching deletes the pods',
      ) + workload('replicas: 3'),
    suggested: budget('minAvailable: 2') + workload('replicas: 3'),
  },
  {
    name: 'reports more than there are',
    yaml: budget('minAvailable: 5 # ✗') + workload('replicas: 3', { kind: 'StatefulSet' }),
  },
  {
    name: 'rounds percentages up, as Kubernetes does',
    notes: ['67% of 3 is 3, rounded up', 'Deployment web, manifest.yaml:12:19'],
    yaml:
      budget(
        'minAvailable: 67% # ✗ `minAvailable: 67%` with 3 replicas blocks every eviction; Fargate patching deletes the pods',
      ) + workload('replicas: 3'),
    suggested: [],
  },
  {
    name: 'reports one of one, without an edit that would help',
    yaml:
      budget(
        'minAvailable: 1 # ✗ `minAvailable: 1` with 1 replica blocks every eviction; Fargate patching deletes the pods',
      ) + workload('replicas: 1'),
    suggested: [],
  },
  {
    name: 'takes one replica where none are written, unless the budget counts on more',
    notes: ['replicas is 1 by default', 'Deployment web, manifest.yaml:12:19'],
    yaml:
      budget(
        'minAvailable: 1 # ✗ `minAvailable: 1` with 1 replica blocks every eviction; Fargate patching deletes the pods',
      ) + workload('minReadySeconds: 5'),
  },
  {
    name: 'allows a budget for replicas that are written elsewhere',
    yaml: budget('minAvailable: 2') + workload('paused: false'),
  },
  { name: 'allows percentages of such replicas', yaml: budget('minAvailable: 50%') + workload('paused: false') },
  {
    name: 'cannot check replicas that are filled in later',
    yaml: budget('minAvailable: 1') + workload(`replicas: \${N}`),
  },
  { name: 'has nothing to evict of none', yaml: budget('minAvailable: 1') + workload('replicas: 0') },
  {
    name: 'has nothing to evict of none, whatever the budget',
    yaml: budget('maxUnavailable: 0') + workload('replicas: 0'),
  },
  {
    name: 'counts what an autoscaler keeps at the least',
    notes: ['minReplicas of the autoscaler, manifest.yaml:29:16', 'Deployment web, manifest.yaml:12:19'],
    yaml:
      budget(
        'minAvailable: 2 # ✗ `minAvailable: 2` with 2 replicas blocks every eviction; Fargate patching deletes the pods',
      ) +
      workload('replicas: 5') +
      autoscaler('minReplicas: 2'),
    suggested: budget('minAvailable: 1') + workload('replicas: 5') + autoscaler('minReplicas: 2'),
  },
  {
    name: 'allows a budget that leaves room at the least',
    yaml: budget('minAvailable: 2') + workload('paused: false') + autoscaler('minReplicas: 3'),
  },
  {
    name: 'knows that an autoscaler goes down to one by default',
    yaml:
      budget(
        'minAvailable: 1 # ✗ `minAvailable: 1` with 1 replica blocks every eviction; Fargate patching deletes the pods',
      ) +
      workload('replicas: 3') +
      autoscaler('behavior: {}'),
  },
  {
    name: 'cannot check what KEDA or a placeholder decides',
    yaml: `${budget('minAvailable: 1')}${workload('replicas: 1')}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec: { scaleTargetRef: { name: web } }
`,
  },
  {
    name: 'cannot check a placeholder of an autoscaler',
    yaml: budget('minAvailable: 1') + workload('replicas: 1') + autoscaler(`minReplicas: \${MIN}`),
  },
  {
    name: 'believes the overlay that asks for more',
    yaml: budget('minAvailable: 1') + workload('replicas: 1'),
    files: {
      'prod/replicas.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: prod }\nspec: { replicas: 3 }\n',
    },
  },
  {
    name: 'believes the kustomization that asks for more',
    yaml: budget('minAvailable: 1') + workload('replicas: 1'),
    files: {
      'prod/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nreplicas: [{ name: web, count: 3 }]\n',
    },
  },
  {
    name: 'adds up all that a budget covers',
    yaml: budget('minAvailable: 2') + workload('replicas: 1') + workload('replicas: 2', { name: 'canary' }),
  },
  {
    name: 'counts bare pods',
    yaml: `${budget('minAvailable: 1 # ✗ `minAvailable: 1` with 1 replica blocks every eviction; Fargate patching deletes the pods')}---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers: [{ name: web, image: web }]
`,
  },
  {
    name: 'cannot check the pods of a Job',
    yaml: `${budget('minAvailable: 1')}---
apiVersion: batch/v1
kind: Job
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { restartPolicy: Never, containers: [{ name: web, image: web }] }
`,
  },
  {
    name: 'is silent when it covers no Fargate pod',
    yaml:
      budget('maxUnavailable: 0') +
      workload('replicas: 1', { computeType: 'ec2' }) +
      workload('replicas: 1', { namespace: 'other' }) +
      workload('paused: false', { kind: 'DaemonSet', name: 'agent' }),
  },
  { name: 'is silent when its pods were not read', yaml: budget('minAvailable: 100%') },
  {
    name: 'leaves what cannot be read, or says neither or both, to the API',
    yaml: [
      budget(`minAvailable: \${MIN}`),
      budget('minAvailable: "3"'),
      budget('minAvailable: 200%'),
      budget('minAvailable: 3\n  maxUnavailable: 0'),
      budget('unhealthyPodEvictionPolicy: AlwaysAllow'),
      workload('replicas: 3'),
    ].join(''),
  },
  {
    name: 'knows that an empty selector selects everything, but nothing in the first version of the API',
    yaml: `${budget('maxUnavailable: 0', { selector: '', apiVersion: 'policy/v1beta1' })}${workload('replicas: 3')}`,
    files: {
      'all.yaml': budget('maxUnavailable: 0 # ✗', { selector: '' }),
    },
  },
  {
    name: 'reads budgets of the first version of the API',
    yaml: budget('maxUnavailable: 0 # ✗', { apiVersion: 'policy/v1beta1' }) + workload('replicas: 3'),
  },
  {
    name: 'reports the second budget of a pod',
    notes: ['budget web, manifest.yaml:8:3'],
    yaml: budget('maxUnavailable: 1') + SECOND.replace(/(selector.*)$/m, `$1 # ✗ ${TWICE}`) + workload('replicas: 3'),
    suggested: [],
  },
  {
    name: 'reports the second budget in the folder of an overlay, too',
    yaml: budget('maxUnavailable: 1') + workload('replicas: 3'),
    files: { 'prod/pdb.yaml': SECOND.replace(/(selector.*)$/m, `$1 # ✗ ${TWICE}`) },
  },
  {
    name: 'allows budgets that are variants or alternatives of each other',
    yaml: workload('replicas: 3'),
    files: {
      'a/pdb.yaml': budget('maxUnavailable: 1'),
      'b/pdb.yaml': budget('maxUnavailable: 2'),
      'c/pdb.yaml': SECOND,
    },
  },
  {
    name: 'allows a budget for each of two workloads',
    yaml:
      budget('maxUnavailable: 1') +
      workload('replicas: 3') +
      budget('maxUnavailable: 1', { name: 'api', selector: 'matchLabels: { app: api }' }) +
      workload('replicas: 3', { name: 'api' }).replaceAll('app: web', 'app: api'),
  },
]);
