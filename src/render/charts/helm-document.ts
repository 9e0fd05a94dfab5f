import { Place } from '../../kubernetes/place.ts';
import type { Build, Document, EditIntent, Location, Path, SourceFile, Span, TextEdit } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { type ParseOptions, parseFile } from '../../yaml/parse.ts';
import type { RenderedDocument } from './rendered-document.ts';

/** What Helm's own program renders of a release, as `helm template` prints it. */
export interface HelmOutput {
  readonly text: string;
  readonly build: Build;
  /** The file of a template, by its name. */
  readonly fileOf: (template: string) => SourceFile | undefined;
  readonly parseOptions: ParseOptions;
}

/** The objects that Helm printed, each with the places of the same one as it is rendered here. */
export function helmDocuments(output: HelmOutput, rendered: readonly RenderedDocument[]): Document[] {
  const known = new Map(rendered.map((document) => [identityOf(document.template, document.value), document]));
  return output.text.split(/^---\n/m).flatMap((part) => {
    const [header = '', template = ''] = /^# Source: (.*)\n/.exec(part) ?? [];
    const file = output.fileOf(template);
    if (!file) return [];
    const { documents } = parseFile(createSourceFile(template, part.slice(header.length)), output.parseOptions);
    return documents
      .filter(({ value }) => value !== null)
      .map((written) => new HelmDocument(written, known.get(identityOf(template, written.value)), file, output.build));
  });
}

function identityOf(template: string, value: unknown): string {
  const { kind, metadata } = Object(value) as { kind?: unknown; metadata?: { name?: unknown; namespace?: unknown } };
  return JSON.stringify([template, kind, metadata?.name, metadata?.namespace]);
}

/** An object as Helm's own program prints it. */
class HelmDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates = [];
  readonly build: Build;
  readonly #here: RenderedDocument | undefined;

  constructor(written: Document, here: RenderedDocument | undefined, file: SourceFile, build: Build) {
    this.file = file;
    this.index = written.index;
    this.value = written.value;
    this.build = build;
    this.#here = here;
  }

  locate(path: Path): Location | undefined {
    const isThere = Place.root(this).at(...path).value !== undefined;
    return this.#here?.locate(path) ?? (isThere ? { kind: 'scalar', value: { start: 0, end: 0 } } : undefined);
  }

  spansAt(path: Path): readonly [Span, ...Span[]] {
    return this.#here?.spansAt(path) ?? [{ file: this.file, range: { start: 0, end: 0 } }];
  }

  hooksFor(path: Path): readonly [Span, ...Span[]] | undefined {
    return this.#here?.hooksFor(path);
  }

  switchesOf(path: Path, whole: Path | undefined): readonly Span[] {
    return this.#here?.switchesOf(path, whole) ?? [];
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    return this.#isAlike(intent) ? this.#here?.edit(intent) : undefined;
  }

  fileOf(intent: EditIntent): SourceFile {
    return this.#here?.fileOf(intent) ?? this.file;
  }

  /** Whether what is to be changed is the same here. */
  #isAlike({ path }: EditIntent): boolean {
    const [theirs, ours] = [this, this.#here].map((document) => document && Place.root(document).valueAt(...path));
    return JSON.stringify(theirs) === JSON.stringify(ours);
  }
}
