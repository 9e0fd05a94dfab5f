import { addToGroup } from '../group-by.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import { NearestIndex, nearest } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Resource } from '../resource.ts';
import { isUnrendered } from '../unrendered.ts';
import { type Claim, type ClassChoice, NO_PROVISIONER, storageClassNameAt } from './claim.ts';
import { mismatchOf, volumesFor } from './fitting-volumes.ts';

/**
 * How a claim finds its volume, as far as manifests tell. Sources:
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding and
 * https://kubernetes.io/docs/concepts/storage/storage-classes/ (read 2026-11).
 */

/** The kinds of objects that decide what a claim is bound to. */
export const CLAIM_KINDS = ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'] as const;

export type Binding =
  /** A PersistentVolume that was read. */
  | { readonly type: 'volume'; readonly volume: Resource }
  /** Made on demand by the provisioner of a class. `waits`: not before a pod is scheduled (WaitForFirstConsumer). */
  | {
      readonly type: 'provisioner';
      readonly provisioner: string;
      readonly storageClass: Resource;
      readonly waits: boolean;
    }
  /** `volumeName` names a volume that does not fit, because of the value at `field`. */
  | { readonly type: 'mismatch'; readonly volume: Resource; readonly field: Place }
  /** `volumeName` names a volume that was not read. */
  | { readonly type: 'unknown-volume'; readonly volume: string }
  /** The class was not read. */
  | { readonly type: 'unknown-class'; readonly storageClass: string }
  /** No class is named, and none that was read is the default. */
  | { readonly type: 'no-class' }
  /** Nothing is made on demand (`storageClassName: ""`, no provisioner), and no volume that was read fits. */
  | { readonly type: 'no-volume' }
  /** A name is filled in by something else first. */
  | { readonly type: 'unreadable' };

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
/** Older spellings that Kubernetes still honours; for a class name the older one wins. */
const BETA_DEFAULT_CLASS = 'storageclass.beta.kubernetes.io/is-default-class';
/**
 * What `claim` will be bound to. `choose` gives the volume that it takes of those which nobody has reserved; claims that
 * must not share volumes have one that never gives the same volume twice.
 */
export function bindingOf(
  claim: Claim,
  manifests: Manifests,
  choose = (): Resource | undefined => fittingVolumes(claim, manifests).next().value ?? undefined,
): Binding {
  const className = storageClassNameAt(claim);
  const volumeName = claim.spec.at('volumeName');
  if ([className, volumeName].some(isUnreadable)) return { type: 'unreadable' };
  if (volumeName.string) {
    const volume = manifests.find('PersistentVolume', null, volumeName.string, claim.resource);
    if (!volume) return { type: 'unknown-volume', volume: volumeName.string };
    const field = mismatchOf(volume, claim, manifests);
    return field ? { type: 'mismatch', volume, field } : { type: 'volume', volume };
  }
  const volume = reservedVolume(claim, manifests) ?? choose();
  return volume ? { type: 'volume', volume } : dynamicBinding(classOf(claim, manifests));
}

function classOf(claim: Claim, manifests: Manifests): ClassChoice {
  const name = storageClassNameAt(claim).string;
  if (name === '') return { name };
  if (name !== undefined) return { name, resource: manifests.find('StorageClass', null, name, claim.resource) };
  const [resource] = defaultClasses(manifests).to(claim.resource);
  return { name: resource?.name, resource };
}

const defaultClasses = memoize(
  (manifests: Manifests) => new NearestIndex(manifests.ofKind('StorageClass').filter(isDefaultClass), (each) => each),
);

function isDefaultClass({ annotations }: Resource): boolean {
  return annotations[DEFAULT_CLASS] === 'true' || annotations[BETA_DEFAULT_CLASS] === 'true';
}

function dynamicBinding({ name, resource }: ClassChoice): Binding {
  if (name === undefined) return { type: 'no-class' };
  if (name === '') return { type: 'no-volume' };
  if (!resource) return { type: 'unknown-class', storageClass: name };
  const provisioner = resource.place.at('provisioner').string;
  if (!provisioner || isUnrendered(provisioner)) return { type: 'unreadable' };
  if (provisioner === NO_PROVISIONER) return { type: 'no-volume' };
  return { type: 'provisioner', provisioner, storageClass: resource, waits: waitsForConsumer(resource) };
}

function waitsForConsumer(storageClass: Resource | undefined): boolean {
  return storageClass?.place.at('volumeBindingMode').value === 'WaitForFirstConsumer';
}

/** The volume whose claimRef names the claim. */
function reservedVolume(claim: Claim, manifests: Manifests): Resource | undefined {
  const reserved = reservationsOf(manifests).get(claim.name);
  if (!reserved) return undefined;
  const isAnywhere = !claim.metadata.at('namespace').exists;
  const own = reserved.filter(({ namespace }) => !namespace || namespace === claim.namespace || isAnywhere);
  return nearest(own, claim.resource, ({ volume }) => volume)[0]?.volume;
}

interface Reservation {
  readonly volume: Resource;
  readonly namespace: string | undefined;
}

/** Volumes by the name in their claimRef, indexed once for each set: there may be thousands of both. */
const reservationsOf = memoize((manifests: Manifests): ReadonlyMap<string, readonly Reservation[]> => {
  const byClaim = new Map<string, Reservation[]>();
  for (const volume of manifests.ofKind('PersistentVolume')) {
    const reference = volume.place.at('spec', 'claimRef');
    const name = reference.at('name').string;
    if (!name) continue;
    addToGroup(byClaim, name, { volume, namespace: reference.at('namespace').string });
  }
  return byClaim;
});

/**
 * The volumes that meet the claim and that nobody has reserved, in the order in which it takes them: the nearest first,
 * of these the smallest. A class that waits for the first consumer gives a claim none of them.
 */
export function* fittingVolumes(claim: Claim, manifests: Manifests): Generator<Resource, void, undefined> {
  const storageClass = classOf(claim, manifests);
  if (!waitsForConsumer(storageClass.resource)) yield* volumesFor(claim, storageClass, manifests);
}

function isUnreadable(place: Place): boolean {
  return place.exists && (place.string === undefined || isUnrendered(place.string));
}
