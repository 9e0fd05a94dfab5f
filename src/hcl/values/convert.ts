import type { Span } from '../../source/document.ts';
import { compareText } from '../../text/compare.ts';
import {
  type Entry,
  failure,
  isNull,
  type Piece,
  type StringValue,
  scalar,
  string,
  type UnknownValue,
  unknown,
  type Value,
} from './value.ts';

/** A value as a text, as where it is filled into a template. */
export function toText(value: Value, at: Span): StringValue | UnknownValue {
  if (value.kind === 'string' || value.kind === 'unknown') return value;
  if (value.kind !== 'scalar') return failure(`a ${value.kind} is not a text`, at);
  if (value.value === null) return failure('null is not a text', at);
  const text = Object.is(value.value, -0) ? '-0' : String(value.value);
  if (/[eE]/.test(text) && typeof value.value === 'number')
    return unknown('a number of that size is not written out', at);
  return string(text, value.at);
}

export function toNumber(value: Value, at: Span): number | UnknownValue {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'scalar' && typeof value.value === 'number') return value.value;
  if (value.kind === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.value)) return Number(value.value);
  return failure(`${describe(value)} is not a number`, at);
}

export function toBoolean(value: Value, at: Span): boolean | UnknownValue {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  if (value.kind === 'string' && (value.value === 'true' || value.value === 'false')) return value.value === 'true';
  return failure(`${describe(value)} is neither true nor false`, at);
}

export function describe(value: Value): string {
  if (value.kind === 'scalar') return String(value.value);
  return value.kind === 'string' ? 'a text' : value.kind === 'list' ? 'a list' : 'an object';
}

/** Texts one after another; unknown as a whole when one of them is, and then with what it can be. */
export function joinTexts(
  parts: readonly (StringValue | UnknownValue)[],
  at: readonly Span[],
): StringValue | UnknownValue {
  const failed = parts.find((part) => part.kind === 'unknown' && part.isError);
  if (failed) return failed;
  const pieces: Piece[] = parts.flatMap((part) => part.pieces);
  const open = parts.find((part) => part.kind === 'unknown');
  if (open?.kind !== 'unknown') return { kind: 'string', value: pieces.map(({ text }) => text).join(''), pieces, at };
  const pattern = parts.map((part) => (part.kind === 'unknown' ? part.pattern : part.value)).join('');
  return { kind: 'unknown', reason: open.reason, pattern, pieces, isError: false, at };
}

/** Whether two values are equal; undefined when that is not known. */
export function areEqual(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined;
  if (a.kind === 'list' && b.kind === 'list') return areAllEqual(a.items, b.items, a.more ?? b.more);
  if (a.kind === 'object' && b.kind === 'object') {
    const keys = [...a.entries.keys()];
    const hasSame = keys.length === b.entries.size && keys.every((key) => b.entries.has(key));
    if (!hasSame) return a.more || b.more ? undefined : false;
    const valuesOf = (entries: ReadonlyMap<string, Entry>) => keys.flatMap((key) => entries.get(key)?.value ?? []);
    return areAllEqual(valuesOf(a.entries), valuesOf(b.entries), a.more ?? b.more);
  }
  return 'value' in a && 'value' in b && a.value === b.value;
}

function areAllEqual(a: readonly Value[], b: readonly Value[], more: unknown): boolean | undefined {
  if (a.length !== b.length) return more ? undefined : false;
  const results = a.map((item, index) => areEqual(item, b[index] as Value));
  if (results.includes(false)) return false;
  return more || results.includes(undefined) ? undefined : true;
}

/** The first of these that is not known, failures first. */
export function firstUnknown(values: readonly Value[]): UnknownValue | undefined {
  const open = values.filter((value) => value.kind === 'unknown');
  return open.find(({ isError }) => isError) ?? open[0];
}

/** Everything that is not known in a value, however deep. */
export function unknownIn(value: Value): UnknownValue | undefined {
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'list' && value.kind !== 'object') return undefined;
  if (value.more) return value.more;
  const inner = value.kind === 'list' ? value.items : [...value.entries.values()].map((entry) => entry.value);
  for (const each of inner) {
    const found = unknownIn(each);
    if (found) return found;
  }
  return undefined;
}

/** What `for_each` and `for` go over: keys with values, as they are ordered in Terraform. */
export function entriesOf(value: Value): { key: Value; value: Value }[] | undefined {
  if (value.kind === 'list') {
    const keyOf = (item: Value, index: number) => (value.isSet ? item : (value.more ?? scalar(index, item.at)));
    return value.items.map((item, index) => ({ key: keyOf(item, index), value: item }));
  }
  if (value.kind !== 'object') return undefined;
  return sortedEntries(value.entries).map(([key, entry]) => ({
    key: string(key, entry.key ? [entry.key] : entry.value.at.slice(0, 1)),
    value: entry.value,
  }));
}

/** Terraform goes over keys in the order of their bytes. */
export function sortedEntries(entries: ReadonlyMap<string, Entry>): [string, Entry][] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}

/** The one of two values that is not null. */
export function isPresent(value: Value | undefined): value is Value {
  return value !== undefined && !isNull(value);
}
