import { handOver, refuseAction } from './plain-refusal.ts';

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const BLANK = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const SINGLE_QUOTE = 0x27;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Characters that mean something at the start of a value: `!"#%&'*,>?@[]`, the backtick, and `{|}`. */
const INDICATORS = new Uint8Array(128);
for (const char of '!"#%&\'*,>?@[]`{|}') INDICATORS[char.charCodeAt(0)] = 1;

const shallowerLines: RegExp[] = [];

/** The first character of a line that is neither empty nor a comment, and is indented by so many blanks at most. */
function shallower(column: number): RegExp {
  shallowerLines[column] ??= new RegExp(`\\n {0,${column}}[^ \\n\\r#]`, 'g');
  return shallowerLines[column];
}

export type ScalarStyle = 'plain' | 'single' | 'double';

/**
 * A part of a text that is read line by line; all offsets are those of the text. Its characters are ordinary ones
 * (src/parse/characters.ts), and a line break or the end of the text stands behind it: reading need not look out for
 * its end then, since a scalar ends there anyway.
 */
export class PlainText {
  readonly text: string;
  readonly end: number;
  /** Where reading goes on. */
  position: number;
  /** Blanks before the first character of the line; -1 behind the last line. */
  column = 0;
  /** Behind the last character of the scalar that was scanned, how it is written, and whether over several lines. */
  scanned = 0;
  style: ScalarStyle = 'plain';
  folded = false;
  #lineStart: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.end = end;
    this.position = start;
    this.#lineStart = start;
  }

  columnOf(at: number): number {
    return at - this.#lineStart;
  }

  /** Goes to the first line from `start` on that is neither empty nor a comment. */
  toLine(start: number): void {
    const { text, end } = this;
    let line = start;
    while (line < end) {
      let at = line;
      while (text.charCodeAt(at) === BLANK) at++;
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === RETURN) {
        line = at + 1;
      } else if (code === HASH) {
        line = this.lineBehind(at);
      } else {
        if (at < end) this.enterLine(line, at, code);
        else break;
        return;
      }
    }
    this.leave();
  }

  /** Goes back to a character of which the column is known. */
  protected goTo(at: number, column: number): void {
    this.#lineStart = at - column;
    this.position = at;
    this.column = column;
  }

  /**
   * Goes to the next line with anything in it that is indented by so many blanks at most. In native code, since what is
   * passed may be long.
   */
  protected toShallower(column: number): void {
    const { text, end } = this;
    const pattern = shallower(column);
    pattern.lastIndex = this.position;
    const at = pattern.test(text) ? pattern.lastIndex - 1 : end;
    if (at < end) this.enterLine(text.lastIndexOf('\n', at) + 1, at, text.charCodeAt(at));
    else this.leave();
  }

  private leave(): void {
    this.position = this.end;
    this.column = -1;
  }

  private enterLine(start: number, at: number, code: number): void {
    this.#lineStart = start;
    this.position = at;
    this.column = at - start;
    // The end of a document, or another one: what follows is for the other reader to judge.
    const mark = this.column === 0 && (code === DASH ? '---' : code === DOT ? '...' : undefined);
    if (mark && this.text.startsWith(mark, at)) handOver();
  }

  /** Start of the line behind the one that `at` is in. */
  lineBehind(at: number): number {
    const lineBreak = this.text.indexOf('\n', at);
    return lineBreak < 0 ? this.end : lineBreak + 1;
  }

  skipBlanks(at: number): number {
    let behind = at;
    while (this.text.charCodeAt(behind) === BLANK) behind++;
    return behind;
  }

  /** Whether nothing more than a comment follows at `at`, to which blanks lead from `behind`. */
  isEndOfLine(at: number, behind: number): boolean {
    return this.isLineEnd(at) || (at > behind && this.text.charCodeAt(at) === HASH);
  }

  isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === LINE_FEED || code === RETURN || at >= this.end;
  }

  /** Leaves a line of which everything was read. */
  endLine(at: number, behind: number): void {
    if (!this.isEndOfLine(at, behind)) handOver();
    this.toLine(this.text.charCodeAt(at) === LINE_FEED ? at + 1 : this.lineBehind(at));
  }

  isDash(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && this.isGap(at + 1);
  }

  isColon(at: number): boolean {
    return this.text.charCodeAt(at) === COLON && this.isGap(at + 1);
  }

  private isGap(at: number): boolean {
    return this.text.charCodeAt(at) === BLANK || this.isLineEnd(at);
  }

  /** Passes a line `---` at the start, and goes to the first line with anything in it; tells whether there was one. */
  begin(): boolean {
    const start = this.position;
    if (!this.text.startsWith('---', start) || start + 3 > this.end) {
      this.toLine(start);
      return false;
    }
    const behind = start + 3;
    this.endLine(this.skipBlanks(behind), behind);
    return true;
  }

  /**
   * Finds the end of a scalar; the position is then behind it and the blanks that follow.
   *
   * @param parent column of the collection around it; without it, the scalar has to end on its line
   */
  scan(at: number, parent = Number.POSITIVE_INFINITY): void {
    const code = this.text.charCodeAt(at);
    this.folded = false;
    if (code === DOUBLE_QUOTE) this.scanDouble(at, parent);
    else if (code === SINGLE_QUOTE) this.scanSingle(at, parent);
    else if (this.isIndicator(at, code) || this.isDash(at)) this.refuse(at);
    else this.scanPlain(at);
    this.position = this.skipBlanks(this.scanned);
  }

  /** A colon before anything but a gap is a character as others are. */
  private isIndicator(at: number, code: number): boolean {
    return code === COLON ? this.isGap(at + 1) : INDICATORS[code] === 1;
  }

  protected refuse(at: number): never {
    return this.text.startsWith('{{', at) ? refuseAction() : handOver();
  }

  /** Finds the end of a further line of a plain scalar, on which any character is only a character. */
  scanFurther(at: number): void {
    this.scanPlain(at);
    this.position = this.skipBlanks(this.scanned);
  }

  /** To the end of its line, a comment, or the colon that makes it a key. */
  private scanPlain(at: number): void {
    const { text } = this;
    let scanned = at;
    for (let index = at; ; index++) {
      const code = text.charCodeAt(index);
      if (code > COLON) {
        scanned = index + 1;
        continue;
      }
      if (code === BLANK) continue;
      if (code === LINE_FEED || code === RETURN || index >= this.end) break;
      if (code === TAB || (code === COLON && this.isColon(index))) break;
      if (code === HASH && text.charCodeAt(index - 1) === BLANK) break;
      scanned = index + 1;
    }
    this.scanned = scanned;
    this.style = 'plain';
  }

  private scanDouble(at: number, parent: number): void {
    this.style = 'double';
    for (let index = at + 1; index < this.end; index++) {
      const code = this.text.charCodeAt(index);
      if (code === DOUBLE_QUOTE) {
        this.scanned = index + 1;
        return;
      }
      if (code === LINE_FEED) index = this.continuation(index, parent) - 1;
      else if (code === TAB) break;
      else if (code === BACKSLASH && this.isLineEnd(++index)) break;
    }
    handOver();
  }

  private scanSingle(at: number, parent: number): void {
    this.style = 'single';
    for (let index = at + 1; index < this.end; index++) {
      const code = this.text.charCodeAt(index);
      if (code === LINE_FEED) index = this.continuation(index, parent) - 1;
      else if (code === TAB) break;
      if (code !== SINGLE_QUOTE) continue;
      if (this.text.charCodeAt(index + 1) !== SINGLE_QUOTE) {
        this.scanned = index + 1;
        return;
      }
      index++;
    }
    handOver();
  }

  /** Where a scalar in quotes goes on behind a line break: on a line that is indented further than what is around it. */
  private continuation(lineBreak: number, parent: number): number {
    const { text, end } = this;
    this.folded = true;
    for (let line = lineBreak + 1; line < end; ) {
      const at = this.skipBlanks(line);
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === RETURN) line = at + 1;
      else return at - line > parent && at < end ? at : handOver();
    }
    return handOver();
  }
}
