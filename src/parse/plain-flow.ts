import { handOver } from './plain-refusal.ts';
import { BLANK, PlainText } from './plain-text.ts';

const MAX_DEPTH = 20;
const OPEN_MAPPING = 0x7b;
const CLOSE_MAPPING = 0x7d;
const OPEN_SEQUENCE = 0x5b;
const CLOSE_SEQUENCE = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Words and numbers, with single blanks between: what no reader could take for anything else inside of brackets. */
const PLAIN = /(?:[\w./$~(+=]|-(?=[\w./$~(+=-]))[\w./$~()+=@-]*(?: [\w./$~()+=@-]+)*/y;

/**
 * What is made of a text while it is read: a tree, plain values, or nothing at all. Offsets are those of the text; a
 * scalar is handed over as the offsets of its first character and of what is behind its last, its style being in
 * {@link PlainText.style}.
 */
export abstract class PlainFlow<Key, Value, Mapping, Sequence> extends PlainText {
  protected abstract keyOf(start: number, end: number): Key;
  protected abstract scalarOf(start: number, end: number): Value;
  protected abstract openMapping(start: number, flow: boolean): Mapping;
  protected abstract setEntry(mapping: Mapping, key: Key, colon: number, value: Value): void;
  /** @param end behind the closing bracket; undefined for a mapping in block style, which ends with its last value */
  protected abstract closeMapping(mapping: Mapping, end?: number): Value;
  protected abstract openSequence(start: number, flow: boolean): Sequence;
  protected abstract addItem(sequence: Sequence, dash: number | undefined, value: Value): void;
  protected abstract closeSequence(sequence: Sequence, end?: number): Value;

  /** A collection in brackets on one line, with every key having a value, and no comma at the end. */
  protected flow(at: number): Value {
    const value = this.#collection(at, 0);
    const end = this.position;
    this.endLine(this.skipBlanks(end), end);
    return value;
  }

  #collection(at: number, depth: number): Value {
    if (depth > MAX_DEPTH) handOver();
    this.position = at + 1;
    return this.text.charCodeAt(at) === OPEN_MAPPING ? this.#mapping(at, depth) : this.#sequence(at, depth);
  }

  #mapping(at: number, depth: number): Value {
    const mapping = this.openMapping(at, true);
    if (this.#take(CLOSE_MAPPING)) return this.closeMapping(mapping, this.position);
    do {
      const key = this.#key();
      const colon = this.skipBlanks(this.position);
      this.position = colon;
      if (!this.#take(COLON) || this.text.charCodeAt(this.position) !== BLANK) handOver();
      this.setEntry(mapping, key, colon, this.#value(depth));
    } while (this.#take(COMMA));
    return this.#take(CLOSE_MAPPING) ? this.closeMapping(mapping, this.position) : handOver();
  }

  #sequence(at: number, depth: number): Value {
    const sequence = this.openSequence(at, true);
    if (this.#take(CLOSE_SEQUENCE)) return this.closeSequence(sequence, this.position);
    do this.addItem(sequence, undefined, this.#value(depth));
    while (this.#take(COMMA));
    return this.#take(CLOSE_SEQUENCE) ? this.closeSequence(sequence, this.position) : handOver();
  }

  #key(): Key {
    const at = this.#scanFlow();
    return this.keyOf(at, this.scanned);
  }

  #value(depth: number): Value {
    const at = this.skipBlanks(this.position);
    const code = this.text.charCodeAt(at);
    if (code === OPEN_MAPPING || code === OPEN_SEQUENCE) return this.#collection(at, depth + 1);
    this.#scanFlow();
    return this.scalarOf(at, this.scanned);
  }

  /** Finds the end of a scalar, and gives its start. */
  #scanFlow(): number {
    const at = this.skipBlanks(this.position);
    const code = this.text.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) this.scan(at);
    else this.#scanPlain(at);
    this.position = this.scanned;
    return at;
  }

  #scanPlain(at: number): void {
    PLAIN.lastIndex = at;
    if (!PLAIN.test(this.text)) handOver();
    this.style = 'plain';
    this.scanned = PLAIN.lastIndex;
  }

  #take(code: number): boolean {
    const at = this.skipBlanks(this.position);
    this.position = at;
    if (this.text.charCodeAt(at) !== code) return false;
    this.position = at + 1;
    return true;
  }
}
