import { describe, isPresent, sortedEntries, toText, unknownIn } from '../values/convert.ts';
import {
  type Entry,
  failure,
  isNull,
  list,
  object,
  string,
  type UnknownValue,
  unknown,
  type Value,
} from '../values/value.ts';
import type { HclFunction } from './index.ts';
import { carry, ofKnown, ofList } from './known.ts';

/** Maps and objects. */
export const MAP_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  merge: ({ args, at, scope }) => {
    const merged = new Map<string, Entry>();
    let more: UnknownValue | undefined;
    for (const each of args) {
      if (isNull(each)) continue;
      if (each.kind !== 'object' && each.kind !== 'unknown') return failure(`${describe(each)} is not a map`, at);
      const open = each.kind === 'unknown' ? each : each.more;
      if (open?.isError) return open;
      // What comes later wins, and it is not known what that is.
      if (open) for (const [key, entry] of merged) merged.set(key, { ...entry, value: unknown(open.reason, at) });
      more ??= open;
      if (each.kind === 'unknown') continue;
      scope.work.spend(each.entries.size);
      for (const [key, entry] of each.entries) merged.set(key, entry);
    }
    return object(merged, [at], more);
  },
  lookup: ofKnown(({ args: [map, key, fallback], at }) => {
    const name = key && toText(key, at);
    if (map?.kind !== 'object' || name?.kind !== 'string') return failure('it wants a map and a key', at);
    const found = map.entries.get(name.value)?.value;
    if (found) return found;
    if (map.more) return carry(map.more, at);
    return fallback ?? failure(`there is no ${name.value} in it`, at);
  }),
  keys: ofKnown(({ args: [map], at }) => {
    if (map?.kind !== 'object') return failure('it wants a map', at);
    return list(
      sortedEntries(map.entries).map(([key, entry]) => string(key, [entry.key ?? at])),
      [at],
      map.more,
    );
  }),
  values: ofKnown(({ args: [map], at }) => {
    if (map?.kind !== 'object') return failure('it wants a map', at);
    return list(
      sortedEntries(map.entries).map(([, entry]) => entry.value),
      [at],
      map.more,
    );
  }),
  zipmap: ofList((keys, { args: [, values], at }) => {
    const open = unknownIn(keys) ?? (values?.kind === 'list' ? values.more : undefined);
    if (open) return carry(open, at);
    if (values?.kind !== 'list') return failure('it wants two lists', at);
    return object(
      new Map(
        keys.items.flatMap((key, index): [string, Entry][] => {
          const name = toText(key, at);
          const value: Value | undefined = values.items[index];
          return name.kind === 'string' && isPresent(value) ? [[name.value, { key: key.at[0], value }]] : [];
        }),
      ),
      [at],
    );
  }),
};
