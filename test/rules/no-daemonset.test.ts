import noDaemonset from '../../rules/no-daemonset.ts';
import { deployment, testRule } from '../../src/testing.ts';

/** A DaemonSet that runs an image, with more fields of its pods' spec. */
function daemonSet(image: string, spec = ''): string {
  return `apiVersion: apps/v1
kind: DaemonSet # ✗
metadata:
  name: agent
spec:
  selector:
    matchLabels:
      app: agent
  template:
    metadata:
      labels:
        app: agent
    spec:
      containers:
        - name: agent
          image: ${image}
${spec}`;
}

const expecting = (yaml: string, message: string) => yaml.replace('# ✗', `# ✗ ${message}`);
const silent = (yaml: string) => yaml.replace(' # ✗', '');
const daemon = daemonSet('registry.example.com/agent:1.0');

const annotated = (yaml: string) =>
  yaml.replace('        app: agent\n    spec', `        app: agent\n      annotations: {${ON_EC2}}\n    spec`);
const ON_EC2 = 'eks.amazonaws.com/compute-type: ec2';

const EXCLUSION = `      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - key: eks.amazonaws.com/compute-type
                    operator: NotIn
                    values:
                      - fargate
`;

testRule(noDaemonset, [
  { name: 'is silent on other kinds', yaml: deployment('') },
  {
    name: 'allows one whose required node affinity excludes Fargate nodes',
    yaml: silent(daemonSet('registry.example.com/agent:1.0', EXCLUSION)),
  },
  {
    name: 'allows one whose node selector excludes them',
    yaml: silent(daemonSet('registry.example.com/agent:1.0', '      nodeSelector:\n        nodegroup: batch\n')),
  },
  {
    name: 'is silent on a patch, which need not repeat the affinity',
    yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  template:
    spec:
      containers:
        - name: agent
          resources: {limits: {memory: 200Mi}}
`,
  },
  {
    name: 'is silent on a patch that sets an image',
    yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  template:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:main
`,
  },
  {
    name: 'is silent on the DaemonSets of other API groups',
    yaml: silent(daemon).replace('apps/v1', 'apps.kruise.io/v1alpha1'),
  },
  {
    name: 'reports one that does not, and offers to exclude them',
    yaml: expecting(daemon, 'DaemonSets do not run on Fargate; pods there run without this one'),
    suggested: `${daemon}${EXCLUSION}`,
  },
  {
    name: 'takes no preference for an exclusion',
    yaml: daemonSet(
      'registry.example.com/agent:1.0',
      `      affinity:
        nodeAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              preference:
                matchExpressions:
                  - {key: eks.amazonaws.com/compute-type, operator: NotIn, values: [fargate]}
`,
    ),
  },
  {
    name: 'does not meddle with a node affinity that is there',
    yaml: daemonSet(
      'registry.example.com/agent:1.0',
      `      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - {key: kubernetes.io/os, operator: In, values: [linux]}
`,
    ),
    suggested: [],
  },
  {
    name: 'is silent, where profiles are known, on one that gets no pod on Fargate nodes',
    yaml: silent(daemon),
    settings: { profiles: [{ name: 'all', selectors: [{ namespace: '*' }] }] },
  },
  {
    name: 'reports it all the same where there is nothing but Fargate',
    yaml: daemon,
    settings: { profiles: [{ name: 'all', selectors: [{ namespace: '*' }] }], cluster: 'fargate-only' },
  },
  {
    name: 'reports one that tolerates the taint of Fargate nodes, whatever its namespace',
    yaml: daemonSet('registry.example.com/agent:1.0', '      tolerations:\n        - operator: Exists\n'),
    settings: { profiles: [{ name: 'apps', selectors: [{ namespace: 'apps' }] }] },
    suggested: [
      `${daemonSet('registry.example.com/agent:1.0', '      tolerations:\n        - operator: Exists\n')}${EXCLUSION}`,
      daemon,
    ],
  },
  {
    name: 'reports one that tolerates the taint and is annotated, which no Fargate node minds',
    yaml: annotated(daemonSet('registry.example.com/agent:1.0', '      tolerations: [{operator: Exists}]\n')),
  },
  {
    name: 'takes the annotation for what it says where nothing tolerates the taint',
    yaml: silent(annotated(daemon)),
  },
  { name: 'reports the old API group too', yaml: daemon.replace('apps/v1', 'extensions/v1beta1') },
  {
    name: 'names the log router in place of a log agent',
    yaml: expecting(
      daemonSet('public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2'),
      'DaemonSets do not run on Fargate; use its log router (ConfigMap `aws-logging`) instead of Fluent Bit',
    ),
  },
  {
    name: 'names the sidecar in place of a monitoring agent',
    yaml: expecting(daemonSet('gcr.io/datadoghq/agent:7.60.0'), '…; run the Datadog agent as a sidecar in each pod'),
  },
  {
    name: 'says what Fargate nodes come with',
    yaml: expecting(
      daemonSet('602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/kube-proxy:v1.31.2-minimal'),
      '…: kube-proxy is built into its nodes',
    ),
  },
  {
    name: 'says what has no work there',
    yaml: expecting(daemonSet('quay.io/prometheus/node-exporter:v1.8.2'), '…: node-exporter has no work there'),
  },
]);
