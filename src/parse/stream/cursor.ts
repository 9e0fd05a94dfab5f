/** A place in a text: its offset in UTF-16 code units, and its 1-based line and column. */
export interface Mark {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Counts lines and columns of a text that comes in pieces, as `createSourceFile` counts those of a whole one. */
export class Cursor {
  #offset = 0;
  #line = 1;
  #lineStart = 0;
  #endsWithReturn = false;
  readonly #feeds = new Finder('\n');
  readonly #returns = new Finder('\r');

  mark(): Mark {
    return { offset: this.#offset, line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }

  /** Goes over the part [from, to) of a text that goes on where the last one ended. */
  advance(text: string, from: number, to: number): void {
    if (to <= from) return;
    const base = this.#offset - from;
    // A line feed belongs to the carriage return before it, and ends its line a character later.
    if (this.#endsWithReturn && text.charCodeAt(from) === 0x0a) this.#line--;
    if (this.#returns.next(text, from) < to) this.#countAll(text, from, to, base);
    else this.#countFeeds(text, from, to, base);
    this.#endsWithReturn = text.charCodeAt(to - 1) === 0x0d;
    this.#offset += to - from;
  }

  #countFeeds(text: string, from: number, to: number, base: number): void {
    for (let at = this.#feeds.next(text, from); at < to; at = this.#feeds.next(text, at + 1)) {
      this.#line++;
      this.#lineStart = base + at + 1;
    }
  }

  #countAll(text: string, from: number, to: number, base: number): void {
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code !== 0x0a && code !== 0x0d) continue;
      if (code === 0x0d && at + 1 < to && text.charCodeAt(at + 1) === 0x0a) at++;
      this.#line++;
      this.#lineStart = base + at + 1;
    }
  }
}

/** Finds a character again and again, and does not look twice where it is not. */
class Finder {
  readonly #character: string;
  #text = '';
  #from = 0;
  #found = -1;

  constructor(character: string) {
    this.#character = character;
  }

  /** Index of the next one at or behind `from`; infinite when there is none. */
  next(text: string, from: number): number {
    const isKnown = text === this.#text && this.#from <= from && (this.#found < 0 || this.#found >= from);
    if (!isKnown) {
      this.#text = text;
      this.#found = text.indexOf(this.#character, from);
    }
    this.#from = from;
    return this.#found < 0 ? Number.POSITIVE_INFINITY : this.#found;
  }
}
