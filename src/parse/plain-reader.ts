import type { BlockExtent } from './plain-builder.ts';
import { PlainFlow } from './plain-flow.ts';
import { handOver } from './plain-refusal.ts';
import { BLANK, LINE_FEED, RETURN, TAB } from './plain-text.ts';

/** Far beyond any manifest; the other reader knows the real limit. */
const MAX_DEPTH = 100;
/** A key may have 1024 characters before its colon. */
const MAX_KEY = 1_000;

/** Far more than manifests repeat themselves; the other reader knows what is too much. */
const MAX_ALIASES = 50;

/** In place of the column of a collection around it, for the document itself. */
const ROOT = -1;

const AMPERSAND = 0x26;
const ASTERISK = 0x2a;
const DASH = 0x2d;
const OPEN_MAPPING = 0x7b;
const OPEN_SEQUENCE = 0x5b;
const LITERAL = 0x7c;
const FOLDED = 0x3e;

/** What anchors are called by people, with a blank or the end of the line behind it. */
const NAME = /[\w-]+(?=[ \r\n]|$)/y;

/**
 * Reads YAML as nearly all manifests are written: mappings and lists by indentation, values on one line, block scalars,
 * short brackets. It knows nothing of the rest of YAML, and hands over whatever has tags, merges, brackets over several
 * lines or a mistake. What it does read is the same as another reader makes of it, many times faster.
 *
 * Each method starts at the first character of what it reads, and ends at the next line that holds anything.
 */
export class PlainReader<Key, Value, Mapping, Sequence> extends PlainFlow<Key, Value, Mapping, Sequence> {
  private anchors: Map<string, Value> | undefined;
  #aliases = 0;
  #depth = 0;

  /** The root; undefined when the document is empty. @throws NotPlain */
  document(): Value | undefined {
    const root = this.root();
    return this.column < 0 ? root : handOver();
  }

  protected root(): Value | undefined {
    const marked = this.begin();
    if (this.column < 0) return marked ? handOver() : undefined;
    return this.block(ROOT);
  }

  /** @param parent column of the collection around it */
  private block(parent: number): Value {
    const at = this.position;
    const { column } = this;
    if (this.isDash(at)) return this.sequence(column);
    if (parent !== ROOT && this.isBracket(at)) return this.flow(at);
    this.scan(at, parent);
    if (this.isColon(this.position)) return this.folded ? handOver() : this.mapping(at, column);
    return parent === ROOT ? handOver() : this.scalar(at, parent);
  }

  private isBracket(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === OPEN_MAPPING || code === OPEN_SEQUENCE;
  }

  /** @param first start of the first key, already scanned: the position is that of its colon */
  protected mapping(first: number, column: number): Value {
    this.enter();
    const mapping = this.builder.openMapping(this, first, false);
    this.entry(mapping, first, column);
    while (this.column === column) {
      const at = this.position;
      this.scan(at);
      if (!this.isColon(this.position)) handOver();
      this.entry(mapping, at, column);
    }
    if (this.column > column) handOver();
    this.#depth--;
    return this.builder.closeMapping(mapping);
  }

  private entry(mapping: Mapping, start: number, column: number): void {
    const colon = this.position;
    if (colon - start > MAX_KEY || this.isMerge(start)) handOver();
    const key = this.builder.keyOf(this, start, this.scanned);
    this.builder.setEntry(mapping, key, colon, this.value(colon + 1, column, true));
  }

  /** Whether a key is `<<`, which merges. */
  private isMerge(start: number): boolean {
    return this.style === 'plain' && this.scanned - start === 2 && this.text.startsWith('<<', start);
  }

  protected sequence(column: number): Value {
    this.enter();
    const sequence = this.builder.openSequence(this.position, false);
    do {
      const dash = this.position;
      this.builder.addItem(sequence, dash, this.value(dash + 1, column, false));
    } while (this.column === column && this.isDash(this.position));
    if (this.column > column) handOver();
    this.#depth--;
    return this.builder.closeSequence(sequence);
  }

  /** What stands behind an indicator of a collection at `column`: on its line, or below it. */
  protected value(behind: number, column: number, inMapping: boolean): Value {
    const at = this.skipBlanks(behind);
    if (this.isEndOfLine(at, behind)) return this.valueBelow(at, behind, column, inMapping);
    if (this.isBracket(at)) return this.flow(at);
    const code = this.text.charCodeAt(at);
    if (code === LITERAL || code === FOLDED) return this.blockScalar(at, column);
    if (code === AMPERSAND) return this.anchored(at, column, inMapping);
    if (code === ASTERISK) return this.alias(at);
    if (code === DASH && this.isDash(at)) return inMapping ? handOver() : this.nestedSequence(at);
    this.scan(at, column);
    if (!this.isColon(this.position)) return this.scalar(at, column);
    return inMapping || this.folded ? handOver() : this.mapping(at, this.columnOf(at));
  }

