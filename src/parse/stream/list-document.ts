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

/** A `kind: List` whose items were read one by one. Of items that nobody asks for, only the number is kept. */
export class ListDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly #start: number;
  readonly #items: ReadonlyMap<number, Document>;

  /**
   * @param start offset of the list
   * @param head what the list says beside its items
   * @param items those that were kept, by their index
   * @param length how many items there are
   */
  constructor(
    file: SourceFile,
    index: number,
    start: number,
    { head, items, length }: { head: object; items: ReadonlyMap<number, Document>; length: number },
  ) {
    this.file = file;
    this.index = index;
    this.#start = start;
    this.#items = items;
    const values = Array.from({ length }, (_, item) => items.get(item)?.value ?? null);
    this.value = { ...head, items: values };
  }

  get duplicates(): readonly DuplicateKey[] {
    return [...this.#items].flatMap(([item, { duplicates }]) =>
      duplicates.map((each) => ({ ...each, path: ['items', item, ...each.path] })),
    );
  }

  locate(path: Path): Location | undefined {
    const found = this.#itemOf(path);
    if (found) return found.item.locate(found.path);
    return path.length === 0 ? { kind: 'mapping', value: { start: this.#start, end: this.#start } } : undefined;
  }

  firstKeyAt(path: Path): TextRange | undefined {
    const found = this.#itemOf(path);
    return found?.path.length === 0 ? found.item.firstKey : undefined;
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const found = this.#itemOf(path);
    return found?.item.rangeInScalar?.(found.path, start, end);
  }

  tagAt(path: Path): string | undefined {
    const found = this.#itemOf(path);
    return found?.item.tagAt?.(found.path);
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    const found = this.#itemOf(intent.path);
    return found?.item.edit({ ...intent, path: found.path });
  }

  #itemOf(path: Path): { item: Document; path: Path } | undefined {
    const [key, index, ...rest] = path;
    const item = key === 'items' && typeof index === 'number' ? this.#items.get(index) : undefined;
    return item && { item, path: rest };
  }
}
