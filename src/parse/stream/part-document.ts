import type {
  Document,
  DuplicateKey,
  EditIntent,
  Location,
  Path,
  SourceFile,
  TextEdit,
  TextRange,
} from '../../kubernetes/document.ts';
import type { Part } from './part.ts';

/** A document that was read from a part, as one of the whole. */
export class PartDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly #part: Part;
  readonly #read: Document;

  constructor(file: SourceFile, index: number, part: Part, read: Document) {
    this.file = file;
    this.index = index;
    this.#part = part;
    this.#read = read;
  }

  get value(): unknown {
    return this.#read.value;
  }

  get duplicates(): readonly DuplicateKey[] {
    return this.#read.duplicates.map((duplicate) => ({
      ...duplicate,
      range: this.#part.rangeOf(duplicate.range),
      dropped: this.#part.rangeOf(duplicate.dropped),
    }));
  }

  get firstKey(): TextRange | undefined {
    const range = this.#read.firstKey;
    return range && this.#part.rangeOf(range);
  }

  locate(path: Path): Location | undefined {
    const location = this.#read.locate(path);
    if (!location) return undefined;
    const { kind, key, value, definition } = location;
    const inWhole = (range: TextRange) => this.#part.rangeOf(range);
    return {
      kind,
      ...(key && { key: inWhole(key) }),
      value: inWhole(value),
      ...(definition && { definition: inWhole(definition) }),
    };
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const range = this.#read.rangeInScalar?.(path, start, end);
    return range && this.#part.rangeOf(range);
  }

  tagAt(path: Path): string | undefined {
    return this.#read.tagAt?.(path);
  }

  /** Nothing is written over what was left out. */
  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    const edits = this.#read.edit(intent);
    if (!edits || edits.some((edit) => this.#part.hasGap(edit))) return undefined;
    return edits.map((edit) => ({ ...this.#part.rangeOf(edit), text: edit.text }));
  }
}
