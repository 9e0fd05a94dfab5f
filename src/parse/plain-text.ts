import { handOver } from './plain-refusal.ts';

/** A text that is read line by line; offsets count from its start. */
export class PlainText {
  readonly text: string;
  /** Where reading goes on. */
  position = 0;
  /** Blanks before the first character of the line; -1 behind the last line. */
  column = 0;
  /** Behind the last character of the line, without its break. */
  lineEnd = 0;
  #lineStart = 0;
  #nextLine = 0;
  /** Offset of the next tab: fine inside of a block scalar, nowhere else without a closer look. */
  #tab: number;

  constructor(text: string) {
    this.text = text;
    this.#tab = this.#findTab(0);
  }

  code(at: number): number {
    return this.text.charCodeAt(at);
  }

  columnOf(at: number): number {
    return at - this.#lineStart;
  }

  get nextLineStart(): number {
    return this.#nextLine;
  }

  /** Goes to the next line that is neither empty nor a comment. */
  nextLine(): void {
    const { text } = this;
    for (;;) {
      const start = this.#nextLine;
      let at = start;
      while (text.charCodeAt(at) === 0x20) at++;
      if (at >= text.length) break;
      const code = text.charCodeAt(at);
      this.#setLine(start, at);
      if (at < this.lineEnd && code !== 0x23) {
        this.position = at;
        this.column = at - start;
        // The end of a document, or another one: what follows is for the other reader to judge.
        if (this.column === 0 && (text.startsWith('...', at) || text.startsWith('---', at))) handOver();
        return;
      }
    }
    this.position = text.length;
    this.lineEnd = this.position;
    this.#nextLine = this.position;
    this.column = -1;
  }

  /** The line that starts at `start`; its break is not before `from`. */
  #setLine(start: number, from: number): void {
    const { text } = this;
    const lineBreak = text.indexOf('\n', from);
    const end = lineBreak < 0 ? text.length : lineBreak;
    this.#lineStart = start;
    this.#nextLine = lineBreak < 0 ? end : end + 1;
    this.lineEnd = end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    if (this.#tab < end) handOver();
  }

  /** Goes on at a later line, all before it having been read: a block scalar, whose tabs are content. */
  continueAt(start: number): void {
    this.#nextLine = start;
    if (this.#tab < start) this.#tab = this.#findTab(start);
  }

  #findTab(from: number): number {
    const tab = this.text.indexOf('\t', from);
    return tab < 0 ? Number.POSITIVE_INFINITY : tab;
  }

  skipBlanks(at: number): number {
    let behind = at;
    while (this.text.charCodeAt(behind) === 0x20) behind++;
    return behind;
  }

  /** Whether nothing more than a comment follows at `at`, to which blanks lead from `behind`. */
  isEndOfLine(at: number, behind: number): boolean {
    return at >= this.lineEnd || (this.text.charCodeAt(at) === 0x23 && at > behind);
  }

  /** Leaves a line of which everything was read. */
  endLine(at: number, behind: number): void {
    if (!this.isEndOfLine(at, behind)) handOver();
    this.nextLine();
  }

  isDash(at: number): boolean {
    return this.text.charCodeAt(at) === 0x2d && this.#isGap(at + 1);
  }

  isColon(at: number): boolean {
    return at < this.lineEnd && this.text.charCodeAt(at) === 0x3a && this.#isGap(at + 1);
  }

  #isGap(at: number): boolean {
    return at >= this.lineEnd || this.text.charCodeAt(at) === 0x20;
  }

  /** Whether the text starts with a line `---`, which is then passed. */
  skipMarker(): boolean {
    if (!this.text.startsWith('---')) return false;
    this.#setLine(0, 0);
    const at = this.skipBlanks(3);
    return this.isEndOfLine(at, 3) || handOver();
  }
}
