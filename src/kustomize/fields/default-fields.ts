import type { FieldSpec } from './field-specs.ts';

// What kustomize changes of its own accord. Source: api/internal/konfig/builtinpluginconsts of kustomize 5.7.

const APPS = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'];

/** Where each kind has the pod's template. */
const TEMPLATES: readonly FieldSpec[] = [
  { version: 'v1', kind: 'ReplicationController', path: 'spec/template' },
  ...APPS.map((kind) => ({ kind, path: 'spec/template' })),
  { group: 'batch', kind: 'Job', path: 'spec/template' },
  { group: 'batch', kind: 'CronJob', path: 'spec/jobTemplate' },
  { group: 'batch', kind: 'CronJob', path: 'spec/jobTemplate/spec/template' },
];

/** Where each kind has the pod's spec. */
export const POD_SPECS: readonly FieldSpec[] = [
  { version: 'v1', kind: 'Pod', path: 'spec' },
  ...TEMPLATES.filter(({ path }) => path.endsWith('/template')).map((spec) => ({ ...spec, path: `${spec.path}/spec` })),
];

function below(specs: readonly FieldSpec[], path: string, create = false): FieldSpec[] {
  return specs.map((spec) => ({ ...spec, path: `${spec.path}/${path}`, create }));
}

const VOLUME_CLAIM_LABELS: FieldSpec = {
  group: 'apps',
  kind: 'StatefulSet',
  path: 'spec/volumeClaimTemplates[]/metadata/labels',
  create: true,
};

export const METADATA_LABELS: FieldSpec = { path: 'metadata/labels', create: true };

export const TEMPLATE_LABELS: readonly FieldSpec[] = [
  ...below(TEMPLATES, 'metadata/labels', true),
  VOLUME_CLAIM_LABELS,
];

const AFFINITIES = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `${affinity}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
]);

export const SELECTOR_LABELS: readonly FieldSpec[] = [
  METADATA_LABELS,
  ...TEMPLATE_LABELS,
  { version: 'v1', kind: 'Service', path: 'spec/selector', create: true },
  { version: 'v1', kind: 'ReplicationController', path: 'spec/selector', create: true },
  ...APPS.map((kind) => ({ kind, path: 'spec/selector/matchLabels', create: true })),
  ...['Deployment', 'StatefulSet'].flatMap((kind) => [
    ...AFFINITIES.map((path) => ({ group: 'apps', kind, path: `spec/template/spec/affinity/${path}` })),
    { group: 'apps', kind, path: 'spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels' },
  ]),
  { group: 'batch', kind: 'Job', path: 'spec/selector/matchLabels' },
  { group: 'batch', kind: 'CronJob', path: 'spec/jobTemplate/spec/selector/matchLabels' },
  { group: 'policy', kind: 'PodDisruptionBudget', path: 'spec/selector/matchLabels' },
  ...['podSelector', 'ingress/from/podSelector', 'egress/to/podSelector'].map((path) => ({
    group: 'networking.k8s.io',
    kind: 'NetworkPolicy',
    path: `spec/${path}/matchLabels`,
  })),
];

export const ANNOTATIONS: readonly FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  ...below(TEMPLATES, 'metadata/annotations', true),
];

export const REPLICAS: readonly FieldSpec[] = ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(
  (kind) => ({ kind, path: 'spec/replicas', create: true }),
);

export const NAMES: readonly FieldSpec[] = [{ path: 'metadata/name' }];

/** Fields that hold a namespace beside `metadata.namespace`, which all objects have that live in one. */
export const NAMESPACES: readonly FieldSpec[] = [{ group: '', kind: 'Namespace', path: 'metadata/name' }];

/** Kinds whose names stay as they are. */
export const KEEPS_NAME: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

/** Which fields name an object of a kind. */
export interface NameReference {
  readonly kind: string;
  readonly group?: string | undefined;
  readonly fields: readonly FieldSpec[];
}

const inPods = (...paths: readonly string[]) => paths.flatMap((path) => below(POD_SPECS, path));
const CONTAINERS = ['containers', 'initContainers'];
const inContainers = (path: string) => inPods(...CONTAINERS.map((field) => `${field}/${path}`));
const of = (kind: string, ...paths: readonly string[]) => paths.map((path): FieldSpec => ({ kind, path }));

const SCALED = of('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name');
const ROLE = [...of('RoleBinding', 'roleRef/name'), ...of('ClusterRoleBinding', 'roleRef/name')];
const INGRESS_BACKENDS = [
  'spec/rules/http/paths/backend/serviceName',
  'spec/backend/serviceName',
  'spec/rules/http/paths/backend/service/name',
  'spec/defaultBackend/service/name',
];
const WEBHOOKS = ['Mutating', 'Validating'].flatMap((each) =>
  of(`${each}WebhookConfiguration`, 'webhooks/clientConfig/service/name'),
);

export const NAME_REFERENCES: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({ kind, fields: SCALED })),
  {
    kind: 'ConfigMap',
    fields: [
      ...inPods('volumes/configMap/name', 'volumes/projected/sources/configMap/name'),
      ...inContainers('env/valueFrom/configMapKeyRef/name'),
      ...inContainers('envFrom/configMapRef/name'),
      ...of('Node', 'spec/configSource/configMap'),
      ...of('Role', 'rules/resourceNames'),
      ...of('ClusterRole', 'rules/resourceNames'),
      ...of('Ingress', 'metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap'),
    ],
  },
  {
    kind: 'Secret',
    fields: [
      ...inPods('volumes/secret/secretName', 'volumes/projected/sources/secret/name', 'imagePullSecrets/name'),
      ...inContainers('env/valueFrom/secretKeyRef/name'),
      ...inContainers('envFrom/secretRef/name'),
      ...of('ServiceAccount', 'imagePullSecrets/name', 'secrets/name'),
      ...of(
        'Ingress',
        'spec/tls/secretName',
        'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
      ),
      ...of('Role', 'rules/resourceNames'),
      ...of('ClusterRole', 'rules/resourceNames'),
    ],
  },
  {
    kind: 'Service',
    fields: [
      ...of('StatefulSet', 'spec/serviceName'),
      ...of('Ingress', ...INGRESS_BACKENDS),
      ...of('APIService', 'spec/service/name'),
      ...of('CustomResourceDefinition', 'spec/conversion/webhook/clientConfig/service/name'),
      ...WEBHOOKS,
    ],
  },
  { kind: 'Role', group: 'rbac.authorization.k8s.io', fields: of('RoleBinding', 'roleRef/name') },
  { kind: 'ClusterRole', group: 'rbac.authorization.k8s.io', fields: ROLE },
  {
    kind: 'ServiceAccount',
    fields: [
      ...inPods('serviceAccountName'),
      ...of('RoleBinding', 'subjects/name'),
      ...of('ClusterRoleBinding', 'subjects/name'),
    ],
  },
  { kind: 'PersistentVolumeClaim', fields: inPods('volumes/persistentVolumeClaim/claimName') },
  { kind: 'PersistentVolume', fields: of('PersistentVolumeClaim', 'spec/volumeName') },
  {
    kind: 'StorageClass',
    group: 'storage.k8s.io',
    fields: [
      ...of('PersistentVolume', 'spec/storageClassName'),
      ...of('PersistentVolumeClaim', 'spec/storageClassName'),
      ...of('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName'),
    ],
  },
  { kind: 'PriorityClass', group: 'scheduling.k8s.io', fields: inPods('priorityClassName') },
  { kind: 'IngressClass', group: 'networking.k8s.io', fields: of('Ingress', 'spec/ingressClassName') },
];
