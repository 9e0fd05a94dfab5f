import type {
  Document,
  EditIntent,
  Location,
  Path,
  SourceFile,
  Span,
  TextEdit,
  TextRange,
} from '../../source/document.ts';

/** An object that is made of a part of another one, where each value is filled in or is as it is written. */
export class FilledDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates = [];
  readonly #written: Document;
  readonly #part: Path;

  /** @param part the way to what the object is made of */
  constructor(written: Document, part: Path, value: unknown) {
    this.file = written.file;
    this.index = written.index;
    this.value = value;
    this.#written = written;
    this.#part = part;
  }

  get sources(): readonly SourceFile[] {
    return this.#written.sources ?? [this.file];
  }

  locate(path: Path): Location | undefined {
    return this.#written.locate([...this.#part, ...path]);
  }

  spansAt(path: Path, part?: TextRange): readonly [Span, ...Span[]] | undefined {
    const way = [...this.#part, ...path];
    const spans = this.#written.spansAt?.(way, part);
    if (spans) return spans;
    const location = this.#written.locate(way);
    return location && [{ file: location.file ?? this.file, range: location.value }];
  }

  /** What is filled in is not what is written. */
  edit(_intent: EditIntent): readonly TextEdit[] | undefined {
    return undefined;
  }
}
