import type { Place } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import type { Binding } from '../kubernetes/volume-binding.ts';
import { UNKNOWN_VOLUME, volumeRefusal } from './scheduler-event.ts';
import { type Storage, storageOfClassName, storageOfProvisioner, storageOfVolume } from './volumes.ts';

/**
 * What the scheduler makes of a claim. It accepts one that is Bound to a volume of the EFS driver when it first sees
 * the pod, and does not ask again.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2026),
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/810 (2021),
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793 (2022), https://github.com/aws/aws-cdk/issues/23375 (2022).
 */
export type ClaimOutcome =
  | { readonly type: 'mounted' | 'unreadable' }
  | Refused
  /** EFS that has yet to be made when the pod comes; with `waits`, it is not made before the pod is scheduled. */
  | { readonly type: 'efs-dynamic'; readonly storageClass: Resource; readonly waits: boolean; readonly reason: string }
  | { readonly type: 'unknown-class'; readonly storageClass: string; readonly reason: string }
  | { readonly type: 'no-class'; readonly reason: string }
  | { readonly type: 'no-volume' }
  | { readonly type: 'unknown-volume'; readonly volume: string };

export interface Refused {
  readonly type: 'refused';
  readonly storage: Storage;
  /** What says so: `PersistentVolume data`, `StorageClass fast`. */
  readonly through: string;
  /** Where it says so; null when only a name does. */
  readonly at: Place | null;
  /** In the scheduler's words; null when they are not known. */
  readonly reason: string | null;
}

/** What becomes of the claim `name` with this binding. */
export function claimOutcome(name: string, binding: Binding): ClaimOutcome {
  const reason = volumeRefusal.claimNotBound(name);
  switch (binding.type) {
    case 'volume':
      return outcomeOfVolume(name, binding.volume);
    case 'provisioner':
      return outcomeOfProvisioner(name, binding);
    case 'unknown-class': {
      const storage = storageOfClassName(binding.storageClass);
      if (!storage) return { type: 'unknown-class', storageClass: binding.storageClass, reason };
      const through = `StorageClass ${binding.storageClass}, by its name`;
      return { type: 'refused', storage, through, at: null, reason };
    }
    case 'no-class':
      return { type: 'no-class', reason };
    default:
      return binding;
  }
}

function outcomeOfVolume(name: string, volume: Resource): ClaimOutcome {
  const spec = volume.place.at('spec');
  const storage = storageOfVolume(spec);
  if (!storage || isPlaceholder(storage.driver)) return { type: 'unreadable' };
  if (storage.family === 'efs') return { type: 'mounted' };
  const { driver, family } = storage;
  // The scheduler looks at the driver only, and that of S3 Files is the one of EFS.
  const isNamed = driver !== undefined && family !== 's3-files';
  return {
    type: 'refused',
    storage,
    through: `PersistentVolume ${volume.name}`,
    at: driver === undefined ? spec : spec.at('csi', family === 's3-files' ? 'volumeHandle' : 'driver'),
    reason: isNamed ? volumeRefusal.claimOfDriver(name, volume.name, driver) : null,
  };
}

function outcomeOfProvisioner(
  name: string,
  { provisioner, storageClass, waits }: Extract<Binding, { type: 'provisioner' }>,
): ClaimOutcome {
  const reason = volumeRefusal.claimNotBound(name);
  const storage = storageOfProvisioner(provisioner, storageClass.place.at('parameters', 'provisioningMode').string);
  const { driver, family } = storage;
  if (family === 'efs') return { type: 'efs-dynamic', storageClass, waits, reason };
  const bound = driver === undefined ? null : volumeRefusal.claimOfDriver(name, UNKNOWN_VOLUME, driver);
  return {
    type: 'refused',
    storage,
    through: `StorageClass ${storageClass.name}`,
    at: storageClass.place.at('provisioner'),
    reason: waits || family === 's3-files' ? reason : bound,
  };
}
