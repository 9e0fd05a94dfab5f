import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Binding } from '../../kubernetes/storage/volume-binding.ts';
import { isUnrendered } from '../../kubernetes/unrendered.ts';
import { UNKNOWN_VOLUME, volumeRefusal } from '../scheduling/scheduler-event.ts';
import { type StorageFamily, storageOfClassName, storageOfProvisioner, storageOfVolume } from './volumes.ts';

/**
 * How the scheduler treats a claim. It accepts one that is Bound to a volume of the EFS driver when it first sees the
 * pod, and does not check again.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2026),
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/810 (2021),
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/793 (2022), https://github.com/aws/aws-cdk/issues/23375 (2022).
 */
export type ClaimOutcome = { readonly kind: 'mounted' | 'unreadable' } | ClaimProblem;

export interface ClaimProblem {
  readonly kind: RefusedFamily | OpenQuestion;
  /** `an EBS volume`; for an open question the object that decides: ``StorageClass `fast` ``. */
  readonly what: string;
  /** What `what` is derived from: `StorageClass gp3`. Null where it is the same, or nothing. */
  readonly source: string | null;
  /** Where that is written; null if it was not read. */
  readonly cause: Place | null;
  /** The rejection as the scheduler words it; null when unknown. */
  readonly reason: string | null;
}

/** Storage of another kind than EFS. */
export type RefusedFamily = Exclude<StorageFamily, 'efs'>;

/**
 * dynamic: EFS that is provisioned after the claim; waits: the same, but not before the pod is scheduled. noVolume,
 * noClass: it needs an existing volume, or a default class, and none was read. unknownClass, unknownVolume: what the
 * claim names was not read. mismatch: the volume that it names differs from it.
 */
export type OpenQuestion = 'mismatch' | 'dynamic' | 'waits' | 'noVolume' | 'noClass' | 'unknownClass' | 'unknownVolume';

/** The outcome for the claim `name` with this binding. */
export function claimOutcome(name: string, binding: Binding): ClaimOutcome {
  const notBound = volumeRefusal.claimNotBound(name);
  switch (binding.type) {
    case 'volume':
      return outcomeOfVolume(name, binding.volume);
    case 'provisioner':
      return outcomeOfProvisioner(name, binding);
    case 'unknown-class': {
      const storage = storageOfClassName(binding.storageClass);
      const named = { cause: null, reason: notBound };
      if (!storage) {
        return { kind: 'unknownClass', what: `StorageClass \`${binding.storageClass}\``, source: null, ...named };
      }
      const source = `by its name, StorageClass ${binding.storageClass}`;
      return { kind: storage.family, what: storage.noun, source, ...named };
    }
    case 'mismatch': {
      const { volume, field } = binding;
      const outcome = outcomeOfVolume(name, volume);
      if (outcome.kind !== 'mounted') return 'what' in outcome ? { ...outcome, reason: notBound } : outcome;
      const source = `${field.path.at(-1)} of PersistentVolume ${volume.name}`;
      return { kind: 'mismatch', what: `PersistentVolume \`${volume.name}\``, source, cause: field, reason: notBound };
    }
    case 'unknown-volume':
      return { kind: 'unknownVolume', what: `PersistentVolume \`${binding.volume}\``, ...UNREAD, reason: null };
    case 'no-class':
      return { kind: 'noClass', what: 'no StorageClass', ...UNREAD, reason: notBound };
    case 'no-volume':
      return { kind: 'noVolume', what: 'an existing volume', ...UNREAD, reason: null };
    case 'unreadable':
      return { kind: 'unreadable' };
  }
}

const UNREAD = { source: null, cause: null } as const;

function outcomeOfVolume(claim: string, volume: Resource): ClaimOutcome {
  const spec = volume.place.at('spec');
  const storage = storageOfVolume(spec);
  if (!storage || isUnrendered(storage.driver ?? '')) return { kind: 'unreadable' };
  const { family, driver, noun } = storage;
  if (family === 'efs') return { kind: 'mounted' };
  const known = { kind: family, what: noun, source: `PersistentVolume ${volume.name}` };
  if (driver === undefined) return { ...known, cause: spec, reason: null };
  // The scheduler checks the driver only, and S3 Files uses that of EFS: no event is known.
  if (family === 's3Files') return { ...known, cause: spec.at('csi', 'volumeHandle'), reason: null };
  const reason = volumeRefusal.claimOfDriver(claim, volume.name, driver);
  return { ...known, cause: spec.at('csi', 'driver'), reason };
}

function outcomeOfProvisioner(
  claim: string,
  { provisioner, storageClass, waits }: Extract<Binding, { type: 'provisioner' }>,
): ClaimOutcome {
  const notBound = volumeRefusal.claimNotBound(claim);
  const mode = storageClass.place.at('parameters', 'provisioningMode').string;
  const { family, driver, noun } = storageOfProvisioner(provisioner, mode);
  const known = {
    what: noun,
    source: `StorageClass ${storageClass.name}${waits ? ', WaitForFirstConsumer' : ''}`,
    cause: storageClass.place.at('provisioner'),
  };
  if (family === 'efs') return { kind: waits ? 'waits' : 'dynamic', ...known, reason: notBound };
  if (waits || family === 's3Files') return { kind: family, ...known, reason: notBound };
  // A volume that is provisioned at once exists before the pod; its rejection is known for CSI drivers.
  const reason = driver === undefined ? null : volumeRefusal.claimOfDriver(claim, UNKNOWN_VOLUME, driver);
  return { kind: family, ...known, reason };
}

/** What a problem is derived from, as a note with its place. */
export function noteSource({ source, cause }: ClaimProblem): { text: string; at?: Place }[] {
  return source === null ? [] : [{ text: source, ...(cause && { at: cause }) }];
}

/** Whether the claim is known to be other storage than EFS; otherwise it may still be fulfilled. */
export function isRefused(problem: ClaimProblem): boolean {
  return !OPEN_QUESTIONS.has(problem.kind);
}

const OPEN_QUESTIONS: ReadonlySet<string> = new Set<OpenQuestion>([
  'mismatch',
  'dynamic',
  'waits',
  'noVolume',
  'noClass',
  'unknownClass',
  'unknownVolume',
]);
