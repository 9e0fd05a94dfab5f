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
    yaml: expecting(daemon, 'Fargate runs no DaemonSets: each node there is made for one pod, …'),
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
  { name: 'reports the old API group too', yaml: daemon.replace('apps/v1', 'extensions/v1beta1') },
  {
    name: 'names the log router in place of a log agent',
    yaml: expecting(
      daemonSet('public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2'),
      '…Fluent Bit is not needed: Fargate has a log router of its own, …aws-logging in the namespace aws-observability.',
    ),
  },
  {
    name: 'names the sidecar in place of a monitoring agent',
    yaml: expecting(
      daemonSet('gcr.io/datadoghq/agent:7.60.0'),
      '…The Datadog agent has to run as a sidecar in each pod that it watches.',
    ),
  },
  {
    name: 'says what Fargate nodes come with',
    yaml: expecting(
      daemonSet('602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/kube-proxy:v1.31.2-minimal'),
      '…kube-proxy is not needed: what it does is built into Fargate nodes.',
    ),
  },
  {
    name: 'says what has no work there',
    yaml: expecting(daemonSet('quay.io/prometheus/node-exporter:v1.8.2'), '…node-exporter works for nodes, …'),
  },
]);
