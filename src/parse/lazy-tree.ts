import type { TextRange } from '../kubernetes/document.ts';
import type { Entry, Item, MappingNode, Node, ScalarNode, SequenceNode } from './node.ts';
import { PlainReader } from './plain-reader.ts';
import { handOver } from './plain-refusal.ts';
import { type Opened, TreeBuilder } from './plain-tree.ts';
import { keyOf } from './scalars.ts';

/** In place of where the next key starts. */
const END = -1;

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

  /** The entry of which the key starts there, and where the key of the next one does; -1 at the end. @throws NotPlain */
  entryAt(start: number, column: number): { readonly entry: LazyEntry; readonly next: number } {
    this.goTo(start, column);
    this.scan(start);
    const colon = this.position;
    if (!this.isColon(colon)) handOver();
    const entry = new LazyEntry(this, this.builder.keyOf(this, start, this.scanned), colon, column);
    // The items of a list may stand right below their key.
    do this.toShallower(column);
    while (this.column === column && this.isDash(this.position));
    return { entry, next: this.column === column ? this.position : END };
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
  readonly #entries: LazyEntry[] = [];
  #next = this.start;

  get entries(): Entry[] {
    while (this.#next !== END) this.#readNext();
    return this.#entries;
  }

  entryOf(key: string): LazyEntry | undefined {
    const known = this.#entries.find((entry) => isKey(entry.key, key));
    if (known) return known;
    while (this.#next !== END) {
      const entry = this.#readNext();
      if (isKey(entry.key, key)) return entry;
    }
    return undefined;
  }

  #readNext(): LazyEntry {
    const { entry, next } = this.reader.entryAt(this.#next, this.column);
    this.#entries.push(entry);
    this.#next = next;
    return entry;
  }

  get end(): number {
    return this.entries.at(-1)?.value.end ?? this.start;
  }
}

function isKey({ resolved }: ScalarNode, key: string): boolean {
  return keyOf(resolved) === key;
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
  readonly key: ScalarNode;
  readonly colon: number;
  readonly #reader: LazyReader;
  readonly #column: number;
  #value: Node | undefined;

  constructor(reader: LazyReader, key: ScalarNode, colon: number, column: number) {
    this.#reader = reader;
    this.key = key;
    this.colon = colon;
    this.#column = column;
  }

  get value(): Node {
    this.#value ??= this.#reader.valueBehind(this.key.start, this.#column, this.colon, true);
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
