import { resolve } from 'node:path';
import type { RepositoryFiles } from '../../engine/host.ts';
import type { BuildOptions } from '../../project/build-options.ts';
import { BuildCache } from '../../render/build-cache.ts';
import { type BuiltInputs, NOTHING_BUILT } from '../../render/built-inputs.ts';
import { buildListed } from '../../render/index.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Root } from './root.ts';

/** What kustomizations and charts make of the files of a root, with open documents as they are in the editor. */
export class Builds {
  readonly #root: Root;
  readonly #documents: OpenDocuments;
  readonly #cache = new BuildCache();
  /** What was asked for, as it was read last. */
  readonly #known = new Map<string, Uint8Array | undefined>();
  /** The paths that the last build asked for. */
  readonly #asked = new Set<string>();
  readonly #listed = new Map<string, readonly string[]>();
  #files: RepositoryFiles | undefined;
  #isStale = true;

  constructor(root: Root, documents: OpenDocuments) {
    this.#root = root;
    this.#documents = documents;
  }

  /** Whether something that was built may be another now. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** Whether a file has been asked for, so that what is found in it changes with what is built. */
  isMadeOf(path: string): boolean {
    return this.#asked.has(path);
  }

  /** A file has another text, has come or has gone. */
  touch(path: string): void {
    const isBelow = (directory: string) => directory === '.' || path.startsWith(`${directory}/`);
    if (this.#asked.has(path) || [...this.#listed.keys()].some(isBelow)) this.#isStale = true;
    this.#known.delete(path);
  }

  /** Other files are listed now. */
  relist(): void {
    this.#isStale = true;
  }

  /** Anything may be another now. */
  forget(): void {
    this.#known.clear();
    this.#isStale = true;
  }

  /** @param listed paths of the files that are linted */
  async build(listed: readonly string[], options: BuildOptions | undefined): Promise<BuiltInputs> {
    this.#isStale = false;
    this.#files = this.#root.files();
    this.#listed.clear();
    this.#asked.clear();
    if (!options) return NOTHING_BUILT;
    return buildListed({
      ...options,
      listed,
      read: (path) => this.#read(path),
      peek: (path) => this.#peek(path),
      list: (directory) => this.#list(directory),
      cache: this.#cache,
    });
  }

  #read(path: string): Uint8Array | undefined {
    this.#asked.add(path);
    const bytes = this.#peek(path);
    this.#known.set(path, bytes);
    return bytes;
  }

  /** What a file holds that may have no part in anything that is built. */
  #peek(path: string): Uint8Array | undefined {
    if (this.#known.has(path)) return this.#known.get(path);
    return this.#openText(path) ?? this.#files?.read(path);
  }

  /** What is open counts as it is in the editor where the file itself may be read, or is not there yet. */
  #openText(path: string): Uint8Array | undefined {
    const absolute = resolve(this.#root.directory, path);
    const text = this.#documents.get(this.#root.uriOf(absolute))?.getText();
    if (text === undefined) return undefined;
    const isThere = this.#root.host.locate(absolute) !== undefined;
    return isThere && !this.#files?.read(path) ? undefined : new TextEncoder().encode(text);
  }

  #list(directory: string): readonly string[] {
    const names = this.#listed.get(directory) ?? this.#files?.list(directory) ?? [];
    this.#listed.set(directory, names);
    return names;
  }
}
