import { typeOf } from './kind.ts';
import { GoBytes, GoInt, GoList, GoMap, GoStruct, type GoValue, isString } from './value.ts';

type BasicKind = 'bool' | 'float' | 'int' | 'uint' | 'string' | undefined;

function basicKind(value: GoValue): BasicKind {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  if (isString(value)) return 'string';
  if (value instanceof GoInt) return value.type.startsWith('uint') ? 'uint' : 'int';
  return undefined;
}

/**
 * `eq` of Go's templates for two values.
 *
 * @throws Error where Go refuses to compare
 */
export function equal(a: GoValue, b: GoValue): boolean {
  const [kind, other] = [basicKind(a), basicKind(b)];
  const [none, nothing] = [a === undefined || a === null, b === undefined || b === null];
  if (kind && kind === other) return raw(a) === raw(b);
  if (kind && other && isWhole(kind) && isWhole(other)) return raw(a) === raw(b);
  if (none || nothing) return none && nothing;
  if (kind !== other) throw new Error('incompatible types for comparison');
  for (const value of [a, b]) {
    if (value instanceof GoList || value instanceof GoMap || value instanceof GoBytes) {
      throw new Error(`non-comparable type ${typeOf(value)}`);
    }
  }
  return a === b;
}

/**
 * `lt` of Go's templates for two values.
 *
 * @throws Error where Go refuses to compare
 */
export function less(a: GoValue, b: GoValue): boolean {
  const [kind, other] = [basicKind(a), basicKind(b)];
  if (!kind || !other) throw new Error('invalid type for comparison');
  if (kind !== other && !(isWhole(kind) && isWhole(other))) throw new Error('incompatible types for comparison');
  if (kind === 'bool') throw new Error('invalid type for comparison');
  return raw(a) < raw(b);
}

function isWhole(kind: BasicKind): boolean {
  return kind === 'int' || kind === 'uint';
}

function raw(value: GoValue): string | number | bigint | boolean {
  if (value instanceof GoInt) return value.value;
  return isString(value) ? value.toString() : (value as number | boolean);
}

/** reflect.DeepEqual: types and all that is inside. */
export function deepEqual(a: GoValue, b: GoValue): boolean {
  if (a === b) return true;
  if (a === undefined || a === null) return b === undefined || b === null;
  if (typeOf(a) !== typeOf(b)) return false;
  if (isString(a)) return isString(b) && a.toString() === b.toString();
  if (a instanceof GoInt) return b instanceof GoInt && a.value === b.value;
  if (a instanceof GoBytes) return b instanceof GoBytes && a.bytes.join() === b.bytes.join();
  if (a instanceof GoList && b instanceof GoList) {
    return (
      a.items.length === b.items.length && a.items.every((item, index) => deepEqual(item.value, b.items[index]?.value))
    );
  }
  if (a instanceof GoMap && b instanceof GoMap) {
    if (a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, item]) => b.entries.has(key) && deepEqual(item.value, b.get(key)));
  }
  return a instanceof GoStruct && b instanceof GoStruct && a.text !== undefined && a.text === b.text;
}
