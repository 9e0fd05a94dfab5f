import checkout from '../../../../examples/checkout.yaml?raw';
import cluster from '../../../../examples/cluster.yaml?raw';
import debugShell from '../../../../examples/debug-shell.yaml?raw';
import ordersDatabase from '../../../../examples/orders-database.yaml?raw';
import search from '../../../../examples/search.yaml?raw';
import type { Files } from './share.ts';

export interface Example {
  readonly title: string;
  readonly files: Files;
}

const CONFIGURATION = `# Settings for every run. Add profiles to check only the pods that they select.
region: eu-west-1
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

export const EXAMPLES: readonly Example[] = [
  { title: 'A pod that stays Pending', files: new Map([['debug-shell.yaml', debugShell]]) },
  { title: 'Traffic that never arrives', files: new Map([['checkout.yaml', checkout]]) },
  { title: 'A database', files: new Map([['orders-database.yaml', ordersDatabase]]) },
  {
    title: 'Sizes and money',
    files: new Map([
      ['search.yaml', search],
      ['fargate-lint.yaml', CONFIGURATION],
    ]),
  },
  {
    title: 'Profiles',
    files: new Map([
      ['debug-shell.yaml', debugShell],
      ['cluster.yaml', cluster],
      ['fargate-lint.yaml', 'profiles: [cluster.yaml]\n'],
    ]),
  },
  {
    title: 'A kustomization',
    files: new Map([
      ['overlays/dev/debug.yaml', PATCH],
      ['overlays/dev/kustomization.yaml', OVERLAY],
      ['overlays/base/kustomization.yaml', BASE],
      ['overlays/base/checkout.yaml', checkout],
    ]),
  },
  {
    title: 'A Helm chart',
    files: new Map([
      ['search/values.yaml', VALUES],
      ['search/templates/deployment.yaml', TEMPLATE],
      ['search/Chart.yaml', CHART],
    ]),
  },
];
