import type { Budget } from '../budget.ts';
import { isTrue, typeOf } from '../go/kind.ts';
import { entriesOf, GoList, GoMap, isString, type Traced } from '../go/value.ts';
import { plainInt } from '../template/arguments.ts';
import { type CallContext, type TemplateFunction, traced } from '../template/function.ts';
import { splitGo } from './lists.ts';
import { strval } from './strings/text.ts';

const STRING_MAP = 'map[string]string';

function mapOf(arg: Traced | undefined): GoMap {
  return arg?.value instanceof GoMap ? arg.value : new GoMap();
}

function dict(args: readonly Traced[], { budget }: CallContext): Traced {
  const map = new GoMap();
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at + 1];
    map.entries.set(strval(args[at]?.value, budget), value ? { ...value, value: value.value ?? null } : { value: '' });
  }
  return { value: map };
}

/** What lies in a map, with the map's own origin where the entry has none. */
function entryOf(arg: Traced | undefined, key: string): Traced | undefined {
  const found = mapOf(arg).entries.get(key);
  return found && !found.entries && arg?.entries ? { ...found, entries: arg.entries } : found;
}

function filtered(arg: Traced | undefined, keeps: (key: string) => boolean): Traced {
  const { entries } = mapOf(arg);
  return { value: new GoMap([...entries].filter(([key]) => keeps(key))), entries: arg?.entries };
}

const keyNames = (args: readonly Traced[]) => new Set(args.map((arg) => String(arg.value)));

function pluck(args: readonly Traced[]): Traced {
  const [key, ...maps] = args;
  const found = maps.map((map) => entryOf(map, String(key?.value))).filter((item) => item !== undefined);
  return { value: new GoList(found) };
}

/**
 * mergo.Merge: what the first map lacks, or has empty, it takes from the other. The maps are not copied, so that what
 * changes one later changes the other, as in Go.
 */
function mergeInto(target: GoMap, source: GoMap, overwrites: boolean, budget: Budget): void {
  budget.nested(() => {
    for (const [key, item] of source.entries) {
      budget.spend();
      const own = target.entries.get(key);
      if (item.value === null || item.value === undefined) {
        if (overwrites) target.entries.set(key, item);
      } else if (own?.value instanceof GoMap && item.value instanceof GoMap && own.value.entries.size > 0) {
        if (own.value !== item.value) mergeInto(own.value, item.value, overwrites, budget);
      } else if (overwrites || !own || !isTrue(own.value)) {
        target.entries.set(key, item);
      }
    }
  });
}

function merged(overwrites: boolean): TemplateFunction {
  return traced('map ...map', (args, { budget }) => {
    const [target, ...sources] = args;
    for (const source of sources) mergeInto(mapOf(target), mapOf(source), overwrites, budget);
    return target as Traced;
  });
}

/** Copies maps and lists; what they hold keeps its origins. */
export function copyDeep(traced: Traced, budget: Budget): Traced {
  const { value } = traced;
  if (!(value instanceof GoMap || value instanceof GoList)) return traced;
  return budget.nested(() => {
    budget.spend();
    const copy =
      value instanceof GoMap
        ? new GoMap(
            [...value.entries].map(([key, item]) => [key, copyDeep(item, budget)] as const),
            value.type,
            value.methods,
          )
        : new GoList(
            value.items.map((item) => copyDeep(item, budget)),
            value.type,
            value.methods,
          );
    return { ...traced, value: copy };
  });
}

const deepCopy = traced('any', (args, { budget }) => {
  const [given] = args as [Traced];
  if (given.value === undefined || given.value === null) throw new Error('reflect: call of Value.Type on zero Value');
  return copyDeep(given, budget);
});