  /** A scalar that was scanned as far as its line goes. */
  private scalar(at: number, column: number): Value {
    const { position, scanned } = this;
    this.endLine(position, scanned);
    if (this.column <= column || this.style !== 'plain') return this.builder.scalarOf(this, at, scanned);
    return this.builder.scalarOf(this, at, this.foldedEnd(scanned, column));
  }

  /** The end of a plain scalar that goes on over lines which are indented further than what is around it. */
  private foldedEnd(first: number, column: number): number {
    let end = first;
    do {
      const at = this.position;
      // Behind a comment nothing goes on.
      if (/\S/.test(this.text.slice(end, at))) handOver();
      this.scanFurther(at);
      end = this.scanned;
      if (this.isColon(this.position)) handOver();
      this.endLine(this.position, end);
    } while (this.column > column);
    this.folded = true;
    return end;
  }

  /** A value behind its anchor: in brackets, a scalar, or below. */
  protected anchored(at: number, column: number, inMapping: boolean): Value {
    const end = this.nameEnd(at + 1);
    const name = this.text.slice(at + 1, end);
    if (this.anchors?.has(name)) return handOver();
    const aliases = this.#aliases;
    const next = this.skipBlanks(end);
    const value = this.isEndOfLine(next, end)
      ? this.collectionBelow(next, end, column, inMapping)
      : this.anchoredInline(next, column);
    // Aliases of aliases multiply.
    if (this.#aliases > aliases) handOver();
    const anchored = this.builder.anchored(value);
    this.anchors ??= new Map();
    this.anchors.set(name, anchored);
    return anchored;
  }

  private anchoredInline(at: number, column: number): Value {
    if (this.isBracket(at)) return this.flow(at);
    const code = this.text.charCodeAt(at);
    if (code === LITERAL || code === FOLDED) return this.blockScalar(at, column);
    this.scan(at, column);
    return this.isColon(this.position) ? handOver() : this.scalar(at, column);
  }

  protected alias(at: number): Value {
    const end = this.nameEnd(at + 1);
    const name = this.text.slice(at + 1, end);
    this.#aliases++;
    if (!this.anchors?.has(name) || this.#aliases > MAX_ALIASES) return handOver();
    const value = this.builder.aliasOf(name, this.anchors.get(name) as Value, at, end);
    const next = this.skipBlanks(end);
    this.endLine(next, end);
    return value;
  }

  private nameEnd(at: number): number {
    NAME.lastIndex = at;
    return NAME.test(this.text) ? NAME.lastIndex : handOver();
  }

  private valueBelow(at: number, behind: number, column: number, inMapping: boolean): Value {
    return this.startBelow(at, behind, column, inMapping) ? this.block(column) : this.builder.emptyAt(behind);
  }

  private collectionBelow(at: number, behind: number, column: number, inMapping: boolean): Value {
    return this.startBelow(at, behind, column, inMapping) ? this.block(column) : handOver();
  }

  /** Whether a collection begins below; a list may stand right below its key, without indentation. */
  private startBelow(at: number, behind: number, column: number, inMapping: boolean): boolean {
    this.endLine(at, behind);
    return this.column > column || (inMapping && this.column === column && this.isDash(this.position));
  }

  private nestedSequence(at: number): Value {
    this.position = at;
    return this.sequence(this.columnOf(at));
  }

  /**
   * A literal or folded scalar whose first line is not empty. The other reader takes those that keep all line breaks
   * or say how far they are indented.
   */
  private blockScalar(at: number, column: number): Value {
    const header = this.text.charCodeAt(at + 1) === DASH ? at + 2 : at + 1;
    if (!this.isEndOfLine(this.skipBlanks(header), header)) handOver();
    const first = this.lineBehind(header);
    const indent = this.skipBlanks(first) - first;
    if (first >= this.end || indent <= column || this.text.charCodeAt(first + indent) === TAB) handOver();
    const extent = findBlockEnd(this.text, first, indent, this.end);
    const value = this.builder.blockOf(this, at, column, extent);
    this.toLine(extent.next);
    return value;
  }

  private enter(): void {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) handOver();
  }
}

function findBlockEnd(text: string, first: number, indent: number, limit: number): BlockExtent {
  let end = first;
  let next = first;
  let even = true;
  for (let start = first; start < limit; ) {
    let at = start;
    while (text.charCodeAt(at) === BLANK) at++;
    const blanks = at - start;
    const code = text.charCodeAt(at);
    const blank = code === LINE_FEED || code === RETURN || at >= limit;
    if (blank && start === first) handOver();
    if (!blank && blanks < indent) {
      if (code === TAB) handOver();
      break;
    }
    const lineBreak = code === LINE_FEED ? at : text.indexOf('\n', at);
    const lineEnd = lineBreak < 0 || lineBreak > limit ? limit : lineBreak;
    const after = lineEnd < limit ? lineEnd + 1 : limit;
    const returns = lineEnd > start && text.charCodeAt(lineEnd - 1) === RETURN;
    if (returns || (blank && blanks > 0 && blanks < indent)) even = false;
    if (!blank || blanks > indent) {
      end = returns ? lineEnd - 1 : lineEnd;
      next = after;
    }
    start = after;
  }
  return { first, end, next, indent, even };
}
