import { decodePart, LARGEST_PART, type PartHandlers, type PartReader } from './parts.ts';

/** Parts are cut when they are of this size, in bytes: smaller ones are not faster. */
const ENOUGH = 4 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** Cuts a YAML stream behind lines that begin with `---`. */
export class YamlParts implements PartReader {
  readonly #handlers: PartHandlers;
  #pending = Buffer.alloc(0);
  #line = 1;
  /** Whether a document was refused, and nothing is kept until the next begins. */
  #isSkipping = false;

  constructor(handlers: PartHandlers) {
    this.#handlers = handlers;
  }

  push(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    if (this.#pending.length < ENOUGH) return;
    const cut = endOfSeparator(this.#pending);
    if (cut !== undefined) this.#cut(cut);
    else if (this.#pending.length > LARGEST_PART) this.#refuse();
  }

  end(): void {
    if (this.#pending.length > 0) this.#cut(this.#pending.length);
  }

  #cut(length: number): void {
    const bytes = this.#pending.subarray(0, length);
    this.#pending = Buffer.from(this.#pending.subarray(length));
    const start = { line: this.#line, column: 1 };
    this.#line += countLines(bytes);
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return;
    }
    const text = decodePart(bytes);
    if (text === undefined) this.#handlers.onProblem({ message: 'This part of the file is not valid UTF-8.', start });
    else this.#handlers.onPart({ text, start });
  }

  #refuse(): void {
    if (!this.#isSkipping) {
      const message = 'The documents from here on are larger than 64 MiB, the most that is read.';
      this.#handlers.onProblem({ message, start: { line: this.#line, column: 1 } });
    }
    this.#isSkipping = true;
    this.#line += countLines(this.#pending);
    // The last bytes may be the first of a separator.
    this.#pending = Buffer.from(this.#pending.subarray(-3));
  }
}

/** Behind the last whole line that begins with `---`. */
function endOfSeparator(bytes: Buffer): number | undefined {
  const separator = bytes.lastIndexOf('\n---');
  if (separator < 0) return undefined;
  const lineBreak = bytes.indexOf(LINE_FEED, separator + 1);
  return lineBreak < 0 ? undefined : lineBreak + 1;
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
