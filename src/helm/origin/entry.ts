/** Where an entry is written, in UTF-16 units from the start of its file. */
export interface EntryPlace {
  /** Its key; of an item, the item itself. */
  readonly keyStart: number;
  /** The value. */
  readonly start: number;
  readonly end: number;
}

/**
 * A place in a file of values (or in Chart.yaml): the key or item at a path.
 *
 * Entries share their parents, so that one is as cheap as one link.
 */
export class Entry {
  /** The file, as its reader named it. */
  readonly file: string;
  readonly parent: Entry | undefined;
  /** Undefined for the file as a whole. */
  readonly key: string | number | undefined;
  /** Whether nothing is written there: a template asked for it, and adding it is what would change the output. */
  readonly missing: boolean;
  /** Undefined for the file as a whole, for what is missing, and for values of the command line. */
  readonly place: EntryPlace | undefined;

  constructor(file: string, parent?: Entry, key?: string | number, missing = false, place?: EntryPlace) {
    this.file = file;
    this.parent = parent;
    this.key = key;
    this.missing = missing;
    this.place = place;
  }

  child(key: string | number, place?: EntryPlace): Entry {
    return new Entry(this.file, this, key, this.missing, place);
  }

  absent(key: string | number): Entry {
    return new Entry(this.file, this, key, true);
  }

  /** The nearest entry around that is written somewhere, itself if it is. */
  get written(): Entry | undefined {
    let entry: Entry | undefined = this;
    while (entry && !entry.place) entry = entry.parent;
    return entry;
  }

  get path(): readonly (string | number)[] {
    const path: (string | number)[] = [];
    for (let entry: Entry | undefined = this; entry; entry = entry.parent) {
      if (entry.key !== undefined) path.unshift(entry.key);
    }
    return path;
  }
}

export type Entries = readonly Entry[];

/** Most entries that one value remembers: what was made of more than these is explained by the first ones. */
const MOST_ENTRIES = 12;

/** All of them, each once, in order; undefined for none. */
export function joinEntries(...groups: readonly (Entries | undefined)[]): Entries | undefined {
  let joined: Entry[] | undefined;
  let first: Entries | undefined;
  for (const group of groups) {
    if (group === undefined || group.length === 0 || group === first) continue;
    if (first === undefined) {
      first = group;
      continue;
    }
    for (const entry of group) {
      if ((joined ?? first).includes(entry)) continue;
      joined ??= [...first];
      if (joined.length >= MOST_ENTRIES) return joined;
      joined.push(entry);
    }
  }
  return joined ?? first;
}
