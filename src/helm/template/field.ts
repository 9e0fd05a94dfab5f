import { typeOf } from '../go/kind.ts';
import { GoList, GoMap, type GoMethod, GoStruct, type GoValue, type Traced } from '../go/value.ts';

/**
 * The field, the key or the method of that name.
 *
 * @param args what a method is called with; nothing else takes any
 * @throws Error for what Go refuses
 */
export function fieldOf(from: Traced, name: string, args: readonly Traced[]): Traced {
  const { value } = from;
  if (value === undefined) return { value: undefined, entries: from.entries };
  if (value === null) throw new Error(`nil pointer evaluating interface {}.${name}`);
  const method = methodOf(value, name);
  if (method) return method(args);
  if (value instanceof GoMap) {
    if (args.length > 0) throw new Error(`${name} is not a method but has arguments`);
    return keyOf(value, name, from);
  }
  const field = value instanceof GoStruct ? value.fields.get(name) : undefined;
  if (!field) throw new Error(`can't evaluate field ${name} in type ${typeOf(value)}`);
  if (args.length > 0) throw new Error(`${name} has arguments but cannot be invoked as function`);
  return field;
}

/** What a map has there; where it has nothing, a nil that knows which entry is missing. */
export function keyOf(map: GoMap, key: string, from: Traced): Traced {
  return map.entries.get(key) ?? { value: null, entries: from.entries?.map((entry) => entry.absent(key)) };
}

function methodOf(value: GoValue, name: string): GoMethod | undefined {
  if (!(value instanceof GoStruct || value instanceof GoMap || value instanceof GoList)) return undefined;
  return value.methods && Object.hasOwn(value.methods, name) ? value.methods[name] : undefined;
}
