import type { RepositoryFiles } from '../../engine/host.ts';
import type { ChartReader } from '../../helm/chart/reader.ts';
import type { Document, SourceFile } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import { within } from './discover.ts';

const decoder = new TextDecoder();

/** The files that charts are made of, each read once for all charts of a run, with the texts that are not written yet. */
export class ChartFiles implements ChartReader {
  readonly #repository: RepositoryFiles;
  readonly #changed: ReadonlyMap<string, string>;
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #sources = new Map<string, SourceFile>();
  readonly #documents = new Map<string, Document | undefined>();
  readonly #adopted = new Set<string>();

  constructor(repository: RepositoryFiles, changed: ReadonlyMap<string, string> = new Map()) {
    this.#repository = repository;
    this.#changed = changed;
  }

  /** The same files, some of them with other texts. What has not changed is the same object. */
  with(changed: ReadonlyMap<string, string>): ChartFiles {
    const files = new ChartFiles(this.#repository, changed);
    for (const [path, bytes] of this.#bytes) if (!changed.has(path)) files.#bytes.set(path, bytes);
    for (const [path, source] of this.#sources) if (!changed.has(path)) files.#sources.set(path, source);
    for (const path of this.#adopted) if (!changed.has(path)) files.#adopted.add(path);
    for (const [path, document] of this.#documents) if (!changed.has(path)) files.#documents.set(path, document);
    return files;
  }

  get changes(): string[] {
    return [...this.#changed.keys()];
  }

  /** All that was read. */
  get paths(): Iterable<string> {
    return this.#bytes.keys();
  }

  get sources(): Iterable<SourceFile> {
    return this.#sources.values();
  }

  wasRead(path: string): boolean {
    return this.#bytes.has(path);
  }

  list(directory: string): readonly string[] {
    const known = this.#lists.get(directory) ?? this.#repository.list(directory);
    this.#lists.set(directory, known);
    return known;
  }

  /** Directories right in another one that hold charts. */
  chartsIn(directory: string): string[] {
    const charts = this.list(directory).filter((name) => /^[^/]+\/Chart\.yaml$/.test(name));
    return charts.map((name) => within(directory, name.slice(0, name.indexOf('/'))));
  }

  /** @throws Error when there is no such file */
  read(path: string): Uint8Array {
    const known = this.#bytes.get(path);
    if (known) return known;
    const text = this.#changed.get(path);
    const bytes = text === undefined ? this.#repository.read(path) : new TextEncoder().encode(text);
    if (!bytes) throw new Error('no such file');
    this.#bytes.set(path, bytes);
    return bytes;
  }

  has(path: string): boolean {
    try {
      return this.read(path).length >= 0;
    } catch {
      return false;
    }
  }

  /** A file in which values are written among other things, and which is linted apart from charts. */
  adopt(source: SourceFile): void {
    if (this.#sources.has(source.path)) return;
    this.#sources.set(source.path, source);
    this.#adopted.add(source.path);
  }

  isAdopted(path: string): boolean {
    return this.#adopted.has(path);
  }

  /** A file that is packed in another one, or named apart from the repository. */
  add(path: string, text: string): SourceFile {
    const known = this.#sources.get(path);
    if (known) return known;
    const source = createSourceFile(path, text);
    this.#sources.set(path, source);
    return source;
  }

  /** The text of a file; undefined when there is none. */
  sourceOf(path: string): SourceFile | undefined {
    const known = this.#sources.get(path);
    if (known) return known;
    return this.has(path) ? this.add(path, decoder.decode(this.read(path))) : undefined;
  }

  /** Empty when there is no such file. */
  sourceText(path: string): string {
    return this.has(path) ? decoder.decode(this.read(path)) : '';
  }

  /** A file of values as it is written. */
  documentOf(path: string): Document | undefined {
    if (!this.#documents.has(path)) {
      const source = this.sourceOf(path);
      this.#documents.set(path, source && parseFile(source).documents[0]);
    }
    return this.#documents.get(path);
  }
}
