import { isOrdinary } from './characters.ts';
import type { Entry, Item, MappingNode, Node, ScalarNode, SequenceNode } from './node.ts';
import { readFlow } from './plain-flow.ts';
import { handOver, NotPlain } from './plain-refusal.ts';
import { readBlockScalar, readPlainScalar, readQuotedScalar } from './plain-scalars.ts';
import { PlainText } from './plain-text.ts';
import { resolvePlain } from './scalars.ts';

/** Far beyond any manifest; the other reader knows the real limit. */
const MAX_DEPTH = 100;
/** A key may have 1024 characters before its colon. */
const MAX_KEY = 1_000;

/** What was read: `root` is undefined when the document is empty. */
export interface Reading {
  readonly root: Node | undefined;
}

/**
 * Reads YAML as nearly all manifests are written: mappings and lists by indentation, values on one line, block scalars,
 * short brackets. It knows nothing of the rest of YAML, and undefined is all it says of a text with anchors, tags,
 * scalars over several lines or a mistake: then {@link readYaml} has to read it. What it does read is the same tree, many
 * times faster.
 *
 * @param base where `text` starts in the file
 */
export function readPlain(text: string, base: number): Reading | undefined {
  if (!isOrdinary(text)) return undefined;
  try {
    return { root: new PlainReader(text, base).document() };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Each method starts at the first character of what it reads, and ends at the next line that holds anything. */
class PlainReader {
  readonly #text: PlainText;
  readonly #base: number;
  #depth = 0;

  constructor(text: string, base: number) {
    this.#text = new PlainText(text);
    this.#base = base;
  }

  document(): Node | undefined {
    const text = this.#text;
    const marked = text.skipMarker();
    text.nextLine();
    if (text.column < 0) return marked ? handOver() : undefined;
    const root = this.#block();
    return text.column < 0 ? root : handOver();
  }

  #block(): Node {
    const { position, column } = this.#text;
    if (this.#text.isDash(position)) return this.#sequence(column);
    const key = this.#scalar(position);
    return this.#text.isColon(this.#text.position) ? this.#mapping(key, column) : handOver();
  }

  /** @param first the key of the first entry, already read: the position is that of its colon */
  #mapping(first: ScalarNode, column: number): MappingNode {
    const text = this.#text;
    this.#enter();
    const entries: Entry[] = [this.#entry(first, column)];
    while (text.column === column) {
      const key = this.#scalar(text.position);
      if (!text.isColon(text.position)) handOver();
      entries.push(this.#entry(key, column));
    }
    if (text.column > column) handOver();
    this.#depth--;
    const end = entries.at(-1)?.value.end ?? first.end;
    return { kind: 'mapping', start: first.start, end, decorated: false, aliased: false, flow: false, entries };
  }

  #entry(key: ScalarNode, column: number): Entry {
    const at = this.#text.position;
    const merges = key.style === 'plain' && key.resolved.value === '<<';
    if (merges || at + this.#base - key.start > MAX_KEY) handOver();
    const value = this.#value(at + 1, column, true);
    return { key, value, colon: this.#base + at, explicit: false, merge: false };
  }

  #sequence(column: number): SequenceNode {
    const text = this.#text;
    this.#enter();
    const start = this.#base + text.position;
    const items: Item[] = [];
    do {
      const at = text.position;
      items.push({ node: this.#value(at + 1, column, false), dash: this.#base + at });
    } while (text.column === column && text.isDash(text.position));
    if (text.column > column) handOver();
    this.#depth--;
    const end = items.at(-1)?.node.end ?? start;
    return { kind: 'sequence', start, end, decorated: false, aliased: false, flow: false, items };
  }

  /** What stands behind an indicator of a collection at `column`: on its line, or below it. */
  #value(behind: number, column: number, inMapping: boolean): Node {
    const text = this.#text;
    const at = text.skipBlanks(behind);
    if (text.isEndOfLine(at, behind)) return this.#valueBelow(behind, column, inMapping);
    const code = text.code(at);
    if (code === 0x7b || code === 0x5b) return this.#flow(at);
    if (code === 0x7c || code === 0x3e) return this.#blockScalar(at, column);
    if (text.isDash(at)) return inMapping ? handOver() : this.#nestedSequence(at);
    const scalar = this.#scalar(at);
    if (text.isColon(text.position)) return inMapping ? handOver() : this.#mapping(scalar, text.columnOf(at));
    text.endLine(text.position, scalar.end - this.#base);
    return scalar;
  }

  #valueBelow(behind: number, column: number, inMapping: boolean): Node {
    const text = this.#text;
    text.nextLine();
    if (text.column > column) return this.#block();
    // A list may stand right below its key, without indentation.
    if (inMapping && text.column === column && text.isDash(text.position)) return this.#sequence(column);
    const at = this.#base + behind;
    const resolved = resolvePlain('');
    return { kind: 'scalar', start: at, end: at, decorated: false, aliased: false, style: 'plain', resolved };
  }

  #nestedSequence(at: number): SequenceNode {
    this.#text.position = at;
    return this.#sequence(this.#text.columnOf(at));
  }

  /** A scalar on one line; the position is then behind it and the blanks that follow. */
  #scalar(at: number): ScalarNode {
    const text = this.#text;
    const code = text.code(at);
    const quoted = code === 0x22 || code === 0x27;
    const scalar = quoted ? readQuotedScalar(text, at, this.#base) : readPlainScalar(text, at, this.#base);
    text.position = text.skipBlanks(scalar.end - this.#base);
    return scalar;
  }

  #flow(at: number): Node {
    const node = readFlow(this.#text, at, this.#base);
    const end = node.end - this.#base;
    this.#text.endLine(this.#text.skipBlanks(end), end);
    return node;
  }

  #blockScalar(at: number, column: number): Node {
    const scalar = readBlockScalar(this.#text, at, column, this.#base);
    this.#text.nextLine();
    return scalar;
  }

  #enter(): void {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) handOver();
  }
}
