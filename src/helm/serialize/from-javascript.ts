import { GoInt, GoList, GoMap, type GoValue } from '../go/value.ts';

/** A value that a JavaScript parser gave, for templates. */
export function fromJavaScript(value: unknown): GoValue {
  if (Array.isArray(value)) return new GoList(value.map((item) => ({ value: fromJavaScript(item) })));
  if (typeof value === 'bigint') return new GoInt(value, 'int64');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return new GoMap(Object.entries(value).map(([key, item]) => [key, { value: fromJavaScript(item) }] as const));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
