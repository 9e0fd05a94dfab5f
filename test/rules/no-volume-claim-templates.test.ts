import { describe, expect, it } from 'vitest';
import noVolumeClaimTemplates from '../../rules/no-volume-claim-templates.ts';
import { lint } from '../../src/engine/lint.ts';
import { testRule } from '../../src/testing.ts';

interface Setting {
  readonly replicas?: number;
  readonly nameMarker?: string;
}

/** A StatefulSet `db` with one claim template `data` that has these fields. */
function statefulSet(fields: string, { replicas = 1, nameMarker = '' }: Setting = {}): string {
  return `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers:
        - name: db
          image: db
          volumeMounts: [{name: data, mountPath: /data}]
  volumeClaimTemplates:
    - metadata:
        name: data${nameMarker && ` # ✗ ${nameMarker}`}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 5Gi}}
        ${fields}
---
`;
}

function volume(name: string, fields = 'csi: {driver: efs.csi.aws.com, volumeHandle: fs-1}'): string {
  return `apiVersion: v1
kind: PersistentVolume
metadata: {name: ${name}}
spec:
  capacity: {storage: 5Gi}
  accessModes: [ReadWriteOnce]
  ${fields}
---
`;
}

function reserved(ordinal: number): string {
  return volume(
    `efs-${ordinal}`,
    `claimRef: {namespace: default, name: data-db-${ordinal}}\n  csi: {driver: efs.csi.aws.com, volumeHandle: fs-1}`,
  );
}

function ofClass(name: string, className = 'efs', driver = 'efs.csi.aws.com'): string {
  return volume(name, `storageClassName: ${className}\n  csi: {driver: ${driver}, volumeHandle: id}`);
}

function storageClass(name: string, provisioner: string, more = ''): string {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: ${name}}
provisioner: ${provisioner}
${more}
---
`;
}

