import { selectorAt } from '../label-selector.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import { folderOf } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { isPlaceholder } from '../shape.ts';

/**
 * The pods of an object's namespace that a LabelSelector of the object selects; none when the selector cannot be read.
 * Patches are left out. An empty selector selects all pods of the namespace; when the object leaves the namespace to
 * whoever applies it, all those in its folder or below, since nobody can tell what else will be there.
 */
export function podsSelectedBy(selector: Place, owner: Resource, manifests: Manifests): readonly Pod[] {
  if (!isReadable(selector)) return [];
  const pods = manifests.selectedPods(owner.namespace ?? '', selectorAt(selector), owner);
  if (!isEmpty(selector) || owner.place.at('metadata', 'namespace').exists) return completePods(pods);
  return podsBelow(pods)(folderOf(owner));
}

const completePods = memoize((pods: readonly Pod[]): readonly Pod[] => pods.filter(({ complete }) => complete));

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

/** Most workloads that a sentence or the notes of a finding name. */
const MOST_NAMED = 3;

/** Workloads by kind and name, each once: `Deployment web and Job import`, `Deployment web, Job import and 3 more`. */
export const nameWorkloads = memoize((pods: readonly Pod[]): string => {
  const names = [...new Set(pods.map(nameOf))];
  const more = names.length > MOST_NAMED ? names.splice(MOST_NAMED - 1).length : 0;
  const last = more > 0 ? `${more} more` : names.pop();
  return [names.join(', '), last].filter(Boolean).join(' and ');
});

/** Where the first few of these workloads are, as notes of a finding about all of them. */
export function noteWorkloads(pods: readonly Pod[]): { text: string; at: Place }[] {
  return pods.slice(0, MOST_NAMED).map((pod) => ({ text: nameOf(pod), at: pod.workload.place.at('metadata', 'name') }));
}

function nameOf({ workload }: Pod): string {
  return `${workload.kind} ${workload.name}`;
}
