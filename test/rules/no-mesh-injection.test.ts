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
      'sidecar.istio.io/inject: "true" # ✗ The init container that Istio adds asks for NET_ADMIN, a capability that Fargate refuses: it keeps Deployment app from starting.',
    ]),
    suggested: app(['sidecar.istio.io/inject: "false"']),
  },
  {
    name: 'reports each mesh at its label or annotation',
    yaml: [
      app([], ['sidecar.istio.io/inject: "true" # ✗ …Istio adds…']),
      app(['istio.io/rev: stable # ✗ …Istio adds…']),
      app([], ['linkerd.io/inject: enabled # ✗ …Linkerd adds…']),
      app([], ['linkerd.io/inject: ingress # ✗ …Linkerd adds…']),
      app([], ['consul.hashicorp.com/connect-inject: "true" # ✗ …Consul adds…']),
      app(['kuma.io/sidecar-injection: enabled # ✗ …Kuma adds…']),
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
    yaml: namespace(
      'labels:\n  istio-injection: enabled # ✗ …that Istio adds asks for NET_ADMIN, …: it keeps Deployment app and 1 more from starting.',
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
      'labels:\n  istio-injection: enabled # ✗ …: it keeps its pods (not among the files read) from starting.',
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
    name: 'warns of the CNI mode when its node agent is in the set',
    yaml: app(
      [],
      [
        'linkerd.io/inject: enabled # ✗ The Linkerd proxy needs its CNI plugin on the node, and Fargate nodes run no DaemonSets: no traffic of Deployment app goes through the proxy.',
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
    name: 'warns of the ambient mode, which pods can leave',
    yaml: `${namespace('labels:\n  istio.io/dataplane-mode: ambient # ✗ Ambient mode needs ztunnel and a CNI plugin on the node, and Fargate nodes run no DaemonSets: the mesh does not reach Deployment app.')}---\n${app([])}---\n${app(['istio.io/dataplane-mode: none'])}`,
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
