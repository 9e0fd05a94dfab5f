import rule from '../../rules/network-policy-not-enforced.ts';
import { testRule } from '../../src/testing.ts';

const web = workload('web');

function workload(name: string, { kind = 'Deployment', namespace = 'shop', computeType = '' } = {}): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name}, tier: front }
      annotations: { eks.amazonaws.com/compute-type: "${computeType}" }
    spec:
      containers: [{ name: ${name}, image: ${name} }]
`;
}

function policy(spec: string, { apiVersion = 'networking.k8s.io/v1', namespace = 'shop' } = {}): string {
  return `apiVersion: ${apiVersion}
kind: NetworkPolicy
metadata:
  name: deny
  ${namespace ? `namespace: ${namespace}` : 'labels: {}'}
spec:
  ${spec}
  policyTypes: [Ingress]
`;
}

const SELECTS_WEB = 'podSelector: { matchLabels: { app: web } }';

testRule(rule, [
  {
    name: 'reports a policy that selects Fargate pods',
    yaml: `${policy(`${SELECTS_WEB} # ✗ NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered`)}---\n${web}`,
    suggested: [],
  },
  {
    name: 'reports once, and names a few pods',
    notes: [
      'Deployment web, apps.yaml:3:19',
      'Deployment api, apps.yaml:15:19',
      'Deployment jobs, apps.yaml:27:19',
      'and 1 more',
    ],
    yaml: policy(
      'podSelector: {} # ✗ NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered',
    ),
    files: { 'apps.yaml': [web, workload('api'), workload('jobs'), workload('mail')].join('---\n') },
  },
  {
    name: 'reads expressions',
    yaml: policy(
      'podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [api] }] } # ✗ NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered',
    ),
    files: { 'apps.yaml': [web, workload('api')].join('---\n') },
  },
  {
    name: 'knows the first API group',
    yaml: policy(`${SELECTS_WEB} # ✗`, { apiVersion: 'extensions/v1beta1' }),
    files: { 'web.yaml': web },
  },
  {
    name: 'is silent when no pod that was read is selected',
    yaml: policy(SELECTS_WEB),
    files: { 'api.yaml': workload('api') },
  },
  {
    name: 'is silent on pods of another namespace',
    yaml: policy('podSelector: {}'),
    files: { 'web.yaml': workload('web', { namespace: 'other' }) },
  },
  {
    name: 'is silent when the selected pods stay on EC2, as those of a DaemonSet do',
    yaml: policy('podSelector: {}'),
    files: {
      'web.yaml': workload('web', { computeType: 'ec2' }),
      'agent.yaml': workload('agent', { kind: 'DaemonSet' }),
    },
  },
  {
    name: 'counts the Fargate pods only',
    yaml: policy(
      'podSelector: {} # ✗ NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered',
    ),
    files: { 'web.yaml': workload('web', { computeType: 'ec2' }), 'api.yaml': workload('api') },
  },
  {
    name: 'cannot check a selector that is filled in later, or that the API would not take',
    yaml: [
      policy(`podSelector: { matchLabels: { app: web, tier: "\${TIER}" } }`),
      policy('podSelector: { matchLabels: { tier: front, release: 1 } }'),
      policy('podSelector: { app: web }'),
      policy('podSelector:'),
      policy('ingress: []'),
    ].join('---\n'),
    files: { 'web.yaml': web },
  },
  {
    name: 'takes an empty selector without a namespace for its own folder',
    yaml: '',
    files: {
      'a/policy.yaml': policy(
        'podSelector: {} # ✗ NetworkPolicy is not enforced on Fargate; traffic of the selected pods is not filtered',
        { namespace: '' },
      ),
      'a/app/web.yaml': workload('web', { namespace: 'default' }),
      'b/policy.yaml': policy('podSelector: {}', { namespace: '' }),
      'c/api.yaml': workload('api', { namespace: 'default' }),
    },
  },
  {
    name: "leaves other products' policies alone, which have selectors of their own",
    yaml: policy(SELECTS_WEB, { apiVersion: 'crd.projectcalico.org/v1' }),
    files: { 'web.yaml': web },
  },
]);