/** What lies under a path of keys, or the value before the last argument. */
function dig(args: readonly Traced[], { budget }: CallContext): Traced {
  if (args.length < 3) throw new Error('dig needs at least three arguments');
  let found = args.at(-1) as Traced;
  if (!(found.value instanceof GoMap))
    throw new Error(`interface conversion: interface {} is ${typeOf(found.value)}, not map[string]interface {}`);
  const fallback = args.at(-2) as Traced;
  const keys = args.slice(0, -2);
  keys.forEach((key, index) => {
    if (!isString(key.value)) throw new Error(`interface conversion: interface {} is ${typeOf(key.value)}, not string`);
    if (index > 0 && !(found.value instanceof GoMap))
      throw new Error(`interface conversion: interface {} is ${typeOf(found.value)}, not map[string]interface {}`);
  });
  for (const key of keys) {
    budget.spend();
    if (!(found.value instanceof GoMap))
      throw new Error(`interface conversion: interface {} is ${typeOf(found.value)}, not map[string]interface {}`);
    const next = entryOf(found, String(key.value));
    if (!next) return fallback;
    found = next;
  }
  return found;
}

function numbered(parts: readonly string[], from: Traced | undefined): Traced {
  const entries = from && entriesOf(from);
  return {
    value: new GoMap(
      parts.map((value, index) => [`_${index}`, { value, entries }] as const),
      STRING_MAP,
    ),
  };
}

export const mapFunctions: Readonly<Record<string, TemplateFunction>> = {
  dict: traced('...any', dict),
  get: traced(
    'map string',
    (args) =>
      entryOf(args[0], String(args[1]?.value)) ?? {
        value: '',
        entries: args[0]?.entries?.map((entry) => entry.absent(String(args[1]?.value))),
      },
  ),
  set: traced('map string any', (args) => {
    const value = args[2] as Traced;
    mapOf(args[0]).entries.set(String(args[1]?.value), { ...value, value: value.value ?? null });
    return args[0] as Traced;
  }),
  unset: traced('map string', (args) => {
    mapOf(args[0]).entries.delete(String(args[1]?.value));
    return args[0] as Traced;
  }),
  hasKey: traced('map string', (args) => {
    const key = String(args[1]?.value);
    const found = mapOf(args[0]).entries.get(key);
    return {
      value: found !== undefined,
      entries: found?.entries ?? args[0]?.entries?.map((entry) => entry.absent(key)),
    };
  }),
  keys: traced('...map', (args) => ({
    value: new GoList(
      args.flatMap((arg) =>
        mapOf(arg)
          .sorted()
          .map(([value, { entries }]) => ({ value, entries })),
      ),
      '[]string',
    ),
  })),
  values: traced('map', (args) => ({
    value: new GoList(
      mapOf(args[0])
        .sorted()
        .map(([key]) => entryOf(args[0], key) as Traced),
    ),
  })),
  pick: traced('map ...string', ([map, ...keys]) => {
    const names = keyNames(keys);
    return filtered(map, (key) => names.has(key));
  }),
  omit: traced('map ...string', ([map, ...keys]) => {
    const names = keyNames(keys);
    return filtered(map, (key) => !names.has(key));
  }),
  pluck: traced('string ...map', pluck),
  merge: merged(false),
  mustMerge: merged(false),
  mergeOverwrite: merged(true),
  mustMergeOverwrite: merged(true),
  deepCopy,
  mustDeepCopy: deepCopy,
  dig: traced('...any', dig),
  split: traced('string string', (args) => numbered(splitGo(String(args[1]?.value), String(args[0]?.value)), args[1])),
  splitn: traced('string int string', (args) => {
    const parts = splitGo(String(args[2]?.value), String(args[0]?.value));
    const most = plainInt(args[1]?.value);
    if (most === 0) return numbered([], args[2]);
    if (most < 0 || parts.length <= most) return numbered(parts, args[2]);
    const tail = parts.slice(most - 1).join(String(args[0]?.value));
    return numbered([...parts.slice(0, most - 1), tail], args[2]);
  }),
};
