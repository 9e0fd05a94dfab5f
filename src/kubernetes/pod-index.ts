import { type LabelSelector, matcherOf, type Requirement } from './label-selector.ts';
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

  private match(namespace: string, { labels, requirements }: LabelSelector): readonly Pod[] {
    const excluding = requirements.filter(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist');
    const excluded = new Set(excluding.flatMap((each) => this.listsOf(namespace, each).flat()));
    const wanted = [
      ...Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
      ...requirements.filter((each) => !excluding.includes(each)),
    ];
    const [first, ...others] = wanted;
    const lists = first ? this.listsOf(namespace, first) : [this.listOf(namespace)];
    const pods = lists.length === 1 ? (lists[0] ?? []) : this.listOf(namespace, ...(first ? [first.key] : []));
    const isExact = !first || first.operator === 'Exists' || (first.operator === 'In' && lists.length === 1);
    if (isExact && others.length === 0) {
      return excluded.size === 0 ? pods : filterShared(pods, (pod) => !excluded.has(pod));
    }
    const matches = matcherOf({ labels: {}, requirements: wanted });
    return filterShared(pods, (pod) => !excluded.has(pod) && matches(pod.labels));
  }

  /** The lists that hold all pods with a label, or with one of the values that a requirement names; none that is empty. */
  private listsOf(namespace: string, { key, operator, values }: Requirement): (readonly Pod[])[] {
    const isOfValues = operator === 'In' || operator === 'NotIn';
    const lists = isOfValues
      ? [...new Set(values)].map((value) => this.listOf(namespace, key, value))
      : [this.listOf(namespace, key)];
    return lists.filter((list) => list.length > 0);
  }

  private listOf(...parts: readonly string[]): readonly Pod[] {
    return this.byKey.get(keyOf(...parts)) ?? [];
  }

  private add(key: string, pod: Pod): void {
    const pods = this.byKey.get(key);
    if (pods) pods.push(pod);
    else this.byKey.set(key, [pod]);
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
