import { describe, expect, it } from 'vitest';
import validVolumeClaims from '../../rules/valid-volume-claims.ts';
import { lint } from '../../src/engine/lint.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

/** A pod that mounts the claim `data`; what is expected of it stands in `marker`. */
function mounts(marker = '', claim = 'data'): string {
  return `${pod(`
    volumes:
      - name: storage
        persistentVolumeClaim:
          claimName: ${claim}${marker && ` # ✗ ${marker}`}
  `)}---\n`;
}

interface ClaimFields {
  readonly name?: string;
  readonly namespace?: string;
  readonly size?: string;
  readonly mode?: string;
}

function claim(fields: string, { name = 'data', namespace, size = '5Gi', mode = 'ReadWriteMany' }: ClaimFields = {}) {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}${namespace ? `\n  namespace: ${namespace}` : ''}
spec:
  accessModes: [${mode}]
  resources: {requests: {storage: ${size}}}
  ${fields}
---
`;
}

function volume(name: string, source: string, { size = '5Gi', mode = 'ReadWriteMany' }: ClaimFields = {}) {
  return `apiVersion: v1
kind: PersistentVolume
metadata:
  name: ${name}
  labels: {tier: ${name}}
spec:
  capacity: {storage: ${size}}
  accessModes: [${mode}]
  ${source}
---
`;
}

function storageClass(name: string, fields: string, annotations = '{}') {
  return `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: ${name}
  annotations: ${annotations}
