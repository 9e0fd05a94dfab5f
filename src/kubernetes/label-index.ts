import { addToGroup } from './group-by.ts';
import { type LabelSelector, type Labels, matcherOf, type Requirement } from './label-selector.ts';
import { filterShared } from './memoize.ts';
import { NearestIndex } from './nearest.ts';
import type { Resource } from './resource.ts';

/** What an index has to know of its items. */
export interface ItemReader<Item> {
  /** A selector selects in one group, such as a namespace. */
  readonly groupOf: (item: Item) => string;
  readonly resourceOf: (item: Item) => Resource;
}

/** Items with labels by what selectors ask for. A selector is matched once, however many objects have it. */
export class LabelIndex<Item extends { readonly labels: Labels }> {
  private readonly resourceOf: (item: Item) => Resource;
  /** Items by group, by group and name of a label, and by group and label. */
  private readonly byKey = new Map<string, Item[]>();
  private readonly selected = new Map<string, NearestIndex<Item>>();

  constructor(items: readonly Item[], { groupOf, resourceOf }: ItemReader<Item>) {
    this.resourceOf = resourceOf;
    for (const item of items) {
      const group = groupOf(item);
      addToGroup(this.byKey, keyOf(group), item);
      for (const [name, value] of Object.entries(item.labels)) {
        addToGroup(this.byKey, keyOf(group, name), item);
        addToGroup(this.byKey, keyOf(group, name, value), item);
      }
    }
  }

  /** The items of a group that a selector selects, an empty one all of them. */
  select(group: string, selector: LabelSelector): NearestIndex<Item> {
    const key = JSON.stringify([group, Object.entries(selector.labels), selector.requirements]);
    const known = this.selected.get(key) ?? new NearestIndex(this.match(group, selector), this.resourceOf);
    this.selected.set(key, known);
    return known;
  }

  private match(group: string, { labels, requirements }: LabelSelector): readonly Item[] {
    const excluding = requirements.filter(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist');
    const excluded = new Set(excluding.flatMap((each) => this.listsOf(group, each).flat()));
    const wanted = [
      ...Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
      ...requirements.filter((each) => !excluding.includes(each)),
    ];
    const narrowest = wanted
      .map((each) => this.candidatesFor(group, each))
      .reduce((a, b) => (b.length < a.length ? b : a), this.listOf(group));
    const matches = matcherOf({ labels: {}, requirements: wanted });
    return filterShared(narrowest, (item) => !excluded.has(item) && matches(item.labels));
  }

  /** All items that may meet a requirement. */
  private candidatesFor(group: string, requirement: Requirement): readonly Item[] {
    const [list = [], ...others] = this.listsOf(group, requirement);
    return others.length === 0 ? list : this.listOf(group, requirement.key);
  }

  /** The lists that hold all items with a label, or with one of the values that a requirement names; none that is empty. */
  private listsOf(group: string, { key, operator, values }: Requirement): (readonly Item[])[] {
    const isOfValues = operator === 'In' || operator === 'NotIn';
    const lists = isOfValues
      ? [...new Set(values)].map((value) => this.listOf(group, key, value))
      : [this.listOf(group, key)];
    return lists.filter((list) => list.length > 0);
  }

  private listOf(...parts: readonly string[]): readonly Item[] {
    return this.byKey.get(keyOf(...parts)) ?? [];
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
