// Writes a tree of manifests to measure with: `node bench/generate.mjs gitops|pods|overlays <directory> [files]`. The same
// arguments always give the same bytes. `gitops` is like a repository that a GitOps controller follows: HelmReleases,
// Kustomizations, ConfigMaps, custom resource definitions with long schemas, and a workload in one file of six. In
// `pods` every file is a workload with what usually stands beside it. `overlays` has a base of a workload and a service, and
// two kustomizations made of it, for every seven files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SHAPES = {
  gitops: { files: 9000, write: gitopsFile },
  pods: { files: 5000, write: podFile },
  overlays: { files: 5000, write: overlayFile },
};

const [shape, directory, count] = process.argv.slice(2);
if (!Object.hasOwn(SHAPES, shape ?? '') || !directory) {
  console.error('usage: node bench/generate.mjs gitops|pods|overlays <directory> [files]');
  process.exit(2);
}
const { files, write } = SHAPES[shape];
const random = generator(20);
let bytes = 0;
for (let index = 0; index < Number(count ?? files); index++) {
  const { path, text } = write(index);
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
  bytes += text.length;
}
console.log(`${count ?? files} files, ${(bytes / 1e6).toFixed(1)} MB`);

/** Numbers from 0 to 1, the same ones every time. Mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick(values) {
  return values[Math.floor(random() * values.length)];
}

function gitopsFile(index) {
  const team = `team-${index % 40}`;
  const app = `app-${index}`;
  const path = (name) => `clusters/${pick(['dev', 'prod'])}/${team}/${app}/${name}`;
  const kind = random();
  if (kind < 0.35) return { path: path('helmrelease.yaml'), text: helmRelease(app, team) };
  if (kind < 0.6) return { path: path('sync.yaml'), text: synchronization(app, team) };
  if (kind < 0.8) return { path: path('configmap.yaml'), text: configMap(app, team) };
  if (kind < 0.84) return { path: `infrastructure/crds/${app}.yaml`, text: definition(app) };
  return { path: path('deployment.yaml'), text: deployment(app, team) };
}

function podFile(index) {
  const app = `app-${index}`;
  const namespace = `team-${index % 100}`;
  const text = [deployment(app, namespace), service(app, namespace), index % 3 === 0 ? configMap(app, namespace) : '']
    .filter((each) => each !== '')
    .join('---\n');
  return { path: `apps/${namespace}/${app}/manifests.yaml`, text };
}

function overlayFile(index) {
  const app = `app-${Math.floor(index / 7)}`;
  const namespace = `team-${Math.floor(index / 7) % 100}`;
  const file = (name, text) => ({ path: `apps/${app}/${name}`, text });
  const overlay = (name) => [
    file(`overlays/${name}/kustomization.yaml`, kustomization(app, name)),
    file(`overlays/${name}/patch.yaml`, patch(app)),
  ];
  const files = [
    file('base/kustomization.yaml', 'resources:\n  - deployment.yaml\n  - service.yaml\n'),
    file('base/deployment.yaml', deployment(app, namespace)),
    file('base/service.yaml', service(app, namespace)),
    ...overlay('dev'),
    ...overlay('prod'),
  ];
  return files[index % files.length];
}

function deployment(app, namespace) {
  // Now and then something that only few people write.
  const anchor = random() < 0.02 ? ' &labels' : '';
  const containers = Array.from({ length: random() < 0.7 ? 1 : 2 }, (_, index) => container(app, index)).join('');
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
  namespace: ${namespace}
  labels:${anchor}
    app.kubernetes.io/name: ${app}
    app.kubernetes.io/part-of: ${namespace}
spec:
  replicas: ${1 + Math.floor(random() * 5)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${app}
  template:
    metadata:
      annotations:
        prometheus.io/scrape: "true"
      labels:
        app.kubernetes.io/name: ${app}
        app.kubernetes.io/part-of: ${namespace}
    spec:
      serviceAccountName: ${app}
      containers:
${containers}      volumes:
        - name: tmp
          emptyDir: {}
        - name: config
          configMap:
            name: ${app}
`;
}

function container(app, index) {
  const cpu = pick(['100m', '250m', '500m', '1']);
  const memory = pick(['128Mi', '256Mi', '512Mi', '1Gi']);
  const privileged = random() < 0.01 ? '            privileged: true\n' : '';
  return `        - name: ${index === 0 ? app : `sidecar-${index}`}
          image: registry.example.com/${app}:v1.${Math.floor(random() * 90)}.${Math.floor(random() * 9)}
          command: ["/bin/${app}", "--config", "/etc/app/config.yaml"]
          args:
            - --listen=:${8000 + index}
            - --log-level=${pick(['info', 'debug', 'warn'])}
          env:
            - name: REGION
              value: eu-central-1
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${app}
                  key: password
          ports:
            - name: http-${index}
              containerPort: ${8000 + index}
          readinessProbe:
            httpGet:
              path: /ready
              port: http-${index}
            periodSeconds: 10
          resources:
            requests:
              cpu: ${cpu}
              memory: ${memory}
            limits:
              cpu: ${cpu}
              memory: ${random() < 0.9 ? memory : '2Gi'}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
${privileged}          volumeMounts:
            - name: tmp
              mountPath: /tmp
            - name: config
              mountPath: /etc/app
`;
}

function service(app, namespace) {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${app}
  namespace: ${namespace}
spec:
  selector:
    app.kubernetes.io/name: ${app}
  ports:
    - name: http
      port: 80
      targetPort: http-0
`;
}

function configMap(app, namespace) {
  const lines = Array.from(
    { length: 10 + Math.floor(random() * 30) },
    (_, index) => `    option.${index}=${Math.floor(random() * 1e6)} # what it is for\n`,
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${app}
  namespace: ${namespace}
data:
  config.properties: |
${lines.join('')}  mode: ${pick(['fast', 'safe'])}
`;
}

function helmRelease(app, namespace) {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${app}
  namespace: ${namespace}
spec:
  interval: 10m
  chart:
    spec:
      chart: ${app}
      version: "${Math.floor(random() * 9)}.x"
      sourceRef:
        kind: HelmRepository
        name: charts
  values:
    replicaCount: ${Math.floor(random() * 5)}
    image:
      repository: registry.example.com/${app}
      tag: v${Math.floor(random() * 100)}
    resources: {requests: {cpu: 100m, memory: 128Mi}}
`;
}

function synchronization(app, namespace) {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${app}
  namespace: ${namespace}
spec:
  interval: 10m
  path: ./apps/${app}
  prune: true
  sourceRef:
    kind: GitRepository
    name: ${namespace}
`;
}

function kustomization(app, environment) {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
namespace: ${environment}
patches:
  - path: patch.yaml
images:
  - name: registry.example.com/${app}
    newTag: v${Math.floor(random() * 100)}
`;
}

function patch(app) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
spec:
  replicas: ${1 + Math.floor(random() * 5)}
  template:
    spec:
      containers:
        - name: ${app}
          env:
            - name: LEVEL
              value: debug
          resources:
            requests:
              cpu: ${pick(['100m', '250m', '500m', '1'])}
`;
}

function definition(app) {
  const properties = (depth, indent) =>
    Array.from({ length: 4 }, (_, index) => {
      const prefix = ' '.repeat(indent);
      const below = depth > 0 ? `${prefix}  properties:\n${properties(depth - 1, indent + 4)}` : '';
      return `${prefix}field${depth}${index}:
${prefix}  description: |-
${prefix}    What this field is for, in as many words as the authors of
${prefix}    such definitions usually spend on it.
${prefix}  type: ${depth > 0 ? 'object' : 'string'}
${below}`;
    }).join('');
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${app}s.example.com
spec:
  group: example.com
  names:
    kind: ${app.replace('app-', 'App')}
    plural: ${app}s
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          properties:
${properties(3, 12)}          type: object
`;
}