${fields}
---
`;
}

const EFS = 'csi: {driver: efs.csi.aws.com, volumeHandle: fs-0123456789abcdef0}';
const EFS_CLASS = storageClass('efs', 'provisioner: efs.csi.aws.com');
const EFS_AP_CLASS = storageClass(
  'efs',
  'provisioner: efs.csi.aws.com\nparameters: {provisioningMode: efs-ap, fileSystemId: fs-1}',
);
const DEFAULT = '{storageclass.kubernetes.io/is-default-class: "true"}';

testRule(validVolumeClaims, [
  {
    name: 'offers EC2 nodes for what is refused for certain',
    yaml:
      mounts('Claim `data` is an EBS volume, not EFS; the pod stays Pending') +
      claim('storageClassName: gp3') +
      storageClass('gp3', 'provisioner: ebs.csi.aws.com'),
    suggested: onEc2(mounts()) + claim('storageClassName: gp3') + storageClass('gp3', 'provisioner: ebs.csi.aws.com'),
  },
  {
    name: 'offers nothing for what nobody knows',
    yaml: mounts('Claim `data` is not in the linted files; …'),
    suggested: [],
  },
  {
    name: 'allows a static EFS volume of the same class and enough capacity',
    yaml: mounts() + claim('storageClassName: efs') + volume('efs', `storageClassName: efs\n  ${EFS}`) + EFS_CLASS,
  },
  {
    name: 'allows one whose class nobody wrote down, in another folder',
    yaml: mounts(),
    files: {
      'storage/claim.yaml': claim('storageClassName: shared'),
      'infra/volume.yaml': volume('efs', `storageClassName: shared\n  ${EFS}`, { size: '1Ti' }),
    },
  },
  {
    name: 'allows one in another folder, of a class of its driver',
    yaml: mounts(),
    files: {
      'storage/claim.yaml': claim('storageClassName: efs') + EFS_CLASS,
      'infra/volume.yaml': volume('efs', `storageClassName: efs\n  ${EFS}`),
    },
  },
  {
    name: 'allows one without class, which `storageClassName: ""` asks for',
    yaml: mounts() + claim('storageClassName: ""') + volume('efs', EFS),
  },
  { name: 'allows one where neither names a class', yaml: mounts() + claim('') + volume('efs', EFS) },
  {
    name: 'allows one of the default class',
    yaml:
      mounts() +
      claim('') +
      volume('efs', `storageClassName: efs\n  ${EFS}`) +
      storageClass('efs', 'provisioner: efs.csi.aws.com', DEFAULT),
  },
  {
    name: 'allows one that the claim names, where the class is left to the default',
    yaml: mounts() + claim('volumeName: efs') + volume('efs', `storageClassName: other\n  ${EFS}`),
  },
  ...(
    [
      ['storageClassName: ""', `storageClassName: other\n  ${EFS}`, {}, {}],
      ['storageClassName: efs', EFS, {}, {}],
      ['storageClassName: ""', EFS, {}, { mode: 'ReadOnlyMany' }],
      ['storageClassName: ""', EFS, { size: '6Gi' }, {}],
    ] as const
  ).map(([className, source, wanted, given]) => ({
    name: `reports one that the claim names and that does not fit: ${className}, ${JSON.stringify({ wanted, given })}`,
    yaml:
      mounts('Claim `data` does not fit PersistentVolume `efs`, which it names; it is never Bound, …') +
      claim(`volumeName: efs\n  ${className}`, wanted) +
      volume('efs', source, given),
  })),
  {
    name: 'concludes nothing from a volume of that name in an unrelated folder',
    yaml: pod(''),
    files: {
      'app/pod.yaml': mounts() + claim('volumeName: efs\n  storageClassName: ""'),
      'other/volume.yaml': volume('efs', `storageClassName: other\n  ${EFS}`),
    },
  },
  {
    name: 'reports one that is no EFS volume as such, though it does not fit either',
    yaml:
      mounts('Claim `data` is a `hostPath` volume, not EFS; …') +
      claim('volumeName: disk\n  storageClassName: ""') +
      volume('disk', 'storageClassName: other\n  hostPath: {path: /data}'),
  },
  {
    name: 'allows one that is reserved for the claim, which is checked no more',
    yaml:
      mounts() +
      claim('volumeName: efs\n  storageClassName: ""') +
      volume('efs', `storageClassName: efs\n  claimRef: {namespace: default, name: data}\n  ${EFS}`),
  },
  {
    name: 'allows one that is reserved for the claim, even in a class that waits',
    yaml:
      mounts() +
      claim('storageClassName: efs') +
      volume('efs', `storageClassName: efs\n  claimRef: {namespace: default, name: data}\n  ${EFS}`) +
      storageClass('efs', 'provisioner: efs.csi.aws.com\nvolumeBindingMode: WaitForFirstConsumer'),
  },
  {
    name: 'allows one that the selector finds',
    yaml:
      mounts() +
      claim('storageClassName: ""\n  selector: {matchLabels: {tier: efs}}') +
      volume('disk', 'csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}') +
      volume('efs', EFS),
  },
  {
    name: 'allows the annotation that once named the class',
    yaml:
      mounts() +
      claim('').replace('name: data\n', 'name: data\n  annotations: {volume.beta.kubernetes.io/storage-class: efs}\n') +
      volume('efs', `storageClassName: efs\n  ${EFS}`),
  },
  {
    name: 'takes the nearest of several claims, volumes and classes of one name',
    yaml: pod(''),
    files: {
      'static/pod.yaml': mounts(),
      'static/claim.yaml': claim('storageClassName: efs'),
      'static/volume.yaml': volume('efs', `storageClassName: efs\n  ${EFS}`),
      'static/class.yaml': EFS_CLASS,
      'dynamic/pod.yaml': mounts('Claim `data` is an EFS volume created on demand; …'),
      'dynamic/claim.yaml': claim('storageClassName: efs'),
      'dynamic/class.yaml': EFS_AP_CLASS,
      'disk/pod.yaml': mounts('Claim `data` is an EBS volume, …'),
      'disk/claim.yaml': claim('storageClassName: efs'),
      'disk/class.yaml': storageClass('efs', 'provisioner: ebs.csi.aws.com'),
    },
  },
  {
    name: 'is content when one of two variants equally near is fine',
    yaml: mounts(),
    files: {
      'disk.yaml': claim('storageClassName: gp3'),
      'efs.yaml': claim('volumeName: efs') + volume('efs', EFS),
    },
  },
  {
    name: 'does not take volumes of an unrelated folder for the claim’s',
    yaml: pod(''),
    files: {
      'app/pod.yaml': mounts('Claim `data` has no StorageClass; …') + claim(''),
      'other/volume.yaml': volume('disk', 'hostPath: {path: /data}'),
      'fast/pod.yaml': mounts('Claim `data` is a volume of `kubernetes.io/vsphere-volume`, not EFS; …'),
      'fast/claim.yaml':
        claim('storageClassName: fast') + storageClass('fast', 'provisioner: kubernetes.io/vsphere-volume'),
      'other/fast.yaml': volume('storageos', 'storageClassName: fast\n  storageos: {volumeName: a}'),
    },
  },
  {
    name: 'leaves to its own rule what a StatefulSet makes',
    yaml: `${mounts('', 'data-db-0')}apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: db}]
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: data}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce]}
`,
  },
  {
    name: 'leaves placeholders and wrong types alone',
    yaml: deployment(`
      volumes:
        - name: a
          persistentVolumeClaim: {claimName: "\${CLAIM}"}
        - name: b
          persistentVolumeClaim: {claimName: 7}
        - name: c
          persistentVolumeClaim: data
        - name: d
          persistentVolumeClaim:
        - persistentVolumeClaim: {claimName: }
    `),
  },
  {
    name: 'leaves alone a claim whose class, volume, driver or provisioner is filled in later',
    yaml: `${deployment(`
      volumes:
        - {name: a, persistentVolumeClaim: {claimName: a}}
        - {name: b, persistentVolumeClaim: {claimName: b}}
        - {name: c, persistentVolumeClaim: {claimName: c}}
        - {name: d, persistentVolumeClaim: {claimName: d}}
    `)}---
