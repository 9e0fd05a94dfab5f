import type { Entries } from '../origin/entry.ts';
import { Text } from '../origin/text.ts';

/**
 * A value as a Go template sees it. Strings are plain or know their origins; numbers are Go's float64. `null` is a nil that
 * a map or a function gave, whose fields cannot be asked for; `undefined` is no value at all, whose fields are no value.
 */
export type GoValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | Text
  | GoInt
  | GoBytes
  | GoList
  | GoMap
  | GoStruct
  | GoMethod;

/** A value and the entries of files that it came from. */
export interface Traced {
  readonly value: GoValue;
  readonly entries?: Entries | undefined;
}

/** What can be called, e.g. `.Capabilities.APIVersions.Has`. */
export type GoMethod = (args: readonly Traced[]) => Traced;
export type Methods = Readonly<Record<string, GoMethod>>;

export type IntType = 'int' | 'int64' | 'int32' | 'uint8' | 'uint64' | 'time.Duration' | 'time.Month' | 'time.Weekday';

export class GoInt {
  readonly value: bigint;
  readonly type: IntType;

  constructor(value: bigint | number, type: IntType = 'int') {
    this.value = typeof value === 'bigint' ? value : BigInt(value);
    this.type = type;
  }
}

export class GoBytes {
  readonly #read: () => Uint8Array;

  /** Reads when it is asked for what it holds. */
  constructor(read: () => Uint8Array) {
    this.#read = read;
  }

  get bytes(): Uint8Array {
    return this.#read();
  }
}

export const ANY_LIST = '[]interface {}';
export const ANY_MAP = 'map[string]interface {}';

export class GoList {
  readonly items: readonly Traced[];
  readonly type: string;
  readonly methods: Methods | undefined;
  /** A nil slice: empty, and `null` in JSON. */
  readonly isNil: boolean;

  constructor(items: readonly Traced[], type = ANY_LIST, methods?: Methods, isNil = false) {
    this.items = items;
    this.isNil = isNil;
    this.type = type;
    this.methods = methods;
  }
}

/** A map with strings as keys, which templates may change. */
export class GoMap {
  readonly entries: Map<string, Traced>;
  readonly type: string;
  readonly methods: Methods | undefined;

  /** Shares the entries of a Map, and copies any others. */
  constructor(entries: Iterable<readonly [string, Traced]> = [], type = ANY_MAP, methods?: Methods) {
    this.entries = entries instanceof Map ? entries : new Map(entries);
    this.type = type;
    this.methods = methods;
  }

  get(key: string): GoValue {
    return this.entries.get(key)?.value;
  }

  /** As Go prints and ranges over maps: by the order of the keys. */
  sorted(): [string, Traced][] {
    return [...this.entries].sort(([a], [b]) => compareStrings(a, b));
  }
}

/** A struct or a pointer to one. Only what templates can reach of it. */
export class GoStruct {
  readonly type: string;
  readonly fields: ReadonlyMap<string, Traced>;
  readonly methods: Methods;
  /** What its String method gives. */
  readonly text: string | undefined;
  /** What JSON makes of it, where that is another text. */
  readonly json: string | undefined;

  constructor(
    type: string,
    fields: Record<string, GoValue | Traced>,
    methods: Methods = {},
    text?: string,
    json?: string,
  ) {
    this.type = type;
    this.json = json;
    this.fields = new Map(
      Object.entries(fields).map(([name, field]) => [name, isTraced(field) ? field : { value: field }]),
    );
    this.methods = methods;
    this.text = text;
  }
}

function isTraced(field: GoValue | Traced): field is Traced {
  return typeof field === 'object' && field !== null && Object.getPrototypeOf(field) === Object.prototype;
}

export function isString(value: GoValue): value is string | Text {
  return typeof value === 'string' || value instanceof Text;
}

/** Strings compare by their code units, which is the order of their bytes except between characters above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All entries that went into a value, those of its pieces too. */
export function entriesOf(traced: Traced): Entries | undefined {
  return traced.entries ?? (traced.value instanceof Text ? traced.value.entries : undefined);
}

export function nilList(type = ANY_LIST): GoList {
  return new GoList([], type, undefined, true);
}

export function listOf(values: readonly GoValue[], type: string): GoList {
  return new GoList(
    values.map((value) => ({ value })),
    type,
  );
}
