import checkout from '../../../../examples/checkout.yaml?raw';
import cluster from '../../../../examples/cluster.yaml?raw';
import debugShell from '../../../../examples/debug-shell.yaml?raw';
import logAgent from '../../../../examples/log-agent.yaml?raw';
import ordersDatabase from '../../../../examples/orders-database.yaml?raw';
import search from '../../../../examples/search.yaml?raw';
import storefront from '../../../../examples/storefront.yaml?raw';
import type { Files } from './share.ts';

export interface Example {
  readonly title: string;
  readonly files: Files;
  /** What is shown beside the files; the findings by default. */
  readonly panel?: 'plan';
}

const CONFIGURATION = `# The configuration of a repository. The price of a pod is that of the region.
region: us-east-1
rules:
  no-priority-class: error
`;

const OVERLAY = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base
patches:
  - path: debug.yaml
images:
  - name: registry.example.com/shop/checkout
    newTag: 2.4.0
`;

const BASE = `resources:
  - checkout.yaml
`;

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: api
          securityContext:
            privileged: true
`;

const CHART = `apiVersion: v2
name: search
version: 1.0.0
`;

const VALUES = `replicas: 2
hostNetwork: true
resources:
  requests:
    cpu: 900m
    memory: 2Gi
`;

const TEMPLATE = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-{{ .Chart.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app: {{ .Chart.Name }}
  template:
    metadata:
      labels:
        app: {{ .Chart.Name }}
    spec:
      {{- if .Values.hostNetwork }}
      hostNetwork: true
      {{- end }}
      containers:
        - name: search
          image: registry.example.com/shop/search:1.8.0
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
`;

const CONFIGURED = ['fargate-lint.yaml', CONFIGURATION] as const;

export const EXAMPLES: readonly Example[] = [
  { title: 'A pod that stays Pending', files: new Map([['debug-shell.yaml', debugShell], CONFIGURED]) },
  { title: 'Traffic that never arrives', files: new Map([['checkout.yaml', checkout], CONFIGURED]) },
  { title: 'A database and its volume claim', files: new Map([['orders-database.yaml', ordersDatabase], CONFIGURED]) },
  { title: 'Sizes and prices', files: new Map([['search.yaml', search], CONFIGURED]) },
  {
    title: 'What moves to Fargate, at what price',
    panel: 'plan',
    files: new Map([
      ['storefront.yaml', storefront],
      ['search.yaml', search],
      ['debug-shell.yaml', debugShell],
      ['orders-database.yaml', ordersDatabase],
      ['log-agent.yaml', logAgent],
      CONFIGURED,
    ]),
  },
  {
    title: 'Fargate profiles',
    files: new Map([
      ['debug-shell.yaml', debugShell],
      ['cluster.yaml', cluster],
      ['fargate-lint.yaml', 'region: us-east-1\nprofiles: [cluster.yaml]\n'],
    ]),
  },
  {
    title: 'A kustomization',
    files: new Map([
      ['dev/debug.yaml', PATCH],
      ['dev/kustomization.yaml', OVERLAY],
      ['base/kustomization.yaml', BASE],
      ['base/checkout.yaml', checkout],
      CONFIGURED,
    ]),
  },
  {
    title: 'A Helm chart',
    files: new Map([
      ['search/values.yaml', VALUES],
      ['search/templates/deployment.yaml', TEMPLATE],
      ['search/Chart.yaml', CHART],
      CONFIGURED,
    ]),
  },
  { title: 'Your own manifest', files: new Map([['manifest.yaml', ''], CONFIGURED]) },
];
