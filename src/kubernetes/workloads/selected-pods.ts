import { selectorAt } from '../label-selector.ts';
import type { Manifests } from '../manifests.ts';
import { filterShared, memoize } from '../memoize.ts';
import { folderOf } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { isPlaceholder } from '../shape.ts';

/**
 * The pods of an object's namespace that a LabelSelector of the object selects; none when the selector cannot be read.
 * Patches are left out. An empty selector selects all pods of the namespace; if the object has no namespace, those in its
 * folder or below, because other contents of the namespace are unknown.
 */
export function podsSelectedBy(selector: Place, owner: Resource, manifests: Manifests): readonly Pod[] {
  if (!isReadable(selector)) return [];
  const pods = manifests.selectedPods(owner.namespace ?? '', selectorAt(selector), owner);
  if (!isEmpty(selector) || owner.place.at('metadata', 'namespace').exists) return completePods(pods);
  return podsBelow(pods)(folderOf(owner));
}

const completePods = memoize((pods: readonly Pod[]) => filterShared(pods, ({ complete }) => complete));

/** The complete pods in a folder or below. */
const podsBelow = memoize((pods: readonly Pod[]) => {
  const known = new Map<string, readonly Pod[]>();
  return (folder: string) => {
    const found =
      known.get(folder) ?? completePods(pods).filter(({ workload }) => folderOf(workload).startsWith(folder));
    known.set(folder, found);
    return found;
  };
});

/** Whether a LabelSelector names no label, and so selects everything. */
export function isEmpty(selector: Place): boolean {
  return selector.at('matchLabels').entries().length + selector.at('matchExpressions').items().length === 0;
}

/** A field that the API does not know, or a label that something else fills in, may change what is selected. */
function isReadable(selector: Place): boolean {
  const labels = selector.at('matchLabels').entries();
  return (
    selector.isMapping &&
    selector.entries().every(([field]) => field === 'matchLabels' || field === 'matchExpressions') &&
    labels.every(([, { value }]) => typeof value === 'string' && !isPlaceholder(value))
  );
}

/** Most objects of a list that have a note. */
const MOST_NOTES = 3;

/** What is at a place, or about none. */
type PlaceNote = { text: string; at?: Place };

/** Notes of the first few items of a list, and how many there are besides. */
export function noteFew<Item>(items: readonly Item[], noteOf: (item: Item) => PlaceNote): PlaceNote[] {
  const more = items.length - MOST_NOTES;
  return [...items.slice(0, MOST_NOTES).map(noteOf), ...(more > 0 ? [{ text: `and ${more} more` }] : [])];
}

/** The places of the first few workloads, as notes of a finding about all of them. */
export function noteWorkloads(pods: readonly Pod[]): PlaceNote[] {
  return noteFew(pods, (pod) => ({ text: nameWorkload(pod), at: pod.workload.place.at('metadata', 'name') }));
}

/** `Deployment web`. */
export function nameWorkload({ workload }: Pod): string {
  return `${workload.kind} ${workload.name}`;
}
