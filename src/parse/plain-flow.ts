import type { TextRange } from '../kubernetes/document.ts';
import type { PlainBuilder } from './plain-builder.ts';
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
 * The part of the grammar that is in brackets. All readers are of one class, whatever they build: V8 compiles code that
 * runs for objects of several classes over and over.
 */
export class PlainFlow<Key, Value, Mapping, Sequence> extends PlainText {
  protected readonly builder: PlainBuilder<Key, Value, Mapping, Sequence>;

  constructor(text: string, { start, end }: TextRange, builder: PlainBuilder<Key, Value, Mapping, Sequence>) {
    super(text, start, end);
    this.builder = builder;
  }

  /** A collection in brackets on one line, with every key having a value, and no comma at the end. */
  protected flow(at: number): Value {
    const value = this.collection(at, 0);
    const end = this.position;
    this.endLine(this.skipBlanks(end), end);
    return value;
  }

  private collection(at: number, depth: number): Value {
    if (depth > MAX_DEPTH || this.text.startsWith('{{', at)) this.refuse(at);
    this.position = at + 1;
    return this.text.charCodeAt(at) === OPEN_MAPPING ? this.flowMapping(at, depth) : this.flowSequence(at, depth);
  }

  private flowMapping(at: number, depth: number): Value {
    const mapping = this.builder.openMapping(this, at, true);
    if (this.take(CLOSE_MAPPING)) return this.builder.closeMapping(mapping, this.position);
    do {
      const key = this.flowKey();
      const colon = this.skipBlanks(this.position);
      this.position = colon;
      if (!this.take(COLON) || this.text.charCodeAt(this.position) !== BLANK) handOver();
      this.builder.setEntry(mapping, key, colon, this.flowValue(depth));
    } while (this.take(COMMA));
    return this.take(CLOSE_MAPPING) ? this.builder.closeMapping(mapping, this.position) : handOver();
  }

  private flowSequence(at: number, depth: number): Value {
    const sequence = this.builder.openSequence(at, true);
    if (this.take(CLOSE_SEQUENCE)) return this.builder.closeSequence(sequence, this.position);
    do this.builder.addItem(sequence, undefined, this.flowValue(depth));
    while (this.take(COMMA));
    return this.take(CLOSE_SEQUENCE) ? this.builder.closeSequence(sequence, this.position) : handOver();
  }

  private flowKey(): Key {
    const at = this.scanFlow();
    return this.builder.keyOf(this, at, this.scanned);
  }

  private flowValue(depth: number): Value {
    const at = this.skipBlanks(this.position);
    const code = this.text.charCodeAt(at);
    if (code === OPEN_MAPPING || code === OPEN_SEQUENCE) return this.collection(at, depth + 1);
    this.scanFlow();
    return this.builder.scalarOf(this, at, this.scanned);
  }

  /** Finds the end of a scalar, and gives its start. */
  private scanFlow(): number {
    const at = this.skipBlanks(this.position);
    const code = this.text.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) this.scan(at);
    else this.scanWords(at);
    this.position = this.scanned;
    return at;
  }

  private scanWords(at: number): void {
    PLAIN.lastIndex = at;
    if (!PLAIN.test(this.text)) handOver();
    this.style = 'plain';
    this.scanned = PLAIN.lastIndex;
  }

  private take(code: number): boolean {
    const at = this.skipBlanks(this.position);
    this.position = at;
    if (this.text.charCodeAt(at) !== code) return false;
    this.position = at + 1;
    return true;
  }
}