testRule(noVolumeClaimTemplates, [
  {
    name: 'offers EC2 nodes for what is refused for certain',
    yaml: statefulSet('storageClassName: gp3 # ✗').concat(ofClass('disk', 'gp3', 'ebs.csi.aws.com')),
    suggested: statefulSet('storageClassName: gp3')
      .replace(
        'metadata: {labels: {app: db}}',
        'metadata: {labels: {app: db}, annotations: {eks.amazonaws.com/compute-type: ec2}}',
      )
      .concat(ofClass('disk', 'gp3', 'ebs.csi.aws.com')),
  },
  {
    name: 'offers nothing for what nobody knows',
    yaml: statefulSet('storageClassName: elsewhere # ✗'),
    suggested: [],
  },
  {
    name: 'allows a StatefulSet without templates',
    yaml: statefulSet('').replace(/ {2}volumeClaimTemplates:[\s\S]*/, ''),
  },
  {
    name: 'allows an empty list',
    yaml: statefulSet('').replace(/volumeClaimTemplates:[\s\S]*/, 'volumeClaimTemplates: []'),
  },
  {
    name: 'warns of reserved EFS volumes, whose claims are made with the pods',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Claim `data-db-0` is not Bound when its pod is created; the pod stays Pending until deleted once',
        { replicas: 3 },
      ) +
      reserved(0) +
      reserved(1) +
      reserved(2),
    suggested: [],
  },
  {
    name: 'warns of fitting EFS volumes, wherever they are',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Claim `data-db-0` is not Bound when its pod is created; the pod stays Pending until deleted once',
        { replicas: 2 },
      ) + ofClass('a'),
    files: { 'storage/volumes.yaml': ofClass('b') },
  },
  {
    name: 'warns of the first claim that was not written beforehand',
    yaml: `${statefulSet('storageClassName: efs # ✗ Claim `data-db-1` is not Bound when its pod is created; the pod stays Pending until deleted once', { replicas: 2 })}apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data-db-0}
spec: {accessModes: [ReadWriteOnce], volumeName: a}
---
${ofClass('a')}${ofClass('b')}`,
  },
  {
    name: 'counts from the first ordinal',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Claim `data-db-3` is not Bound when its pod is created; the pod stays Pending until deleted once',
        { replicas: 2 },
      ).replace('  replicas', '  ordinals: {start: 3}\n  replicas') +
      reserved(3) +
      reserved(4),
  },
  {
    name: 'allows claims written beforehand',
    yaml: `${statefulSet('storageClassName: efs')}apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data-db-0}
spec: {accessModes: [ReadWriteOnce], volumeName: efs}
---
${ofClass('efs', 'other')}`,
  },
  {
    name: 'follows a claim written beforehand rather than the template',
    yaml: `${statefulSet('storageClassName: efs # ✗ Claim `data-db-0` is an EBS volume, not EFS; the pod stays Pending')}apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data-db-0}
spec: {accessModes: [ReadWriteOnce], storageClassName: gp3}
---
${ofClass('efs')}`,
  },
  { name: 'leaves alone a class that is filled in later', yaml: statefulSet(`storageClassName: "\${CLASS}"`) },
  {
    name: 'concludes nothing from a patch without class',
    yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  template: {spec: {containers: [{name: db}]}}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {resources: {requests: {storage: 8Gi}}}
`,
  },
  {
    name: 'reports the class of a patch',
    yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  template: {spec: {containers: [{name: db}]}}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec:
        storageClassName: gp3 # ✗
`,
  },
  {
    name: 'survives templates that are none',
    yaml: statefulSet('').replace(/Templates:[\s\S]*/, 'Templates: [a, {}, null]'),
  },
  {
    name: 'does not look at other kinds',
    yaml: statefulSet('storageClassName: gp3').replace('kind: StatefulSet', 'kind: Deployment'),
  },
  {
    name: 'reports EBS at the class, once for all replicas',
    notes: ['StorageClass fast, manifest.yaml:26:14'],
    yaml:
      statefulSet('storageClassName: fast # ✗ Claim `data-db-0` is an EBS volume, not EFS; the pod stays Pending', {
        replicas: 3,
      }) + storageClass('fast', 'ebs.csi.aws.com'),
  },
  {
    name: 'knows gp2 and gp3 by name',
    yaml: statefulSet('storageClassName: gp2 # ✗ Claim `data-db-0` is an EBS volume, not EFS; the pod stays Pending'),
  },
  {
    name: 'reports static volumes of another driver',
    yaml:
      statefulSet(
        'storageClassName: lustre # ✗ Claim `data-db-0` is an FSx for Lustre volume, not EFS; the pod stays Pending',
      ) + ofClass('fsx', 'lustre', 'fsx.csi.aws.com'),
  },
  {
    name: 'reports the absence of a class at the name',
    yaml: statefulSet('', {
      nameMarker: 'Claim `data-db-0` has no StorageClass; EKS defaults to EBS or none, so the pod stays Pending',
    }),
  },
  {
    name: 'reports each template',
    yaml: `${statefulSet('', { nameMarker: 'Claim `data-db-0` …' }).replace(/---\n$/, '')}    - metadata:
        name: log # ✗ Claim \`log-db-0\` has no StorageClass; EKS defaults to EBS or none, so the pod stays Pending
      spec:
        accessModes: [ReadWriteOnce]
`,
  },
  {
    name: 'reports a volume that the template names and that does not fit',
    yaml:
      statefulSet(
        'volumeName: efs\n        storageClassName: "" # ✗ Claim `data-db-0` does not fit PersistentVolume `efs`, which it names; …',
      ) + ofClass('efs'),
  },
  {
    name: 'reads the default class',
    yaml:
      statefulSet('', { nameMarker: 'Claim `data-db-0` is an EBS volume, not EFS; …' }) +
      storageClass('fast', 'ebs.csi.aws.com').replace(
        'name: fast',
        'name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}',
      ),
  },
  {
    name: 'reports a class that was not read',
    yaml: statefulSet(
      'storageClassName: standard # ✗ No static EFS volume of StorageClass `standard` for `data-db-0`; the pod stays Pending',
    ),
  },
  {
    name: 'warns of EFS volumes made on demand',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Claim `data-db-0` is an EFS volume created no earlier than its pod; the pod may stay Pending',
      ) + storageClass('efs', 'efs.csi.aws.com', 'parameters: {provisioningMode: efs-ap}'),
  },
  {
    name: 'warns of EFS volumes that wait for the pod, though a static one fits',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Claim `data-db-0` is an EFS volume created no earlier than its pod; the pod may stay Pending',
      ) +
      storageClass('efs', 'efs.csi.aws.com', 'volumeBindingMode: WaitForFirstConsumer') +
      ofClass('a'),
  },
  {
    name: 'warns when static volumes run out',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Only 2 of 3 replicas have a static EFS volume; the pod of `data-db-2` stays Pending',
        { replicas: 3 },
      ) +
      ofClass('a') +
      reserved(1) +
      storageClass('efs', 'efs.csi.aws.com'),
  },
  {
    name: 'counts no further than it can',
    yaml:
      statefulSet(
        'storageClassName: efs # ✗ Only 1 of 2000000000 replicas have a static EFS volume; the pod of `data-db-1` stays Pending',
        { replicas: 2_000_000_000 },
      ) + ofClass('a'),
  },
  {
    name: 'warns of what only a static volume can meet, and of NFS',
    yaml:
      statefulSet(
        'storageClassName: "" # ✗ Claim `data-db-0` needs an existing volume, which was not found; only static EFS works',
      ) +
      statefulSet(
        'storageClassName: nfs # ✗ Claim `data-db2-0` is an NFS volume; only EFS claims are known to work on Fargate',
      ).replace('name: db\n', 'name: db2\n') +
      volume('nfs', 'storageClassName: nfs\n  nfs: {server: 10.0.0.1, path: /}'),
  },
]);

