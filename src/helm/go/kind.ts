import { GoBytes, GoInt, GoList, GoMap, GoStruct, type GoValue, isString } from './value.ts';

/** As `%T` and Helm's `typeOf` write it. */
export function typeOf(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (isString(value)) return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'function') return 'func()';
  if (value instanceof GoBytes) return '[]uint8';
  return value.type;
}

/** As reflect.Kind writes it, and Helm's `kindOf`. */
export function kindOf(value: GoValue): string {
  if (value === undefined || value === null) return 'invalid';
  if (value instanceof GoInt)
    return value.type === 'time.Duration' ? 'int64' : value.type.startsWith('time.') ? 'int' : value.type;
  if (value instanceof GoList || value instanceof GoBytes) return 'slice';
  if (value instanceof GoMap) return 'map';
  if (value instanceof GoStruct) return value.type.startsWith('*') ? 'ptr' : 'struct';
  if (typeof value === 'function') return 'func';
  return typeOf(value);
}

/** Whether `if` takes it for true. */
export function isTrue(value: GoValue): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isString(value)) return value.length > 0;
  if (value instanceof GoInt) return value.value !== 0n;
  if (value instanceof GoBytes) return value.bytes.length > 0;
  if (value instanceof GoList) return value.items.length > 0;
  if (value instanceof GoMap) return value.entries.size > 0;
  return true;
}
