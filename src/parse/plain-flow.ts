import type { Entry, Item, MappingNode, Node, ScalarNode, SequenceNode } from './node.ts';
import { handOver } from './plain-refusal.ts';
import { readQuotedScalar } from './plain-scalars.ts';
import type { PlainText } from './plain-text.ts';
import { resolvePlain } from './scalars.ts';

const MAX_DEPTH = 20;
const OPEN_MAPPING = 0x7b;
const CLOSE_MAPPING = 0x7d;
const OPEN_SEQUENCE = 0x5b;
const CLOSE_SEQUENCE = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Words and numbers, with single blanks between: what no reader could take for anything else inside of brackets. */
const PLAIN = /(?:[\w./$~(+=]|-(?=[\w./$~(+=-]))[\w./$~()+=@-]*(?: [\w./$~()+=@-]+)*/y;

/** A collection in brackets on one line, with every key having a value, and no comma at the end. */
export function readFlow(text: PlainText, at: number, base: number): MappingNode | SequenceNode {
  return new FlowReader(text, at, base).collection(0);
}

class FlowReader {
  readonly #text: PlainText;
  readonly #base: number;
  #position: number;

  constructor(text: PlainText, at: number, base: number) {
    this.#text = text;
    this.#base = base;
    this.#position = at;
  }

  collection(depth: number): MappingNode | SequenceNode {
    if (depth > MAX_DEPTH) handOver();
    const start = this.#base + this.#position;
    const mapping = this.#text.code(this.#position) === OPEN_MAPPING;
    this.#position++;
    if (mapping) {
      const entries = this.#list(CLOSE_MAPPING, () => this.#entry(depth));
      const end = this.#base + this.#position;
      return { kind: 'mapping', start, end, decorated: false, aliased: false, flow: true, entries };
    }
    const items = this.#list(CLOSE_SEQUENCE, () => this.#item(depth));
    const end = this.#base + this.#position;
    return { kind: 'sequence', start, end, decorated: false, aliased: false, flow: true, items };
  }

  #list<T>(close: number, read: () => T): T[] {
    const values: T[] = [];
    if (this.#take(close)) return values;
    do values.push(read());
    while (this.#take(COMMA));
    return this.#take(close) ? values : handOver();
  }

  #entry(depth: number): Entry {
    const key = this.#scalar();
    this.#skipBlanks();
    const colon = this.#position;
    if (!this.#take(COLON)) handOver();
    if (this.#text.code(this.#position) !== 0x20) handOver();
    return { key, value: this.#value(depth), colon: this.#base + colon, explicit: false, merge: false };
  }

  #item(depth: number): Item {
    return { node: this.#value(depth), dash: undefined };
  }

  #value(depth: number): Node {
    this.#skipBlanks();
    const code = this.#text.code(this.#position);
    return code === OPEN_MAPPING || code === OPEN_SEQUENCE ? this.collection(depth + 1) : this.#scalar();
  }

  #scalar(): ScalarNode {
    this.#skipBlanks();
    const at = this.#position;
    const code = this.#text.code(at);
    const quoted = code === 0x22 || code === 0x27;
    const scalar = quoted ? readQuotedScalar(this.#text, at, this.#base) : this.#plain(at);
    this.#position = scalar.end - this.#base;
    return scalar;
  }

  #plain(at: number): ScalarNode {
    PLAIN.lastIndex = at;
    const source = PLAIN.exec(this.#text.text)?.[0];
    if (source === undefined) return handOver();
    const start = this.#base + at;
    const end = start + source.length;
    const resolved = resolvePlain(source);
    return { kind: 'scalar', start, end, decorated: false, aliased: false, style: 'plain', resolved };
  }

  #take(code: number): boolean {
    this.#skipBlanks();
    if (this.#text.code(this.#position) !== code) return false;
    this.#position++;
    return true;
  }

  #skipBlanks(): void {
    this.#position = this.#text.skipBlanks(this.#position);
  }
}
