/** A kustomization, one feature or corner each; `base` files are there for all of them. */
export interface Case {
  readonly name: string;
  /** The kustomization of the directory that is built; without one, `files` has it. */
  readonly kustomization: string;
  readonly files?: Readonly<Record<string, string>>;
}

export const BASE: Readonly<Record<string, string>> = {
  'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      initContainers:
        - name: init
          image: registry:5000/tools/init:1
      containers:
        - name: web
          image: nginx:1.25
          args: [--port, "80"]
          ports:
            - containerPort: 80
            - {containerPort: 53, protocol: UDP}
          env:
            - {name: A, value: a}
            - name: FROM
              valueFrom: {configMapKeyRef: {name: settings, key: a}}
          envFrom:
            - secretRef: {name: secrets}
          volumeMounts:
            - {name: data, mountPath: /data}
        - name: side
          image: busybox
      volumes:
        - {name: data, emptyDir: {}}
        - name: settings
          configMap: {name: settings}
      tolerations:
        - {key: a, operator: Exists}
`,
  'service.yaml': `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 80}
    - {name: metrics, port: 9090, targetPort: 9090}
`,
  'rbac.yaml': `apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
  - {kind: ServiceAccount, name: web}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: all}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: all}
subjects:
  - {kind: ServiceAccount, name: web, namespace: default}
  - {kind: ServiceAccount, name: default, namespace: default}
`,
  'others.yaml': `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: clean}
spec:
  schedule: "0 * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: clean, image: "clean@sha256:0000000000000000000000000000000000000000000000000000000000000000"}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: web
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: postgres}]
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], storageClassName: fast}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{hosts: [a.example], secretName: secrets}]
  rules:
    - host: a.example
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{podSelector: {matchLabels: {app: db}}}]}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: fast}
provisioner: ebs.csi.aws.com
---
apiVersion: example.com/v1
kind: Widget
metadata: {name: widget}
spec:
  image: nginx:1.25
  containers: [{name: a, image: nginx:1.25}, {name: b, image: b}]
  web: web
`,
};

const ALL = 'resources: [deployment.yaml, service.yaml, rbac.yaml, others.yaml]\n';
const WEB = 'resources: [deployment.yaml]\n';

const merge = (spec: string) => `${WEB}patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
${spec.replace(/^/gm, '        ')}
`;
const inPod = (spec: string) => merge(`template:\n  spec:\n${spec.replace(/^/gm, '    ')}`);
const json = (operations: string, target = 'kind: Deployment') => `${ALL}patches:
  - target: {${target}}
    patch: |-
${operations.replace(/^/gm, '      ')}
`;

/** All objects in a directory of their own. */
const INNER = Object.fromEntries(Object.entries(BASE).map(([path, text]) => [`inner/${path}`, text]));

/** Merge keys of a schema of its own, which kustomize goes by in place of those of Kubernetes. */
function openapi(): Case[] {
  const schema = `definitions:
  v1.Thing:
    type: object
    x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Thing}]
    properties: {spec: {$ref: "#/definitions/v1.Spec~1Thing"}}
  v1.Spec/Thing:
    type: object
    properties:
      parts:
        type: array
        x-kubernetes-patch-strategy: merge
        x-kubernetes-patch-merge-key: id
        items: {$ref: "#/definitions/v1.Part"}
      plain: {type: array, items: {type: object}}
      words: {type: array, x-kubernetes-patch-strategy: merge, items: {type: string}}
      byName:
        type: object
        additionalProperties:
          type: array
          x-kubernetes-patch-strategy: "merge,retainKeys"
          x-kubernetes-list-map-keys: [port, protocol]
          items: {type: object}
  v1.Part:
    type: object
    properties:
      inner:
        type: array
        x-kubernetes-patch-strategy: merge
        x-kubernetes-patch-merge-key: key
        items: {type: object}
`;
  const thing = `apiVersion: example.com/v1
