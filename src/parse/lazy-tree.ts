import type { TextRange } from '../kubernetes/document.ts';
import type { Entry, Item, MappingNode, Node, ScalarNode, SequenceNode } from './node.ts';
import { plainKey } from './plain-keys.ts';
import { PlainReader } from './plain-reader.ts';
import { handOver } from './plain-refusal.ts';
import { type Opened, TreeBuilder } from './plain-tree.ts';
import { quotedText } from './plain-values.ts';
import { keyOf } from './scalars.ts';

/**
 * The tree of a document that was read as plain YAML before, for few questions about it: of a collection in block style,
 * only the keys or dashes are looked for, and that when it is asked for them; what is indented further is passed. It is
 * the same tree as readPlainTree makes, but any part of it may throw NotPlain when it is first asked for.
 */
export class LazyReader extends PlainReader<ScalarNode, Node, Opened<Entry>, Opened<Item>> {
  constructor(text: string, extent: TextRange) {
    super(text, extent, new TreeBuilder(0));
  }

  /** The root; undefined when the document is empty. @throws NotPlain */
  tree(): Node | undefined {
    return this.root();
  }

  protected override mapping(first: number, column: number): Node {
    return new LazyMapping(this, first, column);
  }

  protected override sequence(column: number): Node {
    return new LazySequence(this, this.position, column);
  }

  /** Whether an alias refers to a node is known when all is read. */
  protected override anchored(): never {
    return handOver();
  }

  protected override alias(): never {
    return handOver();
  }

  /** The entry of a key in a mapping that starts there; nothing is made of those before it. @throws NotPlain */
  entryOf(name: string, first: number, column: number): LazyEntry | undefined {
    this.goTo(first, column);
    do {
      const start = this.position;
      const colon = this.colonBehind(start);
      if (this.nameOf(start) === name) return new LazyEntry(this, start, colon, column);
      this.passEntry(column);
    } while (this.column === column);
    return undefined;
  }

  /** All of its entries, among them those that are known already. @throws NotPlain */
  entriesFrom(first: number, column: number, known: readonly Entry[]): Entry[] {
    const entries: Entry[] = [];
    this.goTo(first, column);
    do {
      const start = this.position;
      const colon = this.colonBehind(start);
      entries.push(known.find((entry) => entry.colon === colon) ?? new LazyEntry(this, start, colon, column));
      this.passEntry(column);
    } while (this.column === column);
    return entries;
  }

  private colonBehind(start: number): number {
    this.scan(start);
    return this.isColon(this.position) ? this.position : handOver();
  }

  private nameOf(start: number): string {
    const { text, style, scanned } = this;
    return style === 'plain' ? plainKey(text, start, scanned) : quotedText(text.slice(start, scanned), style);
  }

  /** The items of a list may stand right below their key. */
  private passEntry(column: number): void {
    do this.toShallower(column);
    while (this.column === column && this.isDash(this.position));
  }

  /** @throws NotPlain */
  keyAt(start: number): ScalarNode {
    this.scan(start);
    return this.builder.keyOf(this, start, this.scanned);
  }

  /** @throws NotPlain */
  itemsFrom(first: number, column: number): Item[] {
    const items: Item[] = [];
    this.goTo(first, column);
    do {
      items.push(new LazyItem(this, this.position, column));
      this.toShallower(column);
    } while (this.column === column && this.isDash(this.position));
    return items;
  }

  /** What stands behind a colon or a dash of a collection. @throws NotPlain */
  valueBehind(start: number, column: number, indicator: number, inMapping: boolean): Node {
    this.goTo(start, column);
    return this.value(indicator + 1, column, inMapping);
  }
}

/** How often a mapping is walked through for a key: each time takes as long as it is. */
const MOST_WALKS = 8;

abstract class LazyCollection {
  readonly flow = false;
  readonly decorated = false;
  aliased = false;
  readonly start: number;
  protected readonly reader: LazyReader;
  protected readonly column: number;

  constructor(reader: LazyReader, start: number, column: number) {
    this.reader = reader;
    this.start = start;
    this.column = column;
  }
}

class LazyMapping extends LazyCollection implements MappingNode {
  readonly kind = 'mapping';
  readonly #known = new Map<string, Entry>();
  #walks = 0;
  #entries: Entry[] | undefined;
  #byKey: ReadonlyMap<string, Entry> | undefined;

  get entries(): Entry[] {
    this.#entries ??= this.reader.entriesFrom(this.start, this.column, [...this.#known.values()]);
    return this.#entries;
  }

  entryOf(key: string): Entry | undefined {
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#walks++ >= MOST_WALKS) return this.#entriesByKey().get(key);
    const found = this.reader.entryOf(key, this.start, this.column);
    const entry = found && (this.#entries?.find(({ colon }) => colon === found.colon) ?? found);
    if (entry) this.#known.set(key, entry);
    return entry;
  }

  #entriesByKey(): ReadonlyMap<string, Entry> {
    this.#byKey ??= new Map(this.entries.map((entry) => [nameOf(entry.key), entry]));
    return this.#byKey;
  }

  get end(): number {
    return this.entries.at(-1)?.value.end ?? this.start;
  }
}

function nameOf(key: Node): string {
  return (key.kind === 'scalar' ? keyOf(key.resolved) : undefined) ?? handOver();
}

class LazySequence extends LazyCollection implements SequenceNode {
  readonly kind = 'sequence';
  #items: Item[] | undefined;

  get items(): Item[] {
    this.#items ??= this.reader.itemsFrom(this.start, this.column);
    return this.#items;
  }

  get end(): number {
    return this.items.at(-1)?.node.end ?? this.start;
  }
}

class LazyEntry implements Entry {
  readonly explicit = false;
  readonly merge = false;
  readonly colon: number;
  readonly #reader: LazyReader;
  readonly #start: number;
  readonly #column: number;
  #key: ScalarNode | undefined;
  #value: Node | undefined;

  constructor(reader: LazyReader, start: number, colon: number, column: number) {
    this.#reader = reader;
    this.#start = start;
    this.colon = colon;
    this.#column = column;
  }

  get key(): ScalarNode {
    this.#key ??= this.#reader.keyAt(this.#start);
    return this.#key;
  }

  get value(): Node {
    this.#value ??= this.#reader.valueBehind(this.#start, this.#column, this.colon, true);
    return this.#value;
  }
}

class LazyItem implements Item {
  readonly dash: number;
  readonly #reader: LazyReader;
  readonly #column: number;
  #node: Node | undefined;

  constructor(reader: LazyReader, dash: number, column: number) {
    this.#reader = reader;
    this.dash = dash;
    this.#column = column;
  }

  get node(): Node {
    this.#node ??= this.#reader.valueBehind(this.dash, this.#column, this.dash, false);
    return this.#node;
  }
}
