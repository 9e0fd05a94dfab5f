import { compareText } from '../../text/compare.ts';
import { areEqual, describe, firstUnknown, unknownIn } from '../values/convert.ts';
import {
  failure,
  isNull,
  type ListValue,
  list,
  scalar,
  type UnknownValue,
  unknown,
  type Value,
} from '../values/value.ts';
import type { Call, HclFunction } from './index.ts';
import { carry, integerAt, ofKnown, ofList } from './known.ts';

/** Lists and sets. */
export const COLLECTION_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  concat: (call) => {
    const items: Value[] = [];
    let more: UnknownValue | undefined;
    for (const each of call.args) {
      if (each.kind === 'unknown') more ??= each;
      else if (each.kind !== 'list') return failure(`${describe(each)} is not a list`, call.at);
      else {
        call.scope.work.spend(each.items.length);
        for (const item of each.items) items.push(item);
        more ??= each.more;
      }
    }
    return more?.isError ? more : list(items, [call.at], more);
  },
  flatten: ({ args: [value], at, scope }) => {
    if (value?.kind !== 'list') return value?.kind === 'unknown' ? carry(value, at) : failure('it wants a list', at);
    const flat = new Flattened(scope.work);
    flat.add(value);
    return list(flat.items, [at], flat.more);
  },
  distinct: ofList((given, { at, scope }) => {
    const kept: Value[] = [];
    for (const item of given.items) {
      scope.work.spend(kept.length / 8);
      if (!kept.some((each) => areEqual(each, item))) kept.push(item);
    }
    return list(kept, [at], unknownIn(given));
  }),
  compact: ofList(({ items }, { at }) => {
    const open = firstUnknown(items);
    return list(
      items.filter((each) => each.kind === 'string' && each.value !== ''),
      [at],
      open,
    );
  }),
  reverse: ofList(({ items }, { at }) => list(items.toReversed(), [at])),
  sort: ofList((given, { at }) => {
    const open = firstUnknown(given.items);
    return open ? carry(open, at) : list(sorted({ ...given, isSet: true }), [at]);
  }),
  slice: ofList(({ items }, call) => {
    const [start, end] = [integerAt(call, 1), integerAt(call, 2)];
    if (!(start >= 0 && start <= end && end <= items.length)) return failure('there are no such items', call.at);
    return list(items.slice(start, end), [call.at]);
  }),
  element: ofList(({ items }, call) => {
    const index = integerAt(call, 1);
    if (Number.isNaN(index) || items.length === 0) return failure('there is no such item', call.at);
    return items.at(index % items.length) as Value;
  }),
  index: ofList(({ items }, { args: [, wanted], at }) => {
    for (const [index, item] of items.entries()) {
      const isSame = wanted && areEqual(item, wanted);
      if (isSame === undefined) return unknown('an item is not known', at);
      if (isSame) return scalar(index, [at]);
    }
    return failure('there is no such item', at);
  }),
  contains: ofKnown(({ args: [given, wanted], at }) => {
    if (given?.kind !== 'list' || !wanted) return failure('it wants a list', at);
    const results = given.items.map((item) => areEqual(item, wanted));
    if (results.includes(true)) return scalar(true, [at]);
    const open = given.more ?? firstUnknown(given.items);
    if (open) return carry(open, at);
    return results.includes(undefined) ? unknown('an item is not known', at) : scalar(false, [at]);
  }),
  range: ofKnown((call) => {
    const { args, at, scope } = call;
    const [first, second, third] = [integerAt(call, 0), integerAt(call, 1), integerAt(call, 2)];
    const [start, end] = args.length < 2 ? [0, first] : [first, second];
    const step = args.length < 3 ? (end < start ? -1 : 1) : third;
    const count = Math.ceil((end - start) / step);
    if (!Number.isFinite(count)) return unknown('range() is evaluated for whole numbers only', at);
    scope.work.spend(Math.max(count, 0));
    const numbers = Array.from({ length: Math.max(count, 0) }, (_, index) => scalar(start + index * step, [at]));
    return list(numbers, [at]);
  }),
  setunion: (call) => ofSets(call, (a, b) => [...a, ...b]),
  setintersection: (call) => ofSets(call, (a, b) => a.filter((item) => b.some((each) => areEqual(each, item)))),
  setsubtract: (call) => ofSets(call, (a, b) => a.filter((item) => !b.some((each) => areEqual(each, item)))),
};

/** The items of a set in the order in which Terraform goes over them. */
export function sorted({ items, isSet }: ListValue): readonly Value[] {
  if (!isSet || !items.every((item) => item.kind === 'string')) return items;
  return items.toSorted((a, b) => compareText(a.value, b.value));
}

class Flattened {
  readonly items: Value[] = [];
  more: UnknownValue | undefined;
  readonly #work: Call['scope']['work'];

  constructor(work: Call['scope']['work']) {
    this.#work = work;
  }

  add({ items, more }: ListValue): void {
    this.#work.nested(() => {
      this.more ??= more;
      this.#work.spend(items.length);
      for (const item of items) {
        if (item.kind === 'list') this.add(item);
        else if (item.kind === 'unknown') this.more ??= item;
        else this.items.push(item);
      }
    });
  }
}

function ofSets(call: Call, combine: (a: readonly Value[], b: readonly Value[]) => readonly Value[]): Value {
  const { args, at, scope } = call;
  const open = args.map(unknownIn).find(Boolean);
  if (open) return carry(open, at);
  const sets = args.map((each) => (each.kind === 'list' && !isNull(each) ? each.items : undefined));
  const [first, ...others] = sets;
  if (!first || others.includes(undefined)) return failure('it wants sets', at);
  let items = first;
  for (const other of others as (readonly Value[])[]) {
    scope.work.spend((items.length * other.length) / 8);
    items = combine(items, other);
  }
  scope.work.spend((items.length * items.length) / 8);
  const distinct = items.filter((item, index) => !items.slice(0, index).some((each) => areEqual(each, item)));
  const set = { ...list(distinct, [at]), isSet: true };
  return { ...set, items: sorted(set) };
}