kind: Thing
metadata: {name: t}
spec:
  parts: [{id: a, v: 1, inner: [{key: c}, {key: d}]}, {id: b, v: 1}]
  plain: [{id: a}, {id: b}]
  words: [a, b]
  byName: {one: [{port: 1, protocol: TCP}, {port: 1, protocol: UDP}]}
`;
  const patches = `patches:
  - patch: |-
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: t}
      spec:
        parts: [{id: b, v: 2}, {id: c}, {id: a, inner: [{key: d, z: 1}, {key: c, v: 2}]}]
        plain: [{id: b, v: 2}]
        words: [c, a]
        byName: {one: [{port: 1, protocol: UDP, name: u}, {port: 2, protocol: TCP}]}
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec: {template: {spec: {containers: [{name: side, image: side:2}]}}}
`;
  const files = { 'thing.yaml': thing, 'schema.yaml': schema };
  const inner = { 'inner/kustomization.yaml': 'openapi: {path: schema.yaml}\nresources: [pod.yaml]\n' };
  const pod = { 'inner/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: extra}\n', 'inner/schema.yaml': schema };
  return [
    {
      name: 'lists of custom resources without a schema',
      kustomization: `resources: [deployment.yaml, thing.yaml]\n${patches}`,
      files,
    },
    {
      name: 'a schema',
      kustomization: `resources: [deployment.yaml, thing.yaml]\nopenapi: {path: schema.yaml}\n${patches}`,
      files,
    },
    {
      name: 'a schema in JSON, for deployments too',
      kustomization: `resources: [deployment.yaml]\nopenapi: {path: schema.json}\n${patches.replace(/^ {2}- patch: [\s\S]*?(?=^ {2}- patch)/m, '')}`,
      files: {
        'schema.json':
          '{"definitions": {"io.Deployment": {"x-kubernetes-group-version-kind": [{"group": "apps", "kind": "Deployment", "version": "v1"}], "properties": {"spec": {"properties": {"template": {"properties": {"spec": {"properties": {"containers": {"type": "array", "items": {}, "x-kubernetes-patch-merge-key": "image", "x-kubernetes-patch-strategy": "merge"}}}}}}}}}}}',
      },
    },
    {
      name: 'a schema of a base',
      kustomization: `resources: [inner, deployment.yaml, thing.yaml]\n${patches}`,
      files: { ...files, ...inner, ...pod },
    },
    {
      name: 'a schema of a base, after a custom resource',
      kustomization: `resources: [deployment.yaml, thing.yaml, inner]\n${patches}`,
      files: { ...files, ...inner, ...pod },
    },
    {
      name: 'a schema of a base, after a patch',
      kustomization: `resources: [first, inner, thing.yaml]\n${patches}`,
      files: {
        ...files,
        ...inner,
        ...pod,
        'first/kustomization.yaml': `resources: [deployment.yaml]\npatches: [{patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: side, image: x}]}}}}"}]\n`,
        'first/deployment.yaml': BASE['deployment.yaml'] ?? '',
      },
    },
    {
      name: 'a version of the schema, over that of a base',
      kustomization: `resources: [inner, deployment.yaml, thing.yaml]\nopenapi: {version: v1.21.2}\n${patches}`,
      files: { ...files, ...inner, ...pod },
    },
  ];
}

