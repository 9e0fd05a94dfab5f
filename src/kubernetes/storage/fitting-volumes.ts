import { LabelIndex } from '../label-index.ts';
import { type LabelSelector, type Labels, selectorAt } from '../label-selector.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import { folderOf } from '../nearest.ts';
import type { Place } from '../place.ts';
import { parseQuantity, type Quantity } from '../requests/quantity.ts';
import type { Resource } from '../resource.ts';
import { isUnrendered } from '../unrendered.ts';
import { type Claim, type ClassChoice, NO_PROVISIONER, storageClassNameAt } from './claim.ts';

/** A volume that nobody has reserved, read once for all claims. */
interface Offer {
  readonly volume: Resource;
  readonly labels: Labels;
  readonly className: string;
  readonly modes: readonly unknown[];
  readonly volumeMode: string;
  readonly capacity: Quantity | undefined;
  readonly driver: unknown;
  /** The class of that name that goes with the volume. */
  readonly storageClass: () => Resource | undefined;
}

/** The volumes of the class that meet the claim: the nearest first, of these the smallest. */
export function* volumesFor(claim: Claim, storageClass: ClassChoice, manifests: Manifests) {
  const selector = selectorOf(claim);
  if (!selector) return;
  const modes = modesOf(claim.spec);
  const capacity = parseQuantity(claim.spec.at('resources', 'requests', 'storage').value);
  const selected = offersIn(manifests).select(groupKey(storageClass.name ?? '', volumeModeOf(claim.spec)), selector);
  const given = new Set<Offer>();
  for (const level of selected.levels(claim.resource)) {
    for (const offer of largeEnough(bySize(level), capacity)) {
      if (given.has(offer) || !hasModes(offer, modes) || !hasClass(offer, claim, storageClass)) continue;
      given.add(offer);
      yield offer.volume;
    }
  }
}

/**
 * The field that keeps a claim from the volume that it names; undefined where nothing does, the claim has no class of its
 * own, or the volume is reserved, which is checked no more. One from an unrelated folder may be another of that name.
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume (read 2026-11).
 */
export function mismatchOf(volume: Resource, claim: Claim, manifests: Manifests): Place | undefined {
  const spec = volume.place.at('spec');
  if (spec.at('claimRef').exists || !isRelated(volume, claim.resource)) return undefined;
  const offer = offerOf(volume, manifests);
  const className = storageClassNameAt(claim).string ?? offer.className;
  if (className !== offer.className && !isUnrendered(offer.className)) return spec.at('storageClassName');
  if (offer.modes.length > 0 && !hasModes(offer, modesOf(claim.spec))) return spec.at('accessModes');
  const wanted = parseQuantity(claim.spec.at('resources', 'requests', 'storage').value);
  const isTooSmall = offer.capacity !== undefined && wanted !== undefined && offer.capacity < wanted;
  return isTooSmall ? spec.at('capacity', 'storage') : undefined;
}

/** The labels that a volume must have. Undefined when that cannot be read, and so no volume is known to have them. */
function selectorOf({ spec }: Claim): LabelSelector | undefined {
  const selector = spec.at('selector');
  return selector.isMapping || !selector.exists ? selectorAt(selector) : undefined;
}

const offersIn = memoize((manifests: Manifests) => {
  const unreserved = manifests.ofKind('PersistentVolume').filter(({ place }) => !place.at('spec', 'claimRef').exists);
  return new LabelIndex(
    unreserved.map((volume) => offerOf(volume, manifests)),
    {
      groupOf: ({ className, volumeMode }) => groupKey(className, volumeMode),
      resourceOf: ({ volume }) => volume,
    },
  );
});

function groupKey(className: string, volumeMode: string): string {
  return JSON.stringify([className, volumeMode]);
}

function offerOf(volume: Resource, manifests: Manifests): Offer {
  const { place } = volume;
  const spec = place.at('spec');
  const className = storageClassNameAt({ metadata: place.at('metadata'), spec }).string ?? '';
  let storageClass: { found: Resource | undefined } | undefined;
  return {
    volume,
    labels: volume.labels,
    className,
    modes: modesOf(spec),
    volumeMode: volumeModeOf(spec),
    capacity: parseQuantity(spec.at('capacity', 'storage').value),
    driver: spec.at('csi', 'driver').value,
    storageClass: () => {
      storageClass ??= { found: manifests.find('StorageClass', null, className, volume) };
      return storageClass.found;
    },
  };
}

function modesOf(spec: Place): unknown[] {
  const modes = spec.at('accessModes').items();
  return modes.map(({ value }) => value);
}

function volumeModeOf(spec: Place): string {
  return spec.at('volumeMode').string ?? 'Filesystem';
}

/** Those of unknown size first, then by size. */
const bySize = memoize((offers: readonly Offer[]) => {
  const sized = offers.flatMap((offer) => (offer.capacity === undefined ? [] : [{ offer, capacity: offer.capacity }]));
  return {
    unknown: offers.filter(({ capacity }) => capacity === undefined),
    sized: sized.sort((a, b) => (a.capacity < b.capacity ? -1 : a.capacity > b.capacity ? 1 : 0)),
  };
});

/** What a claim or a volume does not say, or says in a way that cannot be read, excludes no volume. */
function* largeEnough({ unknown, sized }: ReturnType<typeof bySize>, wanted: Quantity | undefined): Generator<Offer> {
  yield* unknown;
  let [low, high] = [0, wanted === undefined ? 0 : sized.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sized[middle]?.capacity ?? 0n) < (wanted ?? 0n)) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < sized.length; index++) {
    const each = sized[index];
    if (each) yield each.offer;
  }
}

function hasModes({ modes }: Offer, wanted: readonly unknown[]): boolean {
  return wanted.every((mode) => modes.includes(mode));
}

/**
 * Whether the volume, whose class has the name, is meant for the claim. Trees hold examples side by side that give one
 * name to several things: a volume next to another class of that name belongs to another variant; one from an unrelated
 * folder has to have more in common with the claim than the name.
 */
function hasClass(offer: Offer, claim: Claim, { name, resource }: ClassChoice): boolean {
  if (!resource) return name !== undefined || isRelated(offer.volume, claim.resource);
  if (offer.storageClass() !== resource) return false;
  const provisioner = resource.place.valueAt('provisioner');
  return provisioner === NO_PROVISIONER || provisioner === offer.driver || isRelated(offer.volume, claim.resource);
}

/** Whether one of the folders holds the other. */
function isRelated(a: Resource, b: Resource): boolean {
  return folderOf(a).startsWith(folderOf(b)) || folderOf(b).startsWith(folderOf(a));
}
