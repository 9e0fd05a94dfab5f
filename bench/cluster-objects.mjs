// Objects as a cluster gives them: with managed fields, status, what controllers have filled in.

/** Numbers from 0 to 1, the same ones for the same object. Mulberry32. */
function generator(seed) {
  let state = seed * 7919 + 20;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** By weight: how many of a hundred objects are of a kind. */
const KINDS = [
  [30, pod],
  [14, replicaSet],
  [8, deployment],
  [8, service],
  [10, configMap],
  [8, secret],
  [20, event],
  [2, claim],
];

/** The object of an index. */
export function cluster(index) {
  const random = generator(index);
  const share = random() * 100;
  const build = KINDS.find((_, kind) => sumOf(KINDS.slice(0, kind + 1)) > share)?.[1] ?? pod;
  return build({ name: `app-${index}`, namespace: `team-${index % 120}`, random });
}

function sumOf(kinds) {
  return kinds.reduce((sum, [weight]) => sum + weight, 0);
}

function pod({ name, namespace, random }) {
  const spec = podSpec(name, random);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(
      `${name}-6d4cf56db6-x${Math.floor(random() * 9999)}`,
      namespace,
      ['kube-controller-manager', 'kubelet'],
      spec,
    ),
    spec: {
      ...spec,
      nodeName: `ip-10-0-${Math.floor(random() * 255)}-12.eu-central-1.compute.internal`,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      tolerations: ['not-ready', 'unreachable'].map((condition) => ({
        effect: 'NoExecute',
        key: `node.kubernetes.io/${condition}`,
        operator: 'Exists',
        tolerationSeconds: 300,
      })),
    },
    status: {
      conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
        (type) => ({
          lastProbeTime: null,
          lastTransitionTime: '2026-11-02T08:14:31Z',
          status: 'True',
          type,
        }),
      ),
      containerStatuses: spec.containers.map(({ name: container, image }) => ({
        containerID: `containerd://${hex(random, 64)}`,
        image,
        imageID: `${image.split(':')[0]}@sha256:${hex(random, 64)}`,
        lastState: {},
        name: container,
        ready: true,
        restartCount: Math.floor(random() * 5),
        started: true,
        state: { running: { startedAt: '2026-11-02T08:14:33Z' } },
      })),
      hostIP: '10.0.12.7',
      phase: 'Running',
      podIP: '10.0.13.9',
      podIPs: [{ ip: '10.0.13.9' }],
      qosClass: 'Burstable',
      startTime: '2026-11-02T08:14:30Z',
    },
  };
}

function podSpec(name, random) {
  return {
    containers: Array.from({ length: random() < 0.7 ? 1 : 2 }, (_, index) => ({
      args: ['--listen=:8080', '--log-level=info'],
      env: Array.from({ length: 6 }, (_, variable) => ({
        name: `SETTING_${variable}`,
        value: `value-${Math.floor(random() * 1e6)}`,
      })),
      image: `registry.example.com/${name}:v1.${Math.floor(random() * 90)}`,
      imagePullPolicy: 'IfNotPresent',
      livenessProbe: {
        failureThreshold: 3,
        httpGet: { path: '/live', port: 8080, scheme: 'HTTP' },
        periodSeconds: 10,
        successThreshold: 1,
        timeoutSeconds: 1,
      },
      name: index === 0 ? 'app' : `sidecar-${index}`,
      ports: [{ containerPort: 8080 + index, name: `http-${index}`, protocol: 'TCP' }],
      resources: {
        limits: { cpu: '500m', memory: '512Mi' },
        requests: { cpu: '250m', memory: random() < 0.9 ? '512Mi' : '256Mi' },
      },
      securityContext: { allowPrivilegeEscalation: false, ...(random() < 0.005 && { privileged: true }) },
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      volumeMounts: [
        { mountPath: '/etc/app', name: 'config' },
        { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: 'kube-api-access-x2k4f', readOnly: true },
      ],
    })),
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccount: name,
    serviceAccountName: name,
    terminationGracePeriodSeconds: 30,
    volumes: [
      { configMap: { defaultMode: 420, name }, name: 'config' },
      {
        name: 'kube-api-access-x2k4f',
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
          ],
        },
      },
    ],
  };
}

