import type { RepositoryFiles } from '../../engine/host.ts';
import { isSame } from '../../engine/reading/read-cache.ts';
import type { ChartReader } from '../../helm/chart/reader.ts';
import type { Document, SourceFile } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import { withTexts } from '../file-readers.ts';
import { within } from './discover.ts';

const decoder = new TextDecoder();

/** The packed chart that a file is in. */
function archiveOf(path: string): string | undefined {
  return /^.*?\.tgz(?=\/)/.exec(path)?.[0];
}

/** What is in one of two lists only. */
function differing(a: readonly string[], b: readonly string[]): string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((name) => !inB.has(name)), ...b.filter((name) => !inA.has(name))];
}

/** The files that charts are made of, each read once for all charts of a run, with the texts that are not written yet. */
export class ChartFiles implements ChartReader {
  /** Paths of files that hold something else than before. */
  readonly changes: ReadonlySet<string>;
  readonly #repository: RepositoryFiles;
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #sources = new Map<string, SourceFile>();
  readonly #documents = new Map<string, Document | undefined>();
  readonly #adopted = new Set<string>();

  constructor(repository: RepositoryFiles, changes: ReadonlySet<string> = new Set()) {
    this.#repository = repository;
    this.changes = changes;
  }

  /** The same files, some of them with other texts. What has not changed is the same object. */
  with(changed: ReadonlyMap<string, string>): ChartFiles {
    const { read, list } = this.#repository;
    const files = new ChartFiles({ read: withTexts(changed, read), list }, new Set(changed.keys()));
    for (const path of this.#adopted) if (!changed.has(path)) files.#adopted.add(path);
    for (const [directory, names] of this.#lists) files.#lists.set(directory, names);
    return files.#take(this);
  }

  /** The files as they are now. What has not changed is the same object. */
  renewed(repository: RepositoryFiles): ChartFiles {
    const changes = new Set<string>();
    const files = new ChartFiles(repository, changes);
    for (const [path, bytes] of this.#bytes) if (!isSame(bytes, repository.read(path))) changes.add(path);
    for (const [directory, before] of this.#lists) {
      const names = files.list(directory);
      for (const name of differing(before, names)) changes.add(within(directory, name));
    }
    return files.#take(this);
  }

  /** All that is the same; not what others hold as long as one build. */
  #take(before: ChartFiles): this {
    const holds = (path: string) => !this.changes.has(path) && !this.changes.has(archiveOf(path) ?? path);
    const isOthers = (path: string) => before.#adopted.has(path) && !this.#adopted.has(path);
    for (const [path, bytes] of before.#bytes) if (holds(path)) this.#bytes.set(path, bytes);
    for (const [path, source] of before.#sources) if (holds(path) && !isOthers(path)) this.#sources.set(path, source);
    for (const [path, document] of before.#documents) if (holds(path)) this.#documents.set(path, document);
    return this;
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
    const bytes = this.#repository.read(path);
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