describe('the event of a claim template', () => {
  const eventOf = (...documents: string[]) =>
    lint([{ path: 'all.yaml', content: documents.join('') }], { rules: [noVolumeClaimTemplates] }).workloads[0]?.event;
  const refused = 'Pod not supported on Fargate: volumes not supported: data not supported because: PVC ';

  it('is the one of milvus-io/milvus-helm#389', () => {
    const etcd = statefulSet('').replace('name: db\n', 'name: milvus-etcd\n');
    expect(eventOf(etcd)).toBe(`${refused}data-milvus-etcd-0 not bound`);
  });

  it('is the one of kubernetes-sigs/aws-efs-csi-driver#793, for volumes made on demand', () => {
    expect(eventOf(statefulSet('storageClassName: efs'), storageClass('efs', 'efs.csi.aws.com'))).toBe(
      `${refused}data-db-0 not bound`,
    );
    expect(eventOf(statefulSet('storageClassName: fast'), storageClass('fast', 'ebs.csi.aws.com'))).toBe(
      `${refused}data-db-0 not bound`,
    );
  });

  it('is foretold for EFS volumes reserved beforehand, as langfuse/langfuse-terraform-aws reports it', () => {
    const report = lint([{ path: 'all.yaml', content: statefulSet('storageClassName: efs') + reserved(0) }], {
      rules: [noVolumeClaimTemplates],
    });
    expect(report.workloads[0]).toMatchObject({ verdict: 'uncertain', event: `${refused}data-db-0 not bound` });
  });

  it('names a volume that was read', () => {
    expect(eventOf(statefulSet('storageClassName: fast'), ofClass('disk', 'fast', 'ebs.csi.aws.com'))).toBe(
      `${refused}data-db-0 bound to invalid PV disk with CSI Driver: ebs.csi.aws.com`,
    );
  });
});
