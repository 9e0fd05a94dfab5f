import type { PieceIndex } from '../../helm/origin/piece-index.ts';
import { editableOrigin } from '../../helm/origins.ts';
import { Place } from '../../kubernetes/place.ts';
import type {
  Build,
  Document,
  DuplicateKey,
  EditIntent,
  Location,
  Path,
  SourceFile,
  Span,
  TextEdit,
  TextRange,
} from '../../source/document.ts';
import type { PlaceFinder, RenderedPlace } from './place-finder.ts';

/** What one template wrote. */
export interface Rendering {
  readonly template: string;
  readonly file: SourceFile;
  readonly index: PieceIndex;
  readonly finder: PlaceFinder;
  readonly build: Build;
}

/** An edit in one of the files that a chart is made of. */
interface SourceEdits {
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/** An object that a chart renders: its value as the cluster gets it, its places in templates and values. */
export class RenderedDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly build: Build;
  readonly sources: readonly SourceFile[];
  /** The name of the template that wrote it. */
  readonly template: string;
  readonly #written: Document;
  readonly #rendering: Rendering;

  /** @param written the document in the rendered text */
  constructor(written: Document, rendering: Rendering) {
    const { template, file, index, finder, build } = rendering;
    this.file = file;
    this.template = template;
    this.sources = [file, ...finder.valuesFiles];
    this.index = written.index;
    this.value = written.value;
    this.build = build;
    this.duplicates = written.duplicates.map((duplicate) => ({
      ...duplicate,
      range: finder.rangeIn(template, index, duplicate.range),
      dropped: finder.rangeIn(template, index, duplicate.dropped),
    }));
    this.#written = written;
    this.#rendering = rendering;
  }

  locate(path: Path): Location | undefined {
    const location = this.#written.locate(path);
    const span = location && this.spansAt(path)[0];
    return span && { kind: location.kind, value: span.range, file: span.file };
  }

  spansAt(path: Path, part?: TextRange): readonly [Span, ...Span[]] {
    const { finder, index, file } = this.#rendering;
    const [first, ...others] = finder.spansOf(index, this.#placeAt(path, part));
    return first ? [first, ...others] : [{ file, range: { start: 0, end: 0 } }];
  }

  hooksFor(path: Path): readonly [Span, ...Span[]] | undefined {
    const { finder, index } = this.#rendering;
    const [first, ...others] = finder.hooksFor(index, this.#placeAt(path));
    return first && [first, ...others];
  }

  switchesOf(path: Path, whole: Path | undefined): readonly Span[] {
    const { finder, index } = this.#rendering;
    return finder.switchesOf(index, this.#placeAt(path).shown, whole && this.#placeAt([...whole, 'kind']).shown);
  }

  tagAt(path: Path): string | undefined {
    return this.#written.tagAt?.(path);
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    return this.#editsFor(intent)?.edits;
  }

  fileOf(intent: EditIntent): SourceFile {
    return this.#editsFor(intent)?.file ?? this.file;
  }

  /** Where the value at a path is rendered; for one that is missing, the nearest thing around it. */
  #placeAt(path: Path, part?: TextRange): RenderedPlace {
    let length = path.length;
    while (length > 0 && !this.#written.locate(path.slice(0, length))) length--;
    const around = path.slice(0, length);
    const location = this.#written.locate(around);
    const missing = path.slice(length).find((step) => typeof step === 'string');
    const sliced =
      part && length === path.length ? this.#written.rangeInScalar?.(path, part.start, part.end) : undefined;
    const value = sliced ?? location?.value ?? { start: 0, end: 0 };
    const isScalar = location?.kind === 'scalar';
    const shown = sliced || isScalar ? value : Place.root(this.#written).at(...around).range;
    const text = this.#written.file.text.slice(shown.start, shown.end);
    return { value, around: this.#withSpaceAround(value), shown, text, missing };
  }

  #withSpaceAround({ start, end }: TextRange): TextRange {
    const { text } = this.#written.file;
    const before = text.slice(Math.max(start - 1000, 0), start);
    const after = text.slice(end, end + 1000);
    return {
      start: start - (before.length - before.trimEnd().length),
      end: end + (after.length - after.trimStart().length),
    };
  }

  #editsFor(intent: EditIntent): SourceEdits | undefined {
    return this.#editsOfTemplate(intent) ?? this.#editsOfValues(intent);
  }

  /** Edits whose every byte is literal text of one template. */
  #editsOfTemplate(intent: EditIntent): SourceEdits | undefined {
    const { finder } = this.#rendering;
    const mapped = this.#written.edit(intent)?.map((edit) => this.#editOfTemplate(edit));
    const [first] = mapped ?? [];
    if (!mapped || !first || mapped.some((each) => each?.template !== first.template)) return undefined;
    const file = finder.template(first.template);
    return file && { file, edits: mapped.flatMap((each) => each?.edit ?? []) };
  }

  #editOfTemplate({ start, end, text }: TextEdit): { template: string; edit: TextEdit } | undefined {
    const written = this.#written.file.text;
    // Lines that are added need the indentation that the template has here, not that of who includes it.
    const from = text.includes('\n') ? written.lastIndexOf('\n', start - 1) + 1 : start;
    const origin = editableOrigin(this.#rendering.index, { start: from, end: Math.max(end, from + 1) });
    if (origin?.kind !== 'template') return undefined;
    const shift = origin.start - from;
    return { template: origin.template, edit: { start: start + shift, end: end + shift, text } };
  }

  /** Templates write quotes around values. */
  #withoutQuotes({ start, end }: TextRange): TextRange {
    return /^["']/.test(this.#written.file.text.slice(start, end))
      ? { start: start + 1, end: end - 1 }
      : { start, end };
  }

  /** A value that is written as it is in one place; removed only where its key is written there too. */
  #editsOfValues(intent: EditIntent): SourceEdits | undefined {
    const location = intent.type === 'set' ? undefined : this.#written.locate(intent.path);
    if (location?.kind !== 'scalar') return undefined;
    const { start, end } = this.#withoutQuotes(location.value);
    const from = intent.type === 'remove' ? (location.key?.start ?? start) : start;
    const origin = editableOrigin(this.#rendering.index, { start: from, end });
    if (origin?.kind !== 'entry') return undefined;
    const { file: name, path } = origin.entry;
    const { files } = this.#rendering.finder;
    const [file, document] = [files.sourceOf(name), files.documentOf(name)];
    if (!file || !document || name.includes('.tgz/')) return undefined;
    if (Place.root(document).valueAt(...path) !== Place.root(this.#written).valueAt(...intent.path)) return undefined;
    const edits = document.edit({ ...intent, path });
    return edits && { file, edits };
  }
}
