import { Place } from '../kubernetes/place.ts';
import type {
  Document,
  DuplicateKey,
  EditIntent,
  Location,
  Path,
  SourceFile,
  Span,
  TextEdit,
  TextRange,
} from '../source/document.ts';
import { createSourceFile } from '../source/source-file.ts';
import { parseFile } from '../yaml/parse.ts';
import { BuildFailure, type Work } from './failure.ts';
import { objectTreeOf } from './object-tree.ts';
import { placeOf, type Tree } from './tree.ts';

/**
 * The documents in a string of another document, as for a patch that stands in the kustomization itself.
 *
 * @throws BuildFailure when the text cannot be read
 */
export function inlineDocuments(holder: Place): Document[] {
  const file = createSourceFile(holder.file.path, holder.string ?? '');
  const { documents, problems } = parseFile(file);
  const [problem] = problems;
  if (problem) throw new BuildFailure(problem.message, holder.slice(problem.range.start, problem.range.end).spans[0]);
  return documents.map((document) => new InlineDocument(document, holder));
}

/** The patches or objects in a text of a kustomization. */
export function inlineTrees({ origins: [origin] }: Tree, work: Work): Tree[] {
  if (!origin) return [];
  return inlineDocuments(placeOf(origin))
    .filter(({ value }) => value !== null)
    .map((document) => objectTreeOf(document, work));
}

/** Tells where in the file the text around it stands what the inner document knows of its own text. */
class InlineDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly #inner: Document;
  readonly #holder: Place;

  constructor(inner: Document, holder: Place) {
    this.file = holder.file;
    this.index = inner.index;
    this.value = inner.value;
    this.duplicates = inner.duplicates.map((each) => ({
      ...each,
      range: holder.slice(each.range.start, each.range.end).range,
    }));
    this.#inner = inner;
    this.#holder = holder;
  }

  locate(path: Path): Location | undefined {
    const location = this.#inner.locate(path);
    if (!location) return undefined;
    const { kind, key, value } = location;
    return { kind, ...(key && { key: this.#outer(key) }), value: this.#outer(value) };
  }

  spansAt(path: Path, part?: TextRange): readonly [Span, ...Span[]] | undefined {
    const place = Place.root(this.#inner).at(...path);
    if (!this.#inner.locate(path)) return undefined;
    const { range } = part && place.string !== undefined ? place.slice(part.start, part.end) : place;
    return [{ file: this.file, range: this.#outer(range) }];
  }

  /** Only what stays on its line: further lines would have to be indented as the text around them is. */
  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    const edits = this.#inner.edit(intent);
    const { document, path } = this.#holder;
    const outer = edits?.map(({ start, end, text }) => {
      const range = document.rangeInScalar?.(path, start, end);
      return range && !text.includes('\n') ? { ...range, text } : undefined;
    });
    return outer?.every((edit) => edit !== undefined) ? outer : undefined;
  }

  #outer({ start, end }: TextRange): TextRange {
    return this.#holder.slice(start, end).range;
  }
}
