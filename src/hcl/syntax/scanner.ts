import type { SourceFile, TextRange } from '../../source/document.ts';

/** Why a part of HCL cannot be read. */
export class HclSyntaxError extends Error {
  readonly range: TextRange;

  constructor(message: string, range: TextRange) {
    super(message);
    this.name = 'HclSyntaxError';
    this.range = range;
  }
}

/** So deep may expressions and blocks be nested. */
const MOST_DEPTH = 100;

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
/** Most are of these letters, and found sooner without looking at all others. */
const PLAIN_IDENTIFIER = /[A-Za-z_][\w-]*(?![\w\u0080-\u{10ffff}-])/uy;
const SPACES = /[ \t\r\ufeff]+/y;
const SPACES_AND_LINES = /[ \t\r\n\ufeff]+/y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const SPACE = 0x20;
const CARRIAGE_RETURN = 0x0d;
const MARK = 0xfeff;
const HASH = 0x23;
const SLASH = 0x2f;

/** A text and how far it has been read. */
export class Scanner {
  readonly file: SourceFile;
  readonly text: string;
  at = 0;
  #depth = 0;

  constructor(file: SourceFile) {
    this.file = file;
    this.text = file.text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  /** Reads a token when it is next. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.at += token.length;
    return true;
  }

  /** @throws HclSyntaxError when something else is next */
  expect(token: string): void {
    if (!this.take(token)) this.fail(`Expected ${token} here, not ${this.describeNext()}.`);
  }

  identifier(): string | undefined {
    return this.match(PLAIN_IDENTIFIER) ?? this.match(IDENTIFIER);
  }

  /** A number as it is written. */
  number(): string | undefined {
    return this.match(NUMBER);
  }

  /** Whether a word is next, and not only the beginning of a longer one. */
  isWord(word: string): boolean {
    if (!this.startsWith(word)) return false;
    IDENTIFIER.lastIndex = this.at;
    return IDENTIFIER.exec(this.text)?.[0] === word;
  }

  /** Skips spaces and comments; line breaks too, where they mean nothing. */
  skip(lines: boolean): void {
    const spaces = lines ? SPACES_AND_LINES : SPACES;
    for (;;) {
      const first = this.text.charCodeAt(this.at);
      if (first === SPACE || first <= CARRIAGE_RETURN || first === MARK) {
        const { at } = this;
        this.match(spaces);
        if (this.at === at) return;
      } else if (first === HASH) this.at = this.endOfLine();
      else if (first !== SLASH) return;
      else if (this.startsWith('//')) this.at = this.endOfLine();
      else if (this.startsWith('/*')) this.#skipComment();
      else return;
    }
  }

  /** The offset of the next line break, or the end of the text. */
  endOfLine(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }

  /** Reads something that may hold itself. */
  nested<Result>(read: () => Result): Result {
    if (++this.#depth > MOST_DEPTH) this.fail('This is nested too deeply to be read.');
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  rangeFrom(start: number): TextRange {
    return { start, end: this.at };
  }

  fail(message: string, start = this.at): never {
    throw new HclSyntaxError(message, { start, end: Math.min(start + 1, this.text.length) });
  }

  describeNext(): string {
    if (this.isAtEnd) return 'the end of the file';
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    return character === '\n' || character === '\r' ? 'the end of the line' : character;
  }

  /** Reads what a sticky pattern finds here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  #skipComment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    if (end < 0) this.fail('This comment does not end.');
    this.at = end + 2;
  }
}