${claim('storageClassName: "{{ class }}"', { name: 'a' })}${claim(`volumeName: "\${VOLUME}"`, { name: 'b' })}${claim('volumeName: c', { name: 'c' })}${volume('c', `csi: {driver: "\${DRIVER}"}`)}${claim('storageClassName: d', { name: 'd' })}${storageClass('d', `provisioner: "\${DRIVER}"`)}`,
  },
  {
    name: 'concludes nothing from a claim that is only patched, nor from a volume that is',
    yaml: `${mounts()}${mounts('', 'other').replace('name: app\nspec', 'name: other\nspec')}apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  resources: {requests: {storage: 8Gi}}
---
${claim('volumeName: other', { name: 'other' })}${volume('other', 'mountOptions: [tls]')}`,
  },
  {
    name: 'finds a claim whose namespace, or whose pod’s, is left to kubectl',
    yaml: mounts() + claim('volumeName: efs', { namespace: 'shop' }) + volume('efs', EFS),
    files: {
      'other/pod.yaml': mounts().replace('name: app\n', 'name: app\n  namespace: shop\n'),
      'other/claim.yaml': claim('volumeName: efs'),
    },
  },
  {
    name: 'does not find a claim in another namespace',
    yaml:
      mounts('Claim `data` is not in the linted files; …').replace('name: app\n', 'name: app\n  namespace: shop\n') +
      claim('volumeName: efs', { namespace: 'other' }) +
      volume('efs', EFS),
  },
  {
    name: 'reports EBS: by class, by volume, in-tree, of Auto Mode and by the name of the class',
    notes: [
      'StorageClass ebs, manifest.yaml:96:14',
      'PersistentVolume disk, manifest.yaml:121:17',
      'StorageClass old, manifest.yaml:103:14',
      'StorageClass auto, manifest.yaml:110:14',
      'by its name, StorageClass gp3',
      'PersistentVolume old-disk, manifest.yaml:128:1',
    ],
    yaml:
      deployment(`
        volumes:
          - name: a
            persistentVolumeClaim:
              claimName: a # ✗ Claim \`a\` is an EBS volume, not EFS; the pod stays Pending
          - name: b
            persistentVolumeClaim:
              claimName: b # ✗ Claim \`b\` is an EBS volume, not EFS; the pod stays Pending
          - name: c
            persistentVolumeClaim:
              claimName: c # ✗ Claim \`c\` is an EBS volume, not EFS; the pod stays Pending
          - name: d
            persistentVolumeClaim:
              claimName: d # ✗ Claim \`d\` is an EBS volume, not EFS; the pod stays Pending
          - name: e
            persistentVolumeClaim:
              claimName: e # ✗ Claim \`e\` is an EBS volume, not EFS; the pod stays Pending
          - name: f
            persistentVolumeClaim:
              claimName: f # ✗ Claim \`f\` is an EBS volume, not EFS; the pod stays Pending
      `) +
      `---\n${claim('storageClassName: ebs', { name: 'a' })}${claim('volumeName: disk', { name: 'b' })}${claim('storageClassName: old', { name: 'c' })}${claim('storageClassName: auto', { name: 'd' })}${claim('storageClassName: gp3', { name: 'e' })}${claim('volumeName: old-disk', { name: 'f' })}` +
      storageClass('ebs', 'provisioner: ebs.csi.aws.com') +
      storageClass('old', 'provisioner: kubernetes.io/aws-ebs') +
      storageClass('auto', 'provisioner: ebs.csi.eks.amazonaws.com') +
      volume('disk', 'storageClassName: x\n  csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}') +
      volume('old-disk', 'storageClassName: x\n  awsElasticBlockStore: {volumeID: vol-1}'),
  },
  {
    name: 'has the right article before a source',
    yaml:
      mounts('Claim `data` is an `azureFile` volume, not EFS; …') +
      claim('volumeName: share') +
      volume('share', 'azureFile: {secretName: azure, shareName: data}'),
  },
  {
    name: 'believes a class that was read more than its name',
    yaml:
      mounts() +
      claim('storageClassName: gp2') +
      volume('efs', `storageClassName: gp2\n  ${EFS}`) +
      storageClass('gp2', 'provisioner: efs.csi.aws.com'),
  },
  {
    name: 'tells FSx, S3, S3 Files, other drivers, in-tree provisioners and other sources apart',
    yaml:
      deployment(`
        volumes:
          - name: a
            persistentVolumeClaim:
              claimName: a # ✗ Claim \`a\` is an FSx for Lustre volume, not EFS; the pod stays Pending
          - name: b
            persistentVolumeClaim:
              claimName: b # ✗ Claim \`b\` is an S3 bucket (Mountpoint), not EFS; the pod stays Pending
          - name: c
            persistentVolumeClaim:
              claimName: c # ✗ Claim \`c\` is an S3 Files volume, which AWS does not support on EKS Fargate
          - name: d
            persistentVolumeClaim:
              claimName: d # ✗ Claim \`d\` is an S3 Files volume, which AWS does not support on EKS Fargate
          - name: e
            persistentVolumeClaim:
              claimName: e # ✗ Claim \`e\` is a volume of \`smb.csi.k8s.io\`, not EFS; the pod stays Pending
          - name: f
            persistentVolumeClaim:
              claimName: f # ✗ Claim \`f\` is a volume of \`rancher.io/local-path\`, not EFS; the pod stays Pending
          - name: g
            persistentVolumeClaim:
              claimName: g # ✗ Claim \`g\` is a volume of \`kubernetes.io/gce-pd\`, not EFS; the pod stays Pending
          - name: h
            persistentVolumeClaim:
              claimName: h # ✗ Claim \`h\` is a \`hostPath\` volume, not EFS; the pod stays Pending
          - name: i
            persistentVolumeClaim:
              claimName: i # ✗ Claim \`i\` is an NFS volume; only EFS claims are known to work on Fargate
          - name: j
            persistentVolumeClaim:
              claimName: j # ✗ Claim \`j\` is an FSx for NetApp ONTAP volume, not EFS; the pod stays Pending
      `) +
      `---\n${['lustre', '', '', 'files', '', 'local', 'pd', '', '', 'ontap']
        .map((name, index) => [name, 'abcdefghij'[index] ?? ''] as const)
        .filter(([name]) => name)
        .map(([name, letter]) => claim(`storageClassName: ${name}`, { name: letter }))
        .join('')}` +
      claim('volumeName: bucket', { name: 'b' }) +
      claim('volumeName: files', { name: 'c' }) +
      claim('volumeName: share', { name: 'e' }) +
      claim('volumeName: node', { name: 'h' }) +
      claim('volumeName: nfs', { name: 'i' }) +
      storageClass('lustre', 'provisioner: fsx.csi.aws.com') +
      storageClass('files', 'provisioner: efs.csi.aws.com\nparameters: {provisioningMode: s3files-ap}') +
      storageClass('local', 'provisioner: rancher.io/local-path') +
      storageClass('pd', 'provisioner: kubernetes.io/gce-pd') +
      storageClass('ontap', 'provisioner: csi.trident.netapp.io') +
      volume('bucket', 'csi: {driver: s3.csi.aws.com, volumeHandle: bucket}') +
      volume('files', 'csi: {driver: efs.csi.aws.com, volumeHandle: "s3files:fs-1"}') +
      volume('share', 'csi: {driver: smb.csi.k8s.io, volumeHandle: share}') +
      volume('node', 'hostPath: {path: /data}') +
      volume('nfs', 'nfs: {server: 10.0.0.1, path: /}'),
  },
  {
    name: 'warns of EFS volumes that have yet to be made',
    yaml:
      mounts('Claim `data` is an EFS volume created on demand; a pod created before it is Bound stays Pending') +
      claim('storageClassName: efs') +
      EFS_AP_CLASS,
  },
  {
    name: 'warns when no static volume is large enough, shared enough, of the right mode or free',
    yaml:
      mounts('Claim `data` is an EFS volume created on demand; …') +
      claim('storageClassName: efs') +
      EFS_CLASS +
      volume('small', `storageClassName: efs\n  ${EFS}`, { size: '4Gi' }) +
      volume('single', `storageClassName: efs\n  ${EFS}`, { mode: 'ReadWriteOnce' }) +
      volume('block', `storageClassName: efs\n  volumeMode: Block\n  ${EFS}`) +
      volume('other', `storageClassName: other\n  ${EFS}`) +
      volume('taken', `storageClassName: efs\n  claimRef: {namespace: default, name: other}\n  ${EFS}`),
  },
  {
    name: 'warns of a class that waits for the pod',
    notes: ['StorageClass efs, WaitForFirstConsumer, manifest.yaml:39:14'],
    yaml:
      mounts('Claim `data` is an EFS volume created after its pod, but Fargate needs Bound claims first') +
      claim('storageClassName: efs') +
      volume('efs', `storageClassName: efs\n  ${EFS}`) +
      storageClass('efs', 'provisioner: efs.csi.aws.com\nvolumeBindingMode: WaitForFirstConsumer'),
  },
  {
    name: 'warns when only a volume that is there already would do, and none is',
    yaml:
      mounts('Claim `data` needs an existing volume, which was not found; only static EFS works') +
      claim('storageClassName: ""') +
      mounts('Claim `other` needs an existing volume, …', 'other').replace('name: app\n', 'name: other\n') +
      claim('storageClassName: local', { name: 'other' }) +
      storageClass('local', 'provisioner: kubernetes.io/no-provisioner'),
  },
  {
    name: 'reports a claim without class where no default class was read',
    yaml:
      mounts('Claim `data` has no StorageClass; EKS defaults to EBS or none, so the pod stays Pending') +
      claim('storageClassName:'),
  },
  {
    name: 'reads the default class, also by its older annotation',
    yaml:
      mounts('Claim `data` is an EBS volume, …') +
      claim('') +
      storageClass(
        'disk',
        'provisioner: ebs.csi.aws.com',
        '{storageclass.beta.kubernetes.io/is-default-class: "true"}',
      ),
  },
  {
    name: 'warns of what was not read: class, volume, claim',
    yaml:
      mounts('Claim `data` needs StorageClass `fast`, which was not found; …') +
      claim('storageClassName: fast') +
      mounts('Claim `b` needs PersistentVolume `efs`, which was not found; …', 'b').replace(
        'name: app\n',
        'name: b\n',
      ) +
      claim('volumeName: efs', { name: 'b' }) +
      mounts('Claim `c` is not in the linted files; …', 'c').replace('name: app\n', 'name: c\n'),
  },
]);

describe('the event of a refused claim', () => {
  const eventOf = (...documents: string[]) =>
    lint([{ path: 'all.yaml', content: documents.join('') }], { rules: [validVolumeClaims] }).workloads[0]?.event;
  const prometheus = `${deployment(
    'volumes: [{ name: storage-volume, persistentVolumeClaim: { claimName: prometheus-server } }]',
  )}---\n`;
  const refused = 'Pod not supported on Fargate: volumes not supported: storage-volume not supported because: PVC ';

  it('is the one of kubernetes-sigs/aws-ebs-csi-driver#810', () => {
    const bound = claim('volumeName: pvc-a996c34f', { name: 'prometheus-server' });
    expect(eventOf(prometheus, bound, volume('pvc-a996c34f', 'csi: {driver: ebs.csi.aws.com}'))).toBe(
      `${refused}prometheus-server bound to invalid PV pvc-a996c34f with CSI Driver: ebs.csi.aws.com`,
    );
    const yetToBeMade = claim('storageClassName: disk', { name: 'prometheus-server' });
    expect(eventOf(prometheus, yetToBeMade, storageClass('disk', 'provisioner: ebs.csi.aws.com'))).toBe(
      `${refused}prometheus-server bound to invalid PV pvc-… with CSI Driver: ebs.csi.aws.com`,
    );
  });

  it('says that the claim is not bound when its volume waits, is unknown or is yet to be made', () => {
    const notBound = `${refused}prometheus-server not bound`;
    const waiting = storageClass('disk', 'provisioner: ebs.csi.aws.com\nvolumeBindingMode: WaitForFirstConsumer');
    const of = (name: string) => claim(`storageClassName: ${name}`, { name: 'prometheus-server' });
    expect(eventOf(prometheus, of('disk'), waiting)).toBe(notBound);
    expect(eventOf(prometheus, of('gp2'))).toBe(notBound);
    expect(eventOf(prometheus, of('fast'))).toBe(notBound);
    expect(eventOf(prometheus, of('efs'), EFS_AP_CLASS)).toBe(notBound);
    expect(eventOf(prometheus, claim('', { name: 'prometheus-server' }))).toBe(notBound);
  });

  it('comes with a blocked pod where the claim names no class', () => {
    const files = [{ path: 'all.yaml', content: mounts() + claim('') }];
    expect(lint(files, { rules: [validVolumeClaims] }).workloads[0]?.verdict).toBe('blocked');
  });

  it('is not guessed when nothing is known of the claim or of the text', () => {
    expect(eventOf(prometheus)).toBeNull();
    const bound = claim('volumeName: node', { name: 'prometheus-server' });
    expect(eventOf(prometheus, bound, volume('node', 'hostPath: {path: /data}'))).toBeNull();
  });
});

describe('severity', () => {
  it('is that of an error for what is certain, and of a warning for what was not read', () => {
    const severities = (text: string) =>
      lint([{ path: 'all.yaml', content: text }], { rules: [validVolumeClaims] }).findings.map(
        (finding) => `${finding.messageId} ${finding.severity}`,
      );
    expect(severities(mounts() + claim('storageClassName: gp3'))).toEqual(['ebs error']);
    expect(severities(mounts())).toEqual(['unknownClaim warn']);
    expect(severities(mounts() + claim('storageClassName: efs') + EFS_AP_CLASS)).toEqual(['dynamic warn']);
  });
});
