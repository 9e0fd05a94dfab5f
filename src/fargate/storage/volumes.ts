import type { Place } from '../../kubernetes/place.ts';

/**
 * What Fargate mounts. AWS publishes no list of volume types; this one is put together from the user guide (2026) and
 * from public threads (2020 to 2026).
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (EFS only, static only, no EBS),
 * https://docs.aws.amazon.com/eks/latest/userguide/fsx-csi.html, s3-csi.html and s3files-csi.html of the same guide (not
 * on Fargate), https://github.com/freegroup/kube-s3/issues/14 (hostPath), https://github.com/cert-manager/csi-driver/issues/267
 * (inline csi), https://github.com/aws/containers-roadmap/issues/1441 and 2464 (other drivers).
 */

/** The only driver on Fargate. */
export const EFS_DRIVER = 'efs.csi.aws.com';
export const SECRETS_STORE_DRIVER = 'secrets-store.csi.k8s.io';

/**
 * Sources of a pod's or a PersistentVolume's storage that need a driver or a disk on the node, without hostPath, csi
 * and ephemeral, which callers handle themselves.
 */
const DRIVER_BACKED_SOURCES: ReadonlySet<string> = new Set([
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'glusterfs',
  'iscsi',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
]);

export function isDriverBacked(source: string): boolean {
  return DRIVER_BACKED_SOURCES.has(source);
}

/** What a persistent volume is, as far as Fargate is concerned. */
export interface Storage {
  readonly family: StorageFamily;
  /** With its article: `an EBS volume`. */
  readonly noun: string;
  /** Name of the CSI driver, when a CSI driver it is. */
  readonly driver?: string;
}

/**
 * `s3Files` uses the driver of EFS and is not supported. `inTree`: an in-tree provisioner. `source`: a volume without a
 * CSI driver. `nfs`: one of those, with no report on whether Fargate mounts it.
 */
export type StorageFamily = 'efs' | 's3Files' | 'ebs' | 'fsx' | 's3' | 'driver' | 'inTree' | 'source' | 'nfs';

const EBS = { family: 'ebs', noun: 'an EBS volume' } as const;
const EFS = { family: 'efs', noun: 'an EFS volume' } as const;
const S3_FILES = { family: 's3Files', noun: 'an S3 Files volume' } as const;

/** Drivers of AWS and of NetApp for AWS, by name. */
const DRIVERS: Readonly<Record<string, Storage>> = {
  [EFS_DRIVER]: EFS,
  'ebs.csi.aws.com': EBS,
  'ebs.csi.eks.amazonaws.com': EBS,
  'fsx.csi.aws.com': { family: 'fsx', noun: 'an FSx for Lustre volume' },
  'fsx.openzfs.csi.aws.com': { family: 'fsx', noun: 'an FSx for OpenZFS volume' },
  'csi.trident.netapp.io': { family: 'fsx', noun: 'an FSx for NetApp ONTAP volume' },
  'filecache.csi.aws.com': { family: 'fsx', noun: 'an Amazon File Cache volume' },
  's3.csi.aws.com': { family: 's3', noun: 'an S3 bucket (Mountpoint)' },
};

/** The storage of a CSI driver; EFS and S3 Files share one, and their volume handles tell them apart. */
function storageOfDriver(driver: string, volumeHandle = ''): Storage {
  if (driver === EFS_DRIVER && volumeHandle.startsWith('s3files:')) return { ...S3_FILES, driver };
  const known = Object.hasOwn(DRIVERS, driver) ? DRIVERS[driver] : undefined;
  return { ...(known ?? { family: 'driver', noun: `a volume of \`${driver}\`` }), driver };
}

/** The storage of a PersistentVolume with this spec; undefined when it does not say. */
export function storageOfVolume(spec: Place): Storage | undefined {
  const driver = spec.at('csi', 'driver').string;
  if (driver) return storageOfDriver(driver, spec.at('csi', 'volumeHandle').string);
  if (spec.at('awsElasticBlockStore').exists) return EBS;
  if (spec.at('nfs').exists) return { family: 'nfs', noun: 'an NFS volume' };
  const source = spec
    .entries()
    .find(([key, { exists }]) => exists && (key === 'hostPath' || key === 'local' || isDriverBacked(key)));
  return source && { family: 'source', noun: `${/^[aeio]/.test(source[0]) ? 'an' : 'a'} \`${source[0]}\` volume` };
}

/** The storage that this provisioner creates; `mode` is the parameter provisioningMode of the StorageClass. */
export function storageOfProvisioner(provisioner: string, mode: string | undefined): Storage {
  if (provisioner === EFS_DRIVER && mode?.startsWith('s3files')) return { ...S3_FILES, driver: provisioner };
  if (provisioner === 'kubernetes.io/aws-ebs') return EBS;
  if (provisioner.startsWith('kubernetes.io/')) {
    return { family: 'inTree', noun: `a volume of \`${provisioner}\`` };
  }
  const storage = storageOfDriver(provisioner);
  // Provisioners without CSI create volumes of other sources, such as hostPath.
  if (storage.family === 'driver' && !provisioner.includes('csi')) {
    return { family: 'driver', noun: `a volume of \`${provisioner}\`` };
  }
  return storage;
}

/**
 * The storage of a class that was not read, by its name: EKS creates gp2 itself, and gp3 is the name in all examples of
 * AWS. Source: https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi-migration-faq.html (2026).
 */
export function storageOfClassName(name: string): typeof EBS | undefined {
  return name === 'gp2' || name === 'gp3' ? EBS : undefined;
}
