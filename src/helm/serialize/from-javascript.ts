import { GoInt, GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import type { Entries } from '../origin/entry.ts';

/** A value that a JavaScript parser gave, for templates. */
export function fromJavaScript(value: unknown, entries: Entries | undefined): Traced {
  return { value: converted(value, entries), entries };
}

function converted(value: unknown, entries: Entries | undefined): GoValue {
  if (Array.isArray(value)) return new GoList(value.map((item) => fromJavaScript(item, entries)));
  if (typeof value === 'bigint') return new GoInt(value, 'int64');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return new GoMap(Object.entries(value).map(([key, item]) => [key, fromJavaScript(item, entries)] as const));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
