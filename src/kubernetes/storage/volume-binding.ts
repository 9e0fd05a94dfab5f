import { matchesSelector } from '../label-selector.ts';
import type { Manifests } from '../manifests.ts';
import { folderOf, nearest } from '../nearest.ts';
import type { Place } from '../place.ts';
import { parseQuantity } from '../requests/quantity.ts';
import type { Resource } from '../resource.ts';
import { isUnrendered } from '../unrendered.ts';

/**
 * How a claim finds its volume, as far as manifests tell. Sources:
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding and
 * https://kubernetes.io/docs/concepts/storage/storage-classes/ (read 2026-11).
 */

/** The kinds of objects that decide what a claim is bound to. */
export const CLAIM_KINDS = ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'] as const;

/** A PersistentVolumeClaim, or what a template of a StatefulSet will make one of. */
export interface Claim {
  readonly name: string;
  readonly namespace: string;
  readonly metadata: Place;
  readonly spec: Place;
  /** The object that it is written in. */
  readonly resource: Resource;
}

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

const NO_PROVISIONER = 'kubernetes.io/no-provisioner';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
/** Older spellings that Kubernetes still honours; for a class name the older one wins. */
const BETA_DEFAULT_CLASS = 'storageclass.beta.kubernetes.io/is-default-class';
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** Where the class of a claim or a volume is named. */
export function storageClassNameAt({ metadata, spec }: { metadata: Place; spec: Place }): Place {
  const beta = metadata.at('annotations', BETA_CLASS);
  return beta.exists ? beta : spec.at('storageClassName');
}

/**
 * What `claim` will be bound to. `choose` gives the volume that it takes of those which nobody has reserved; claims that
 * must not share volumes have one that never gives the same volume twice.
 */
export function bindingOf(
  claim: Claim,
  manifests: Manifests,
  choose = (): Resource | undefined => fittingVolumes(claim, manifests)[0],
): Binding {
  const className = storageClassNameAt(claim);
  const volumeName = claim.spec.at('volumeName');
  if ([className, volumeName].some(isUnreadable)) return { type: 'unreadable' };
  if (volumeName.string) {
    const volume = manifests.find('PersistentVolume', null, volumeName.string, claim.resource);
    return volume ? { type: 'volume', volume } : { type: 'unknown-volume', volume: volumeName.string };
  }
  const volume = reservedVolume(claim, manifests) ?? choose();
  return volume ? { type: 'volume', volume } : dynamicBinding(classOf(claim, manifests));
}

interface ClassChoice {
  /** Undefined when none is named and there is no default; empty when static volumes alone are wanted. */
  readonly name: string | undefined;
  readonly resource?: Resource | undefined;
}

function classOf(claim: Claim, manifests: Manifests): ClassChoice {
  const name = storageClassNameAt(claim).string;
  if (name === '') return { name };
  if (name !== undefined) return { name, resource: manifests.find('StorageClass', null, name, claim.resource) };
  const defaults = manifests.ofKind('StorageClass').filter(isDefaultClass);
  const [resource] = nearest(defaults, claim.resource, (each) => each);
  return { name: resource?.name, resource };
}

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
  const reserved = reservationsOf(manifests).get(claim.name) ?? [];
  const own = reserved.filter(({ place }) => {
    const namespace = place.at('spec', 'claimRef', 'namespace').string;
    return !namespace || namespace === claim.namespace || !claim.metadata.at('namespace').exists;
  });
  return nearest(own, claim.resource, (each) => each)[0];
}

const reservations = new WeakMap<Manifests, ReadonlyMap<string, readonly Resource[]>>();

/** Volumes by the name in their claimRef, indexed once for each set: there may be thousands of both. */
function reservationsOf(manifests: Manifests): ReadonlyMap<string, readonly Resource[]> {
  const known = reservations.get(manifests);
  if (known) return known;
  const byClaim = new Map<string, Resource[]>();
  for (const volume of manifests.ofKind('PersistentVolume')) {
    const name = volume.place.at('spec', 'claimRef', 'name').string;
    if (name) byClaim.set(name, [...(byClaim.get(name) ?? []), volume]);
  }
  reservations.set(manifests, byClaim);
  return byClaim;
}

/**
 * The volumes that meet the claim and that nobody has reserved, in the order in which it takes them: the nearest first,
 * of these the smallest. A class that waits for the first consumer gives a claim none of them.
 */
export function fittingVolumes(claim: Claim, manifests: Manifests): Resource[] {
  const storageClass = classOf(claim, manifests);
  if (waitsForConsumer(storageClass.resource)) return [];
  let left = manifests.ofKind('PersistentVolume').filter((volume) => {
    if (volume.place.at('spec', 'claimRef').exists) return false;
    return satisfies(volume, claim) && hasClass(volume, claim, storageClass, manifests);
  });
  const ordered: Resource[] = [];
  while (left.length > 0) {
    const next = new Set(nearest(left, claim.resource, (each) => each));
    ordered.push(...[...next].sort(bySize));
    left = left.filter((volume) => !next.has(volume));
  }
  return ordered;
}

/**
 * Whether the volume is of the class, and meant for the claim. Trees hold examples side by side that give one name to
 * several things: a volume next to another class of that name belongs to another variant; one from an unrelated folder
 * has to have more in common with the claim than the name.
 */
function hasClass(volume: Resource, claim: Claim, { name, resource }: ClassChoice, manifests: Manifests): boolean {
  const { place } = volume;
  const className = storageClassNameAt({ metadata: place.at('metadata'), spec: place.at('spec') });
  if ((className.string ?? '') !== (name ?? '')) return false;
  if (!resource) return name !== undefined || isRelated(volume, claim.resource);
  if (manifests.find('StorageClass', null, resource.name, volume) !== resource) return false;
  const provisioner = resource.place.at('provisioner').value;
  const driver = place.at('spec', 'csi', 'driver').value;
  return provisioner === NO_PROVISIONER || provisioner === driver || isRelated(volume, claim.resource);
}

/** Whether one of the folders holds the other. */
function isRelated(a: Resource, b: Resource): boolean {
  return folderOf(a).startsWith(folderOf(b)) || folderOf(b).startsWith(folderOf(a));
}

/** What a claim does not say, or says in a way that cannot be read, excludes no volume. */
function satisfies(volume: Resource, claim: Claim): boolean {
  const offer = volume.place.at('spec');
  const selector = claim.spec.at('selector');
  const wanted = parseQuantity(claim.spec.at('resources', 'requests', 'storage').value);
  const offered = capacityOf(volume);
  return (
    modesOf(claim.spec).every((mode) => modesOf(offer).includes(mode)) &&
    (wanted === undefined || offered === undefined || offered >= wanted) &&
    volumeModeOf(claim.spec) === volumeModeOf(offer) &&
    (!selector.exists || matchesSelector(selector, volume.labels))
  );
}

function modesOf(spec: Place): unknown[] {
  const modes = spec.at('accessModes').items();
  return modes.map(({ value }) => value);
}

function volumeModeOf(spec: Place): string {
  return spec.at('volumeMode').string ?? 'Filesystem';
}

function capacityOf(volume: Resource) {
  return parseQuantity(volume.place.at('spec', 'capacity', 'storage').value);
}

function bySize(a: Resource, b: Resource): number {
  const [left, right] = [capacityOf(a) ?? 0n, capacityOf(b) ?? 0n];
  return left < right ? -1 : left > right ? 1 : 0;
}

function isUnreadable(place: Place): boolean {
  return place.exists && (place.string === undefined || isUnrendered(place.string));
}
