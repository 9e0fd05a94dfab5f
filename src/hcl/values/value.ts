import type { Span } from '../../source/document.ts';

/** What an expression comes to: a value with the places it was written at, or what is known of one. */
export type Value = ScalarValue | StringValue | ListValue | ObjectValue | UnknownValue;

interface Written {
  /** Where it is written: first the literal, then what refers to it. */
  readonly at: readonly Span[];
}

export interface ScalarValue extends Written {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

export interface StringValue extends Written {
  readonly kind: 'string';
  readonly value: string;
  /** The parts of `value`, in order. */
  readonly pieces: readonly Piece[];
  /** What `jsonencode` or `yamlencode` made it of, whose places are those of each part. */
  readonly encoded?: Value;
}

/** A part of a text and where it is written: character by character where the lengths are the same. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
}

/** A list, a tuple or a set. */
export interface ListValue extends Written {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly isSet?: boolean;
  /** Why there may be more items. */
  readonly more?: UnknownValue | undefined;
}

/** An object or a map. */
export interface ObjectValue extends Written {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Entry>;
  /** Why there may be more entries. */
  readonly more?: UnknownValue | undefined;
}

export interface Entry {
  /** Where the key is written. */
  readonly key: Span | undefined;
  readonly value: Value;
}

export interface UnknownValue extends Written {
  readonly kind: 'unknown';
  /** Why it is not known: `var.env has no default`. */
  readonly reason: string;
  /** What a text of it can be: `*` stands for what is not known. */
  readonly pattern: string;
  /** The parts of a text in which what is not known is a placeholder such as `${var.env}`. */
  readonly pieces: readonly Piece[];
  /** Whether it is certain that Terraform fails here, which `try` and `can` ask. */
  readonly isError: boolean;
  /** What `jsonencode` or `yamlencode` made it of. */
  readonly encoded?: Value;
}

/** So many places of one value are kept. */
const MOST_PLACES = 4;

export function scalar(value: number | boolean | null, at: readonly Span[]): ScalarValue {
  return { kind: 'scalar', value, at };
}

/** A text that is made at one place. */
export function string(value: string, at: readonly Span[]): StringValue {
  const [span] = at;
  return { kind: 'string', value, pieces: span && value !== '' ? [{ text: value, span }] : [], at };
}

export function list(items: readonly Value[], at: readonly Span[], more?: UnknownValue): ListValue {
  return { kind: 'list', items, at, more };
}

export function object(entries: ReadonlyMap<string, Entry>, at: readonly Span[], more?: UnknownValue): ObjectValue {
  return { kind: 'object', entries, at, more };
}

/** What Terraform knows and the files do not say. */
export function unknown(reason: string, at: Span): UnknownValue {
  const text = placeholder(at);
  return { kind: 'unknown', reason, pattern: '*', pieces: [{ text, span: at }], isError: false, at: [at] };
}

/** What Terraform would refuse. */
export function failure(reason: string, at: Span): UnknownValue {
  return { ...unknown(reason, at), isError: true };
}

/** The same with a place that refers to it. */
export function usedAt<Kind extends Value>(value: Kind, place: Span): Kind {
  return value.at.length < MOST_PLACES ? { ...value, at: [...value.at, place] } : value;
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** Of the form that rules take for something to be filled in later. */
function placeholder({ file, range }: Span): string {
  const source = file.text.slice(range.start, Math.min(range.end, range.start + 100));
  const isPlain = range.end - range.start <= 60 && /^[\w.[\]*-]+$/.test(source);
  return `\${${isPlain ? source : '…'}}`;
}
