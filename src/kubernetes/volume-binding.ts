import { matchesSelector } from './label-selector.ts';
import type { Manifests } from './manifests.ts';
import { nearest } from './nearest.ts';
import type { Place } from './place.ts';
import { parseQuantity } from './quantity.ts';
import type { Resource } from './resource.ts';
import { isPlaceholder } from './shape.ts';

/**
 * How a claim finds its volume, as far as manifests tell. Sources:
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding and
 * https://kubernetes.io/docs/concepts/storage/storage-classes/ (read 2026-11).
 */

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

/** What `claim` will be bound to; volumes in `taken` have gone to other claims. */
export function bindingOf(claim: Claim, manifests: Manifests, taken: ReadonlySet<Resource> = new Set()): Binding {
  const className = storageClassNameAt(claim);
  const volumeName = claim.spec.at('volumeName');
  if ([className, volumeName].some(isUnreadable)) return { type: 'unreadable' };
  if (volumeName.string) {
    const volume = manifests.find('PersistentVolume', null, volumeName.string, claim.resource);
    return volume ? { type: 'volume', volume } : { type: 'unknown-volume', volume: volumeName.string };
  }
  const storageClass = classOf(claim, className.string, manifests);
  const volume = staticVolume(claim, storageClass, manifests, taken);
  return volume ? { type: 'volume', volume } : dynamicBinding(storageClass);
}

interface ClassChoice {
  /** Undefined when none is named and there is no default; empty when static volumes alone are wanted. */
  readonly name: string | undefined;
  readonly resource?: Resource | undefined;
}

function classOf(claim: Claim, name: string | undefined, manifests: Manifests): ClassChoice {
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
  if (!provisioner || isPlaceholder(provisioner)) return { type: 'unreadable' };
  if (provisioner === NO_PROVISIONER) return { type: 'no-volume' };
  return { type: 'provisioner', provisioner, storageClass: resource, waits: waitsForConsumer(resource) };
}

function waitsForConsumer(storageClass: Resource | undefined): boolean {
  return storageClass?.place.at('volumeBindingMode').value === 'WaitForFirstConsumer';
}

/**
 * A volume reserved for the claim by its claimRef, else the smallest that satisfies it. A class that waits for the
 * first consumer gives a claim only what is reserved for it.
 */
function staticVolume(
  claim: Claim,
  storageClass: ClassChoice,
  manifests: Manifests,
  taken: ReadonlySet<Resource>,
): Resource | undefined {
  const volumes = manifests.ofKind('PersistentVolume').filter((volume) => !taken.has(volume));
  const reserved = volumes.filter((volume) => isReservedFor(volume, claim));
  if (reserved.length > 0) return nearest(reserved, claim.resource, (each) => each)[0];
  if (waitsForConsumer(storageClass.resource)) return undefined;
  const fitting = volumes.filter((volume) => {
    if (volume.place.at('spec', 'claimRef').exists) return false;
    return hasClass(volume, storageClass, manifests) && satisfies(volume, claim);
  });
  return nearest(fitting, claim.resource, (each) => each).reduce<Resource | undefined>(smaller, undefined);
}

function isReservedFor(volume: Resource, claim: Claim): boolean {
  const reference = volume.place.at('spec', 'claimRef');
  const namespace = reference.at('namespace').string;
  return (
    reference.at('name').string === claim.name &&
    (namespace === undefined || namespace === claim.namespace || !claim.metadata.at('namespace').exists)
  );
}

/**
 * Examples side by side often give one class name to several classes: a volume written beside another class of that
 * name belongs to another variant.
 */
function hasClass(volume: Resource, { name, resource }: ClassChoice, manifests: Manifests): boolean {
  const className = storageClassNameAt({ metadata: volume.place.at('metadata'), spec: volume.place.at('spec') });
  if ((className.string ?? '') !== (name ?? '')) return false;
  return !resource || !name || manifests.find('StorageClass', null, name, volume) === resource;
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

function smaller(best: Resource | undefined, volume: Resource): Resource {
  if (!best) return volume;
  return (capacityOf(volume) ?? 0n) < (capacityOf(best) ?? 0n) ? volume : best;
}

function isUnreadable(place: Place): boolean {
  return place.exists && (place.string === undefined || isPlaceholder(place.value));
}
