import type { SourceFile, TextRange } from '../../kubernetes/document.ts';
import { createSourceFile } from '../source-file.ts';
import type { Mark } from './cursor.ts';

/** Where a stretch of a part's text begins: in that text, and in the whole. */
export interface Stretch extends Mark {
  readonly local: number;
}

/** A text that was kept of a stream: one document, or one item of a list, without what nobody asks for. */
export class Part {
  /** The text with offsets of its own, as readers take it. */
  readonly local: SourceFile;
  readonly start: number;
  readonly #stretches: readonly Stretch[];

  constructor(path: string, text: string, stretches: readonly Stretch[]) {
    this.local = createSourceFile(path, text);
    this.start = stretches[0]?.offset ?? 0;
    this.#stretches = stretches;
  }

  /** Offset behind the last character, in the whole. */
  get end(): number {
    return this.offsetOf(this.local.text.length);
  }

  /** The offset in the whole of an offset in the part. */
  offsetOf(local: number): number {
    const stretch = this.#stretchAt(({ local: start }) => start <= local);
    return stretch.offset + local - stretch.local;
  }

  rangeOf({ start, end }: TextRange): TextRange {
    return { start: this.offsetOf(start), end: this.offsetOf(end) };
  }

  /** Whether something is left out between two offsets in the part, so that nobody may rewrite what is there. */
  hasGap({ start, end }: TextRange): boolean {
    return this.#stretches.some(({ local }) => start < local && local < end);
  }

  /** The offset in the part of an offset in the whole. */
  localOf(offset: number): number {
    const stretch = this.#stretchAt((each) => each.offset <= offset);
    const next = this.#stretches[this.#stretches.indexOf(stretch) + 1];
    return Math.min(stretch.local + offset - stretch.offset, next?.local ?? this.local.text.length);
  }

  position(offset: number): { line: number; column: number } {
    const stretch = this.#stretchAt((each) => each.offset <= offset);
    const [from, at] = [this.local.position(stretch.local), this.local.position(this.localOf(offset))];
    const column = at.line === from.line ? stretch.column + at.column - from.column : at.column;
    return { line: stretch.line + at.line - from.line, column };
  }

  #stretchAt(isBefore: (stretch: Stretch) => boolean): Stretch {
    return this.#stretches.findLast(isBefore) ?? this.#stretches[0] ?? { local: 0, offset: 0, line: 1, column: 1 };
  }
}
