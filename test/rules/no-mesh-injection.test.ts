import rule from '../../rules/no-mesh-injection.ts';
import { deployment, testRule } from '../../src/testing.ts';

/** A Deployment whose pods have these labels and annotations. */
function app(labels: readonly string[], annotations: readonly string[] = [], spec = ''): string {
  const lines = (entries: readonly string[]) => entries.map((entry) => `        ${entry}\n`).join('');
  const notes = annotations.length > 0 ? `      annotations:\n${lines(annotations)}` : '';
  return deployment(spec).replace('        app: app\n    spec', `        app: app\n${lines(labels)}${notes}    spec`);
}

function namespace(metadata: string, name = 'default'): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n${metadata.replace(/^/gm, '  ')}\n`;
}

const FILES = { 'app.yaml': app([]) };
const ON_EC2 = 'eks.amazonaws.com/compute-type: ec2';

testRule(rule, [
  {
    name: 'reports Istio asked for by label, and offers to refuse it',
    yaml: app([
      'sidecar.istio.io/inject: "true" # ✗ The init container of Istio needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
    ]),
    suggested: app(['sidecar.istio.io/inject: "false"']),
  },
  {
    name: 'reports each mesh at its label or annotation',
    yaml: [
      app(
        [],
        [
          'sidecar.istio.io/inject: "true" # ✗ The init container of Istio needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
        ],
      ),
      app([
        'istio.io/rev: stable # ✗ The init container of Istio needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
      ]),
      app(
        [],
        [
          'linkerd.io/inject: enabled # ✗ The init container of Linkerd needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
        ],
      ),
      app(
        [],
        [
          'linkerd.io/inject: ingress # ✗ The init container of Linkerd needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
        ],
      ),
      app(
        [],
        [
          'consul.hashicorp.com/connect-inject: "true" # ✗ The init container of Consul needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
        ],
      ),
      app([
        'kuma.io/sidecar-injection: enabled # ✗ The init container of Kuma needs `NET_ADMIN`, which Fargate rejects; the pod will not start',
      ]),
    ].join('---\n'),
  },
  {
    name: 'offers the word that the mesh has for no',
    yaml: app([], ['linkerd.io/inject: enabled # ✗']),
    suggested: app([], ['linkerd.io/inject: disabled']),
  },
  {
    name: 'allows pods that refuse it',
    yaml: [
      app(['sidecar.istio.io/inject: "false"']),
      app([], ['linkerd.io/inject: disabled']),
      app([], ['consul.hashicorp.com/connect-inject: "false"']),
      app(['kuma.io/sidecar-injection: disabled']),
      app([]),
    ].join('---\n'),
  },
  {
    name: 'allows proxies that come without init container',
    yaml: [
      app(['sidecar.istio.io/inject: "true"'], ['inject.istio.io/templates: gateway']),
      app(['sidecar.istio.io/inject: "true"'], ['inject.istio.io/templates: grpc-agent']),
      app(['sidecar.istio.io/inject: "true"'], ['sidecar.istio.io/interceptionMode: NONE']),
      app([], ['consul.hashicorp.com/connect-inject: "true"', 'consul.hashicorp.com/transparent-proxy: "false"']),
    ].join('---\n'),
  },
  {
    name: 'reports a template that comes on top of the sidecar',
    yaml: app(['sidecar.istio.io/inject: "true" # ✗'], ['inject.istio.io/templates: sidecar,custom']),
  },
  {
    name: 'reports a namespace once for all of its pods',
    notes: ['Deployment app, app.yaml:4:9', 'Deployment other, other.yaml:4:9'],
    yaml: namespace(
      'labels:\n  istio-injection: enabled # ✗ The init container of Istio needs `NET_ADMIN`, which Fargate rejects; pods here will not start',
    ),
    files: { ...FILES, 'other.yaml': app([]).replace('  name: app', '  name: other') },
    suggested: [],
  },
  {
    name: 'reads the labels and annotations of the other meshes on a namespace',
    yaml: [
      namespace('labels:\n  istio.io/rev: 1-24 # ✗ …Istio…', 'a'),
      namespace('annotations:\n  linkerd.io/inject: enabled # ✗ …Linkerd…', 'b'),
      namespace('labels:\n  kuma.io/sidecar-injection: enabled # ✗ …Kuma…', 'c'),
      namespace('labels:\n  istio-injection: disabled', 'd'),
    ].join('---\n'),
  },
  {
    name: 'says when the pods of a namespace were not read',
    yaml: namespace(
      'labels:\n  istio-injection: enabled # ✗ The init container of Istio needs `NET_ADMIN`, which Fargate rejects; pods here will not start',
      'shop',
    ),
    files: FILES,
  },
  {
    name: 'is silent about a namespace whose pods all refuse or are on EC2',
    yaml: namespace('labels:\n  istio-injection: enabled'),
    files: {
      'a.yaml': app(['sidecar.istio.io/inject: "false"']),
      'b.yaml': app([], [ON_EC2]),
      'c.yaml': app([], [], 'hostNetwork: true'),
    },
  },
  {
    name: 'reports a pod that asks for itself only there',
    yaml: namespace('labels:\n  istio-injection: enabled'),
    files: { 'a.yaml': app(['sidecar.istio.io/inject: "true" # ✗']) },
  },
  { name: 'leaves pods on EC2 alone', yaml: app(['sidecar.istio.io/inject: "true"'], [ON_EC2]) },
  {
    name: 'reports the CNI mode, whose init container waits for a node agent that is in the set',
    yaml: app(
      [],
      [
        'linkerd.io/inject: enabled # ✗ The Linkerd CNI does not run on Fargate, so `linkerd-network-validator` fails; the pod will not start',
      ],
    ),
    files: {
      'cni.yaml': deployment('containers: [{ name: cni, image: "cr.l5d.io/linkerd/cni-plugin:v1.6.0" }]').replace(
        'kind: Deployment',
        'kind: DaemonSet',
      ),
    },
  },
  {
    name: 'warns of a CNI mode in which nothing waits for the node agent',
    yaml: app(
      [],
      [
        'consul.hashicorp.com/connect-inject: "true" # ✗ The Consul CNI does not run on Fargate; traffic of the pod bypasses the proxy',
      ],
    ),
    files: {
      'cni.yaml': deployment('containers: [{ name: cni, image: "hashicorp/consul-cni:1.9.0" }]').replace(
        'kind: Deployment',
        'kind: DaemonSet',
      ),
    },
  },
  {
    name: 'warns of the ambient mode, which pods can leave',
    yaml: `${namespace('labels:\n  istio.io/dataplane-mode: ambient # ✗ Ambient mode needs agents on the node; on Fargate pods here will be outside the mesh')}---\n${app([])}---\n${app(['istio.io/dataplane-mode: none'])}`,
  },
  {
    name: 'offers to leave the ambient mode',
    yaml: app(['istio.io/dataplane-mode: ambient # ✗ Ambient mode …']),
    suggested: app(['istio.io/dataplane-mode: none']),
  },
  {
    name: 'does not guess at values that are not rendered',
    yaml: [
      app([`istio.io/rev: \${REVISION}`]),
      app([], ['linkerd.io/inject: "{{ .Values.inject }}"']),
      app(['kuma.io/sidecar-injection: null']),
    ].join('---\n'),
  },
]);
