import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Binding } from '../../kubernetes/storage/volume-binding.ts';
import { isUnrendered } from '../../kubernetes/unrendered.ts';
import { UNKNOWN_VOLUME, volumeRefusal } from '../scheduling/scheduler-event.ts';
import { type StorageFamily, storageOfClassName, storageOfProvisioner, storageOfVolume } from './volumes.ts';

/**
 * What the scheduler makes of a claim. It accepts one that is Bound to a volume of the EFS driver when it first sees
 * the pod, and does not ask again.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2026),
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/810 (2021),
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793 (2022), https://github.com/aws/aws-cdk/issues/23375 (2022).
 */
export type ClaimOutcome = { readonly kind: 'mounted' | 'unreadable' } | ClaimProblem;

export interface ClaimProblem {
  readonly kind: RefusedFamily | OpenQuestion;
  /** What the claim comes down to: `an EBS volume (StorageClass gp3)`, `StorageClass fast`. */
  readonly what: string;
  /** Where that is written; null when nothing that was read says so. */
  readonly cause: Place | null;
  /** The refusal in the scheduler's words; null when they are not known. */
  readonly reason: string | null;
}

/** Storage of another kind than EFS. */
export type RefusedFamily = Exclude<StorageFamily, 'efs'>;

/**
 * dynamic: EFS that has yet to be made when the pod comes; waits: the same, and not before the pod is scheduled.
 * noVolume, noClass: only a volume that is there already, or a default class, would do, and none was read.
 * unknownClass, unknownVolume: what the claim names was not read.
 */
export type OpenQuestion = 'dynamic' | 'waits' | 'noVolume' | 'noClass' | 'unknownClass' | 'unknownVolume';

/** What becomes of the claim `name` with this binding. */
export function claimOutcome(name: string, binding: Binding): ClaimOutcome {
  const notBound = volumeRefusal.claimNotBound(name);
  switch (binding.type) {
    case 'volume':
      return outcomeOfVolume(name, binding.volume);
    case 'provisioner':
      return outcomeOfProvisioner(name, binding);
    case 'unknown-class': {
      const storage = storageOfClassName(binding.storageClass);
      const what = `StorageClass ${binding.storageClass}`;
      if (!storage) return { kind: 'unknownClass', what, cause: null, reason: notBound };
      return { kind: storage.family, what: `${storage.noun} (${what}, by its name)`, cause: null, reason: notBound };
    }
    case 'unknown-volume':
      return { kind: 'unknownVolume', what: `PersistentVolume ${binding.volume}`, cause: null, reason: null };
    case 'no-class':
      return { kind: 'noClass', what: 'no StorageClass', cause: null, reason: notBound };
    case 'no-volume':
      return { kind: 'noVolume', what: 'a volume that is there already', cause: null, reason: null };
    case 'unreadable':
      return { kind: 'unreadable' };
  }
}

function outcomeOfVolume(claim: string, volume: Resource): ClaimOutcome {
  const spec = volume.place.at('spec');
  const storage = storageOfVolume(spec);
  if (!storage || isUnrendered(storage.driver ?? '')) return { kind: 'unreadable' };
  const { family, driver, noun } = storage;
  if (family === 'efs') return { kind: 'mounted' };
  const what = `${noun} (PersistentVolume ${volume.name})`;
  if (driver === undefined) return { kind: family, what, cause: spec, reason: null };
  // The scheduler looks at the driver alone, and S3 Files has that of EFS: no event is known.
  if (family === 's3Files') return { kind: family, what, cause: spec.at('csi', 'volumeHandle'), reason: null };
  const reason = volumeRefusal.claimOfDriver(claim, volume.name, driver);
  return { kind: family, what, cause: spec.at('csi', 'driver'), reason };
}

function outcomeOfProvisioner(
  claim: string,
  { provisioner, storageClass, waits }: Extract<Binding, { type: 'provisioner' }>,
): ClaimOutcome {
  const notBound = volumeRefusal.claimNotBound(claim);
  const mode = storageClass.place.at('parameters', 'provisioningMode').string;
  const { family, driver, noun } = storageOfProvisioner(provisioner, mode);
  const name = `StorageClass ${storageClass.name}`;
  const cause = storageClass.place.at('provisioner');
  if (family === 'efs') return { kind: waits ? 'waits' : 'dynamic', what: name, cause, reason: notBound };
  const what = `${noun} (${name})`;
  if (waits || family === 's3Files') return { kind: family, what, cause, reason: notBound };
  // A volume made at once is there when the pod comes; what its refusal says is known for CSI drivers.
  const reason = driver === undefined ? null : volumeRefusal.claimOfDriver(claim, UNKNOWN_VOLUME, driver);
  return { kind: family, what, cause, reason };
}

/** Whether the claim is known to be other storage than EFS; otherwise it may yet be met. */
export function isRefused(problem: ClaimProblem): boolean {
  return !OPEN_QUESTIONS.has(problem.kind);
}

const OPEN_QUESTIONS: ReadonlySet<string> = new Set<OpenQuestion>([
  'dynamic',
  'waits',
  'noVolume',
  'noClass',
  'unknownClass',
  'unknownVolume',
]);