export const CASES: readonly Case[] = [
  { name: 'files', kustomization: ALL },
  {
    name: 'a directory',
    kustomization: 'resources: [inner]',
    files: { ...INNER, 'inner/kustomization.yml': ALL },
  },
  {
    name: 'bases',
    kustomization: 'bases: [inner]',
    files: {
      'inner/Kustomization': 'resources: [a.yaml]',
      'inner/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
    },
  },
  { name: 'namespace', kustomization: `${ALL}namespace: prod\n` },
  {
    name: 'namespace over an own one',
    kustomization: 'resources: [a.yaml]\nnamespace: prod\n',
    files: { 'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: dev}\n' },
  },
  { name: 'namePrefix', kustomization: `${ALL}namePrefix: my-\n` },
  { name: 'nameSuffix', kustomization: `${ALL}nameSuffix: -v2\n` },
  { name: 'prefix, suffix and namespace', kustomization: `${ALL}namePrefix: my-\nnameSuffix: -v2\nnamespace: prod\n` },
  {
    name: 'prefixes of two levels',
    kustomization: 'resources: [inner]\nnamePrefix: b-\n',
    files: { ...INNER, 'inner/kustomization.yaml': `${ALL}namePrefix: a-\n` },
  },
  { name: 'commonLabels', kustomization: `${ALL}commonLabels: {team: shop, tier: "1"}\n` },
  { name: 'labels', kustomization: `${ALL}labels: [{pairs: {team: shop}}]\n` },
  { name: 'labels in selectors', kustomization: `${ALL}labels: [{pairs: {team: shop}, includeSelectors: true}]\n` },
  { name: 'labels in templates', kustomization: `${ALL}labels: [{pairs: {team: shop}, includeTemplates: true}]\n` },
  {
    name: 'labels in fields of their own',
    kustomization: `${ALL}labels: [{pairs: {team: shop}, fields: [{path: spec/labels, kind: Widget, create: true}]}]\n`,
  },
  { name: 'commonAnnotations', kustomization: `${ALL}commonAnnotations: {owner: me}\n` },
  { name: 'an image tag', kustomization: `${ALL}images: [{name: nginx, newTag: "1.27"}]\n` },
  { name: 'an image name', kustomization: `${ALL}images: [{name: nginx, newName: mirror/nginx}]\n` },
  {
    name: 'an image digest',
    kustomization: `${ALL}images: [{name: nginx, digest: "sha256:1111111111111111111111111111111111111111111111111111111111111111"}]\n`,
  },
  { name: 'a tag over a digest', kustomization: `${ALL}images: [{name: clean, newTag: v1}]\n` },
  {
    name: 'an image of a registry with a port',
    kustomization: `${ALL}images: [{name: "registry:5000/tools/init", newTag: v2}]\n`,
  },
  { name: 'replicas', kustomization: `${ALL}replicas: [{name: web, count: 5}, {name: db, count: 2}]\n` },
  {
    name: 'a merge patch by path',
    kustomization: `${WEB}patches: [{path: patch.yaml}]\n`,
    files: { 'patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n' },
  },
  {
    name: 'several patches in a file',
    kustomization: `${ALL}patches: [{path: patch.yaml}]\n`,
    files: {
      'patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: NodePort}\n',
    },
  },
  {
    name: 'patchesStrategicMerge',
    kustomization: `${WEB}patchesStrategicMerge:\n  - patch.yaml\n  - |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web, annotations: {a: b}}\n`,
    files: { 'patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n' },
  },
  { name: 'a container that is changed', kustomization: inPod('containers: [{name: side, image: side:2}]') },
  { name: 'a container that is added', kustomization: inPod('containers: [{name: new, image: new}]') },
  { name: 'a container that is deleted', kustomization: inPod('containers: [{name: side, $patch: delete}]') },
  {
    name: 'containers that are replaced',
    kustomization: inPod('containers:\n  - $patch: replace\n  - {name: only, image: only}'),
  },
  {
    name: 'a mapping that is replaced',
    kustomization: inPod('$patch: replace\ncontainers: [{name: only, image: only}]'),
  },
  { name: 'a key that is deleted', kustomization: inPod('serviceAccountName: null') },
  { name: 'a list without keys', kustomization: inPod('tolerations: [{key: b, operator: Exists}]') },
  { name: 'args', kustomization: inPod('containers: [{name: web, args: [--other]}]') },
  {
    name: 'ports by port and protocol',
    kustomization: inPod('containers: [{name: web, ports: [{containerPort: 53, protocol: UDP, name: dns}]}]'),
  },
  {
    name: 'env and volumes',
    kustomization: inPod(
      'containers: [{name: web, env: [{name: A, value: b}, {name: B, value: b}], volumeMounts: [{mountPath: /data, name: other}]}]\nvolumes: [{name: other, emptyDir: {}}]',
    ),
  },
  {
    name: 'a volume that gets another source',
    kustomization: inPod('volumes: [{name: data, emptyDir: null, persistentVolumeClaim: {claimName: data}}]'),
  },
  {
    name: 'an object that is deleted',
    kustomization: `${ALL}patches:\n  - patch: "{apiVersion: v1, kind: Service, metadata: {name: web}, $patch: delete}"\n`,
  },
  {
    name: 'ports of a service',
    kustomization: `${ALL}patches:\n  - patch: "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, nodePort: 30080}]}}"\n`,
  },
  {
    name: 'a merge patch of a custom resource',
    kustomization: `${ALL}patches:\n  - patch: "{apiVersion: example.com/v1, kind: Widget, metadata: {name: widget}, spec: {containers: [{name: b, image: c}]}}"\n`,
  },
  {
    name: 'a merge patch with a target',
    kustomization: `${ALL}patches:\n  - target: {kind: Deployment|StatefulSet}\n    patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: {minReadySeconds: 5}}"\n`,
  },
  {
    name: 'a target by name pattern',
    kustomization: json('- {op: add, path: /metadata/annotations, value: {a: b}}', 'name: "w.*"'),
  },
  {
    name: 'a target by label',
    kustomization: json('- {op: add, path: /metadata/annotations, value: {a: b}}', 'labelSelector: "app in (web, db)"'),
  },
  {
    name: 'a target by group and version',
    kustomization: json('- {op: add, path: /metadata/annotations, value: {a: b}}', 'group: apps, version: v1'),
  },
  {
    name: 'JSON add, at an index and at the end',
    kustomization: json(
      '- {op: add, path: /spec/template/spec/containers/0/args/0, value: first}\n- {op: add, path: /spec/template/spec/containers/0/args/-, value: last}',
    ),
  },
  {
    name: 'JSON remove',
    kustomization: json('- {op: remove, path: /spec/template/spec/containers/1}\n- {op: remove, path: /spec/replicas}'),
  },
  {
    name: 'JSON replace',
    kustomization: json('- {op: replace, path: /spec/template/spec/containers/0/image, value: other}'),
  },
  {
    name: 'JSON move and copy',
    kustomization: json(
      '- {op: copy, from: /spec/replicas, path: /spec/revisionHistoryLimit}\n- {op: move, from: /spec/template/spec/volumes/0, path: /spec/template/spec/volumes/1}',
    ),
  },
  {
    name: 'JSON test and escapes',
    kustomization: json(
      '- {op: test, path: /spec/replicas, value: 1}\n- {op: add, path: /metadata/annotations, value: {}}\n- {op: add, path: /metadata/annotations/a.b~1c, value: d}',
    ),
  },
  {
    name: 'JSON in a file',
    kustomization: `${ALL}patchesJson6902: [{target: {version: v1, group: apps, kind: Deployment, name: web}, path: ops.json}]\n`,
    files: { 'ops.json': '[{"op": "replace", "path": "/spec/replicas", "value": 9}]' },
  },
  {
    name: 'configMapGenerator',
    kustomization: `${ALL}configMapGenerator: [{name: settings, literals: [a=1, "b='quoted'", c=d=e]}]\n`,
  },
  {
    name: 'generators with a prefix',
    kustomization: `${ALL}namePrefix: my-\nconfigMapGenerator: [{name: settings, literals: [a=1]}]\nsecretGenerator: [{name: secrets, literals: [p=w]}]\n`,
  },
  {
    name: 'generators without a hash',
    kustomization: `${ALL}generatorOptions: {disableNameSuffixHash: true, labels: {x: "y"}}\nconfigMapGenerator: [{name: settings, literals: [a=1], options: {annotations: {z: "1"}}}]\n`,
  },
  {
    name: 'generators of files',
    kustomization: `configMapGenerator: [{name: settings, files: [a.txt, other=a.txt], envs: [e.env]}]\n`,
    files: { 'a.txt': 'text\nof lines\n', 'e.env': '# comment\nK=v\n  L= w \n\nM=\n' },
  },
  {
    name: 'a secret of a type',
    kustomization: 'secretGenerator: [{name: tls, type: kubernetes.io/tls, literals: [tls.crt=a, tls.key=b]}]\n',
  },
  {
    name: 'generators that merge',
    kustomization:
      'resources: [inner]\nconfigMapGenerator: [{name: settings, behavior: merge, literals: [b=3, c=4]}]\n',
    files: { 'inner/kustomization.yaml': 'configMapGenerator: [{name: settings, literals: [a=1, b=2]}]\n' },
  },
  {
    name: 'generators that replace',
    kustomization: 'resources: [inner]\nconfigMapGenerator: [{name: settings, behavior: replace, literals: [c=4]}]\n',
    files: { 'inner/kustomization.yaml': 'configMapGenerator: [{name: settings, literals: [a=1, b=2]}]\n' },
  },
  {
    name: 'components',
    kustomization: `${ALL}components: [part]\nnamePrefix: my-\n`,
    files: {
      'part/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [pod.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |-\n      - {op: replace, path: /spec/replicas, value: 4}\nconfigMapGenerator: [{name: settings, literals: [a=1]}]\n',
      'part/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: extra}\n',
    },
  },
  {
    name: 'replacements',
    kustomization: `${ALL}replacements:\n  - source: {kind: Service, name: web, fieldPath: spec.ports.0.port}\n    targets:\n      - select: {kind: Deployment}\n        fieldPaths: ["spec.template.spec.containers.[name=web].ports.0.containerPort"]\n`,
  },
  {
    name: 'replacements of parts',
    kustomization: `${ALL}replacements:\n  - source: {kind: Deployment, fieldPath: "spec.template.spec.containers.[name=web].image", options: {delimiter: ":", index: 1}}\n    targets:\n      - select: {kind: Widget}\n        fieldPaths: [spec.image]\n        options: {delimiter: ":", index: 1}\n`,
  },
  {
    name: 'replacements that create',
    kustomization: `${ALL}replacements:\n  - source: {kind: Service, name: web}\n    targets:\n      - select: {kind: StatefulSet}\n        fieldPaths: ["metadata.annotations.example\\\\.com/service"]\n        options: {create: true}\n`,
  },
  {
    name: 'replacements with reject, in a file',
    kustomization: `${ALL}replacements: [{path: r.yaml}]\n`,
    files: {
      'r.yaml':
        'source: {kind: Service, name: web}\ntargets:\n  - select: {group: apps}\n    reject: [{kind: StatefulSet}]\n    fieldPaths: [metadata.labels.app]\n',
    },
  },
  {
    name: 'vars',
    kustomization: `${ALL}patches:\n  - patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, args: [--at=$(WEB), $(PORT)]}]}}}}"\nnamePrefix: my-\nvars:\n  - {name: WEB, objref: {kind: Service, name: web, apiVersion: v1}}\n  - {name: PORT, objref: {kind: Deployment, name: web, apiVersion: apps/v1}, fieldref: {fieldpath: spec.replicas}}\n`,
  },
  {
    name: 'configurations',
    kustomization: `${ALL}namePrefix: my-\nconfigurations: [c.yaml]\nimages: [{name: nginx, newTag: "2"}]\n`,
    files: {
      'c.yaml':
        'nameReference:\n  - {kind: Service, version: v1, fieldSpecs: [{kind: Widget, path: spec/web}]}\nimages:\n  - {kind: Widget, path: spec/image}\n',
    },
  },
  {
    name: 'a list of objects',
    kustomization: 'resources: [list.yaml]\nnamespace: x\n',
    files: {
      'list.yaml':
        'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Pod, metadata: {name: a}}\n  - {apiVersion: v1, kind: Pod, metadata: {name: b}}\n',
    },
  },
  {
    name: 'an object that is only for the build',
    kustomization: 'resources: [a.yaml]\n',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {config.kubernetes.io/local-config: "true"}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}\n',
    },
  },
  {
    name: 'anchors and merge keys',
    kustomization: 'resources: [a.yaml]\ncommonLabels: &l {a: b}\ncommonAnnotations: *l\n',
    files: { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: &t text\n  z: *t\n' },
  },
  {
    name: 'transformers of its own',
    kustomization: `${ALL}transformers: [t.yaml, p.yaml]\ngenerators: [g.yaml]\n`,
    files: {
      't.yaml':
        'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: l}\nlabels: {team: shop}\nfieldSpecs: [{path: metadata/labels, create: true}]\n---\napiVersion: builtin\nkind: ImageTagTransformer\nmetadata: {name: i}\nimageTag: {name: nginx, newTag: "9"}\n---\napiVersion: builtin\nkind: AnnotationsTransformer\nmetadata: {name: a}\nannotations: {who: calls}\nfieldSpecs: [{path: metadata/annotations, create: true}]\n',
      'p.yaml':
        'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: p}\ntarget: {kind: Deployment}\npatch: "- {op: replace, path: /spec/replicas, value: 4}"\n',
      'g.yaml':
        'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: made}\nliterals: [a=b]\noptions: {disableNameSuffixHash: true}\n',
    },
  },
  {
    name: 'transformers in a directory, their own paths, and prefixes of the directory',
    kustomization: `${ALL}transformers: [inner]\ngenerators: [other]\n`,
    files: {
      'inner/kustomization.yaml': 'resources: [t.yaml, deeper]\nnameSuffix: -x\n',
      'inner/t.yaml':
        'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: p}\npath: patch.yaml\ntarget: {kind: StatefulSet}\n---\napiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: p}\nprefix: my-\nfieldSpecs: [{path: metadata/name}]\n',
      'inner/deeper/kustomization.yaml': 'resources: [t.yaml]\n',
      'inner/deeper/t.yaml':
        'apiVersion: builtin\nkind: ReplicaCountTransformer\nmetadata: {name: r}\nreplica: {name: web, count: 6}\nfieldSpecs: [{path: spec/replicas, kind: Deployment, create: true}]\n',
      'patch.yaml': '- {op: add, path: /spec/replicas, value: 4}\n',
      'other/kustomization.yaml': 'resources: [g.yaml]\n',
      'other/g.yaml':
        'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: settings, namespace: shop}\nfiles: [a.txt]\n---\napiVersion: builtin\nkind: SecretGenerator\nmetadata: {name: secrets}\ntype: Opaque\nliterals: [a=b]\noptions: {labels: {x: "y"}}\n',
      'a.txt': 'text',
    },
  },
  {
    name: 'transformers written in the kustomization',
    kustomization: `${ALL}transformers:\n  - t.yaml\n  - |-\n    apiVersion: builtin\n    kind: SuffixTransformer\n    metadata: {name: s}\n    suffix: -a\n    fieldSpecs: [{path: metadata/name, kind: Deployment}, {path: spec/web, kind: Widget}]\n`,
    files: {
      't.yaml':
        'apiVersion: builtin\nkind: SuffixTransformer\nmetadata: {name: t}\nsuffix: -b\nfieldSpecs: [{path: metadata/name}]\n---\napiVersion: builtin\nkind: ReplacementTransformer\nmetadata: {name: r}\nreplacements:\n  - path: r.yaml\n---\napiVersion: builtin\nkind: HashTransformer\nmetadata: {name: h}\n',
      'r.yaml':
        'source: {kind: Service, name: web}\ntargets:\n  - select: {kind: StatefulSet}\n    fieldPaths: [metadata.labels.app]\n    options: {create: true}\n',
    },
  },
  ...[
    ['', ''],
    [' of what has none', 'unsetOnly: true'],
    [' of all service accounts', 'setRoleBindingSubjects: allServiceAccounts'],
    [' of no subjects', 'setRoleBindingSubjects: none'],
    [
      ' with fields',
      'fieldSpecs: [{path: metadata/name, kind: Namespace}, {path: spec/ns, kind: Widget, create: true}]',
    ],
  ].map(([label, options]) => ({
    name: `a namespace transformer${label}`,
    kustomization: `resources: [deployment.yaml, rbac.yaml, others.yaml, more.yaml]\ntransformers: [t.yaml]\n`,
    files: {
      't.yaml': `apiVersion: builtin\nkind: NamespaceTransformer\nmetadata: {name: n, namespace: new}\n${options}\n`,
      'more.yaml':
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: there, namespace: kept}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: some}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: all}\nsubjects:\n  - {kind: ServiceAccount, name: there, namespace: kept}\n  - {kind: ServiceAccount, name: alien, namespace: z}\n  - {kind: ServiceAccount, name: alien2}\n  - {kind: Group, name: default}\n',
    },
  })),
  {
    name: 'crds',
    kustomization: `resources: [w.yaml]\ncrds: [crd.json, crd.yaml]\nnamePrefix: my-\nlabels: [{pairs: {a: b}}, {pairs: {c: d}, includeSelectors: true}]\ncommonAnnotations: {note: o}\n`,
    files: {
      'w.yaml':
        'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: w}\nspec: {secretRef: {name: s}, sel: {a: b}, ann: {x: z}, ident: foo, inner: {cm: {key: c}}}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
      'crd.json':
        '{"com.example.v1.Thing": {"Schema": {"properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}, "spec": {"$ref": "com.example.v1.ThingSpec"}}}}, "com.example.v1.ThingSpec": {"schema": {"properties": {"secretRef": {"x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": "Secret"}, "sel": {"x-kubernetes-label-selector": ""}, "ann": {"x-kubernetes-annotation": ""}, "ident": {"x-kubernetes-identity": ""}, "inner": {"$ref": "com.example.v1.Inner"}}}}, "com.example.v1.Inner": {"Schema": {"properties": {"cm": {"x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": "ConfigMap", "x-kubernetes-object-ref-name-key": "key"}}}}}',
      'crd.yaml': 'com.example.v1.Part:\n  Schema: {properties: {ident: {x-kubernetes-identity: ""}}}\n',
    },
  },
  {
    name: 'configurations of labels',
    kustomization: `${ALL}configurations: [c.yaml]\nlabels: [{pairs: {a: b}, includeSelectors: true}, {pairs: {c: d}}, {pairs: {e: f}, includeTemplates: true}]\n`,
    files: {
      'c.yaml': ['commonLabels', 'labels', 'templateLabels']
        .map((field) => `${field}: [{kind: Widget, path: spec/${field}, create: true}]\n`)
        .join(''),
    },
  },
  {
    name: 'configurations of another base',
    kustomization: 'resources: [a, b]\n',
    files: {
      'a/kustomization.yaml': 'resources: [w.yaml]\nconfigurations: [c.yaml]\nnamePrefix: a-\n',
      'b/kustomization.yaml': 'resources: [w.yaml]\nnamePrefix: b-\n',
      'a/c.yaml': 'namePrefix: [{kind: Thing, path: spec/name}]\n',
      'a/w.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: w}\nspec: {name: x}\n',
      'b/w.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: w}\nspec: {name: x}\n',
    },
  },
  ...openapi(),
  {
    name: 'words that Kubernetes takes for booleans',
    kustomization:
      'resources: [a.yaml]\npatches:\n  - patch: "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, env: [{name: C, value: off}]}]}}"\n  - {path: p.yaml}\n  - target: {kind: Pod}\n    patch: |-\n      - {op: add, path: /spec/hostIPC, value: yes}\n',
    files: {
      'a.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: On}}\nspec: {hostPID: true, containers: [{name: a, env: [{name: A, value: yes}, {name: B, value: y}], args: [no, "no", false]}]}\n',
      'p.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: yes # on\n  nodeSelector:\n    x: Off\n',
    },
  },
  {
    name: 'annotations that are no strings',
    kustomization: 'resources: [a.yaml]\n',
    files: {
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, annotations: {a: true, b: 80, c: 1.5, d: on}}\nspec: {template: {metadata: {annotations: {a: true}}}}\n',
    },
  },
  { name: 'buildMetadata', kustomization: `${ALL}buildMetadata: []\n` },
];
