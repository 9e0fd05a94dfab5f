import { type LabelSelector, matcherOf } from './label-selector.ts';
import { filterShared } from './memoize.ts';
import { NearestIndex } from './nearest.ts';
import type { Pod } from './pod.ts';
import type { Resource } from './resource.ts';

/** Pods by what selectors ask for. A selector is matched once, however many objects have it. */
export class PodIndex {
  /** Pods by namespace, by namespace and name of a label, and by namespace and label. */
  private readonly byKey = new Map<string, Pod[]>();
  private readonly selected = new Map<string, NearestIndex<Pod>>();

  constructor(pods: readonly Pod[]) {
    for (const pod of pods) {
      this.add(keyOf(pod.namespace), pod);
      for (const [name, value] of Object.entries(pod.labels)) {
        this.add(keyOf(pod.namespace, name), pod);
        this.add(keyOf(pod.namespace, name, value), pod);
      }
    }
  }

  /** The pods of a namespace that a selector selects; of several variants, the nearest to `from`. */
  select(namespace: string, selector: LabelSelector, from: Resource): readonly Pod[] {
    const key = JSON.stringify([namespace, Object.entries(selector.labels), selector.requirements]);
    const known = this.selected.get(key) ?? new NearestIndex(this.match(namespace, selector), (pod) => pod.workload);
    this.selected.set(key, known);
    return known.to(from);
  }

  private match(namespace: string, selector: LabelSelector): readonly Pod[] {
    const pods = this.byKey.get(narrowestKey(namespace, selector)) ?? [];
    const matches = matcherOf(selector);
    return filterShared(pods, ({ labels }) => matches(labels));
  }

  private add(key: string, pod: Pod): void {
    const pods = this.byKey.get(key);
    if (pods) pods.push(pod);
    else this.byKey.set(key, [pod]);
  }
}

/** Where the pods that a selector selects are among. */
function narrowestKey(namespace: string, { labels, requirements }: LabelSelector): string {
  const [label] = Object.entries(labels);
  if (label) return keyOf(namespace, ...label);
  const needed = requirements.find(({ operator }) => operator === 'In' || operator === 'Exists');
  if (!needed) return keyOf(namespace);
  const [value, ...others] = needed.values;
  return value !== undefined && others.length === 0 && needed.operator === 'In'
    ? keyOf(namespace, needed.key, value)
    : keyOf(namespace, needed.key);
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
