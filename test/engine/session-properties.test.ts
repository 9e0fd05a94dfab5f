import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import type { LintOptions } from '../../src/engine/lint-options.ts';
import { createSession } from '../../src/engine/session.ts';
import formatJson from '../../src/formatters/json.ts';
import { plain } from '../support/report.ts';

const template = (spec: string, labels = 'app: web') => `template:
    metadata: { labels: { ${labels} } }
    spec:
      containers:
        - name: app
          image: nginx
          envFrom: [{ configMapRef: { name: web } }]
          resources: { requests: { cpu: 250m }, limits: { cpu: 1 } }
${spec}`;

const workload = (kind: string, spec: string, more = '') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
${more}  ${template(spec)}`;

const object = (apiVersion: string, kind: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n${rest}\n`;

/** Objects that have a say in what is found about others, and others that have not. */
const OBJECTS = [
  workload('Deployment', '      volumes: [{ name: data, persistentVolumeClaim: { claimName: web } }]\n'),
  workload('Deployment', '      hostNetwork: true # fargate-lint-disable-line no-host-namespaces -- known\n'),
  workload('Deployment', '      runtimeClassName: web\n').replace(
    'labels:',
    'annotations: { sidecar.istio.io/inject: "true" }, labels:',
  ),
  workload(
    'StatefulSet',
    '',
    '  volumeClaimTemplates: [{ metadata: { name: data }, spec: { storageClassName: web } }]\n',
  ),
  workload('DaemonSet', '').replace('nginx', 'istio/install-cni'),
  workload('ReplicaSet', '').replace(
    'name: web',
    'name: web-1, ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: web, controller: true }]',
  ),
  object('v1', 'Service', 'spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 10250 }] }'),
  object('v1', 'Service', 'spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }'),
  object(
    'networking.k8s.io/v1',
    'Ingress',
    'spec: { ingressClassName: alb, defaultBackend: { service: { name: web, port: { number: 80 } } } }',
  ),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: { podSelector: { matchLabels: { app: web } } }'),
  object('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }'),
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'spec: { minReplicas: 3, maxReplicas: 6000, scaleTargetRef: { kind: Deployment, name: web } }',
  ),
  object(
    'v1',
    'PersistentVolumeClaim',
    'spec: { storageClassName: web, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
  ),
  object(
    'v1',
    'PersistentVolume',
    'spec: { storageClassName: web, accessModes: [ReadWriteMany], capacity: { storage: 5Gi }, csi: { driver: efs.csi.aws.com, volumeHandle: fs-1 } }',
  ),
  object('storage.k8s.io/v1', 'StorageClass', 'provisioner: ebs.csi.aws.com'),
  object('v1', 'Namespace', '').replace('name: web', 'name: default, labels: { istio-injection: enabled }'),
  object('v1', 'LimitRange', 'spec: { limits: [{ type: Container, default: { cpu: 3, memory: 1Gi } }] }'),
  object('node.k8s.io/v1', 'RuntimeClass', 'handler: runc\noverhead: { podFixed: { memory: 900Mi } }'),
  object('v1', 'ConfigMap', 'data: { url: "http://169.254.169.254/" }'),
  object('v1', 'ServiceAccount', '').replace('name: web', 'name: default'),
  object(
    'eks.services.k8s.aws/v1alpha1',
    'PodIdentityAssociation',
    'spec: { namespace: default, serviceAccount: default }',
  ),
  object(
    'eks.services.k8s.aws/v1alpha1',
    'FargateProfile',
    'spec: { name: web, selectors: [{ namespace: default }, { namespace: default }] }',
  ),
  object('v1', 'Pod', 'spec: { hostPID: true, containers: [{ name: a, image: b }], hostPID: true }'),
  object('apps/v1', 'Deploymemt', 'spec: { template: { spec: { containers: [{ name: a }] } } }'),
  object('v1', 'Pod', 'spec: { hostPID: "yes", containers: [{ name: a, image: b }] }').replace(
    'name: web',
    'name: web, annotations: { fargate-lint/disable.require-requests: known }',
  ),
  'a: [\n',
  '{{ template }}\n',
  '# fargate-lint-disable-file limits-without-effect -- known\n',
];

/** Edits that leave a text as it is, move what is in it, or change what it has to do with others. */
const EDITS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `# moved\n${text}`,
  (text) => text.replaceAll('name: web', 'name: api'),
  (text) => text.replaceAll('app: web', 'app: api'),
  (text) => text.replaceAll('name: web', 'namespace: shop, name: web'),
];

const text = fc
  .record({ objects: fc.array(fc.constantFrom(...OBJECTS), { maxLength: 4 }), edit: fc.constantFrom(...EDITS) })
  .map(({ objects, edit }) => edit(objects.join('---\n')));

const step = fc.record({
  path: fc.constantFrom('a.yaml', 'k8s/b.yaml', 'k8s/prod/c.yaml', 'k8s/prod/d.yaml'),
  text: fc.option(text, { freq: 8 }),
  isBefore: fc.boolean(),
  reported: fc.option(fc.constantFrom('a.yaml', 'k8s/b.yaml')),
});

/** So much of a text is kept when others are put before it, in characters. */
const MOST = 2000;

const OPTIONS: readonly Omit<LintOptions, 'rules'>[] = [
  {},
  { levels: { 'size-rounding': 'off', 'require-requests': 'error' }, settings: { cluster: 'fargate-only' } },
  {
    settings: { profiles: [{ name: 'shop', selectors: [{ namespace: 'shop', labels: {} }] }] },
    layers: [{ applies: ({ file }) => file.path === 'a.yaml', levels: { 'compute-size': ['warn', { maxVcpu: 1 }] } }],
  },
];

it('a session says what a new run over the same texts says, whatever was edited before', () => {
  const json = (report: ReturnType<typeof lint>) => [...formatJson(report, plain)].join('');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom(...OPTIONS), (steps, others) => {
      const options = { rules, ...others };
      const session = createSession(options);
      const texts = new Map<string, string>();
      for (const { path, text, isBefore, reported } of steps) {
        const last = isBefore ? texts.get(path)?.slice(0, MOST) : undefined;
        const now = last === undefined || text === null ? text : `${text}---\n${last}`;
        if (now === null) session.close(path);
        else session.open(path, now);
        if (now === null) texts.delete(path);
        else texts.set(path, now);
        const report = reported === null ? undefined : (each: string) => each === reported;
        const inputs = Array.from(texts, ([name, content]) => ({ path: name, content }));
        expect(json(session.lint(report))).toBe(json(lint(inputs, { ...options, ...(report && { report }) })));
      }
    }),
    { numRuns: Number(process.env.SESSION_RUNS ?? 60) },
  );
});
