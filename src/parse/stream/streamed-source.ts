import type { SourceFile } from '../../kubernetes/document.ts';
import type { Mark } from './cursor.ts';
import type { Part } from './part.ts';

/**
 * A file that was too large to be held: offsets, lines and columns are those of the whole, but of its text only parts are
 * there. Parts come in their order.
 */
export class StreamedSource implements SourceFile {
  readonly path: string;
  readonly text = '';
  readonly isTextMissing = true;
  readonly #parts: Part[] = [];
  readonly #marks = new Map<number, Mark>();

  constructor(path: string) {
    this.path = path;
  }

  add(part: Part): void {
    this.#parts.push(part);
  }

  /** Takes note of a place that is in none of the parts. */
  note(mark: Mark): void {
    this.#marks.set(mark.offset, mark);
  }

  /** The part of the text around an offset, and where the offset is in it; undefined when there is none. */
  partAt(offset: number): { readonly text: string; readonly offset: number } | undefined {
    const part = this.#partAt(offset);
    return part && { text: part.local.text, offset: part.localOf(offset) };
  }

  position(offset: number): { line: number; column: number } {
    const mark = this.#marks.get(offset);
    if (mark) return { line: mark.line, column: mark.column };
    return this.#partAt(offset)?.position(offset) ?? { line: 1, column: 1 };
  }

  line(): string {
    return '';
  }

  #partAt(offset: number): Part | undefined {
    let [low, high] = [0, this.#parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#parts[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const part = this.#parts[low];
    return part && part.start <= offset && offset <= part.end ? part : undefined;
  }
}
