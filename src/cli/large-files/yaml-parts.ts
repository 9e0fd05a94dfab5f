import { decodePart, LARGEST_PART, type PartHandlers, type PartReader } from './parts.ts';

/** In bytes. */
export interface PartSizes {
  /** Parts are cut when they are of this size: smaller ones are not faster. */
  readonly enough: number;
  /** What is held at most. */
  readonly largest: number;
}

const SIZES: PartSizes = { enough: 4 * 1024 * 1024, largest: LARGEST_PART };

const LINE_FEED = 0x0a;
const SEPARATOR = '\n---';

/** Cuts a YAML stream after lines that begin with `---`. */
export class YamlParts implements PartReader {
  readonly #handlers: PartHandlers;
  readonly #sizes: PartSizes;
  #pending = Buffer.alloc(0);
  #line = 1;
  /** Whether a document was refused, and nothing is kept until the next begins. */
  #isSkipping = false;

  constructor(handlers: PartHandlers, sizes: PartSizes = SIZES) {
    this.#handlers = handlers;
    this.#sizes = sizes;
  }

  push(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    if (this.#isSkipping) this.#skip();
    if (this.#isSkipping || this.#pending.length < this.#sizes.enough) return;
    const cut = endOfLineAt(this.#pending, this.#pending.lastIndexOf(SEPARATOR));
    if (cut !== undefined) this.#cut(cut);
    else if (this.#pending.length > this.#sizes.largest) this.#refuse();
  }

  end(): void {
    if (this.#pending.length > 0 && !this.#isSkipping) this.#cut(this.#pending.length);
  }

  #cut(length: number): void {
    const start = { line: this.#line, column: 1 };
    const text = decodePart(this.#take(length));
    if (text === undefined) this.#handlers.onProblem({ message: 'This part of the file is not valid UTF-8', start });
    else this.#handlers.onPart({ text, start });
  }

  #refuse(): void {
    const message = 'This document is larger than 64 MiB, the most that is read';
    this.#handlers.onProblem({ message, start: { line: this.#line, column: 1 } });
    this.#isSkipping = true;
    this.#skip();
  }

  /** Drops what is left of a document that was refused. */
  #skip(): void {
    const separator = this.#pending.indexOf(SEPARATOR);
    const end = endOfLineAt(this.#pending, separator);
    this.#isSkipping = end === undefined;
    // The last bytes may be the first of a separator, or its line may still go on.
    const isGoingOn = separator >= 0 && this.#pending.length < separator + this.#sizes.enough;
    this.#take(end ?? (isGoingOn ? separator : Math.max(this.#pending.length - SEPARATOR.length + 1, 0)));
  }

  #take(length: number): Buffer {
    const bytes = this.#pending.subarray(0, length);
    this.#pending = Buffer.from(this.#pending.subarray(length));
    this.#line += countLines(bytes);
    return bytes;
  }
}

/** The offset after a separator line; undefined without one, or if the line is incomplete. */
function endOfLineAt(bytes: Buffer, separator: number): number | undefined {
  const lineBreak = separator < 0 ? -1 : bytes.indexOf(LINE_FEED, separator + 1);
  return lineBreak < 0 ? undefined : lineBreak + 1;
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