function template({ name, random }) {
  return {
    selector: { matchLabels: { 'app.kubernetes.io/name': name } },
    template: {
      metadata: { creationTimestamp: null, labels: { 'app.kubernetes.io/name': name } },
      spec: podSpec(name, random),
    },
  };
}

function replicaSet(about) {
  const spec = { replicas: about.random() < 0.8 ? 0 : 2, ...template(about) };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata(`${about.name}-6d4cf56db6`, about.namespace, ['kube-controller-manager'], spec),
    spec,
    status: { observedGeneration: 2, replicas: 0 },
  };
}

function deployment(about) {
  const spec = { progressDeadlineSeconds: 600, replicas: 2, revisionHistoryLimit: 10, ...template(about) };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(about.name, about.namespace, ['helm', 'kube-controller-manager'], spec),
    spec,
    status: {
      availableReplicas: 2,
      conditions: [
        {
          lastTransitionTime: '2026-11-02T08:14:31Z',
          message: 'Deployment has minimum availability.',
          status: 'True',
          type: 'Available',
        },
      ],
      replicas: 2,
    },
  };
}

function service({ name, namespace }) {
  const spec = {
    clusterIP: '172.20.14.9',
    ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http-0' }],
    selector: { 'app.kubernetes.io/name': name },
    sessionAffinity: 'None',
    type: 'ClusterIP',
  };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace, ['helm'], spec),
    spec,
    status: { loadBalancer: {} },
  };
}

function configMap({ name, namespace, random }) {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `option.${index}=${Math.floor(random() * 1e6)} # – what it is for`,
  );
  const data = { 'config.properties': `${lines.join('\n')}\n` };
  return { apiVersion: 'v1', data, kind: 'ConfigMap', metadata: metadata(name, namespace, ['helm'], data) };
}

function secret({ name, namespace, random }) {
  // As Helm keeps its releases.
  const data = { release: hex(random, 12_000) };
  return {
    apiVersion: 'v1',
    data,
    kind: 'Secret',
    metadata: metadata(`sh.helm.release.v1.${name}.v1`, namespace, ['helm'], data),
    type: 'helm.sh/release.v1',
  };
}

function event({ name, namespace, random }) {
  return {
    apiVersion: 'v1',
    count: Math.floor(random() * 50),
    eventTime: null,
    firstTimestamp: '2026-11-02T08:14:31Z',
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, uid: hex(random, 32) },
    kind: 'Event',
    lastTimestamp: '2026-11-02T09:14:31Z',
    message: 'Readiness probe failed: Get "http://10.0.13.9:8080/ready": context deadline exceeded',
    metadata: metadata(`${name}.${hex(random, 16)}`, namespace, ['kubelet'], { count: 1, message: '', reason: '' }),
    reason: 'Unhealthy',
    source: { component: 'kubelet' },
    type: 'Warning',
  };
}

function claim({ name, namespace }) {
  const spec = {
    accessModes: ['ReadWriteMany'],
    resources: { requests: { storage: '5Gi' } },
    storageClassName: 'efs',
    volumeMode: 'Filesystem',
  };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(name, namespace, ['helm'], spec),
    spec,
    status: { phase: 'Bound' },
  };
}

function metadata(name, namespace, managers, fields) {
  return {
    annotations: { 'meta.helm.sh/release-name': name, 'prometheus.io/scrape': 'true' },
    creationTimestamp: '2026-11-02T08:14:30Z',
    labels: { 'app.kubernetes.io/managed-by': 'Helm', 'app.kubernetes.io/name': name },
    managedFields: managers.map((manager) => ({
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': fieldsOf(fields) },
      manager,
      operation: 'Update',
      time: '2026-11-02T08:14:30Z',
    })),
    name,
    namespace,
    resourceVersion: '184467440',
    uid: '5a2b7a54-95f8-4f3e-a7f2-0e5bb1ad4b5b',
  };
}

/** The set of fields that somebody manages, as the API server writes it. */
function fieldsOf(value) {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.map((item, index) => [
        item?.name ? `k:{"name":"${item.name}"}` : `v:${index}`,
        { '.': {}, ...fieldsOf(item) },
      ]),
    );
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [`f:${key}`, fieldsOf(each)]));
}

function hex(random, length) {
  let text = '';
  while (text.length < length) text += Math.floor(random() * 2 ** 32).toString(16);
  return text.slice(0, length);
}
