import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Rule } from '../../rule.ts';
import { configDiagnostic, diagnosticsIn, unbuiltDiagnostic } from '../diagnostics/diagnostics.ts';
import { normalUri } from '../uris.ts';
import { Folder } from './folder.ts';
import { OpenDocuments } from './open-documents.ts';
import { lonelyRoot, type Root } from './root.ts';

export interface WorkspaceCircumstances {
  readonly rules: readonly Rule[];
  /** Undefined for what is no place for files. */
  openRoot(uri: string): Promise<Root | undefined>;
}

/** A document and the folder that it counts in. */
export interface Subject {
  readonly folder: Folder;
  readonly path: string;
}

/** All that a client has open: folders with a set of manifests each, and documents outside of them. */
export class Workspace {
  readonly documents = new OpenDocuments();
  readonly #circumstances: WorkspaceCircumstances;
  readonly #folders = new Map<string, Folder>();
  readonly #lonely = new Map<string, Folder>();

  constructor(circumstances: WorkspaceCircumstances) {
    this.#circumstances = circumstances;
  }

  get folders(): readonly Folder[] {
    return [...this.#folders.values(), ...this.#lonely.values()];
  }

  /** Opens folders and closes others; documents move to the folder that they are in now. */
  async change(added: readonly string[], removed: readonly string[]): Promise<void> {
    for (const uri of removed) this.#folders.delete(normalUri(uri));
    const opened = await Promise.all(added.map((uri) => this.#open(normalUri(uri))));
    await Promise.all(opened.map((folder) => folder?.reload()));
    for (const document of this.documents.all()) await this.update(document);
  }

  async #open(uri: string): Promise<Folder | undefined> {
    if (this.#folders.has(uri)) return undefined;
    const root = await this.#circumstances.openRoot(uri);
    if (!root) return undefined;
    const folder = new Folder({ uri, root, rules: this.#circumstances.rules, documents: this.documents });
    this.#folders.set(uri, folder);
    return folder;
  }

  /** A document has been opened, or has changed. */
  update(document: TextDocument): Promise<void> {
    this.documents.set(document);
    const uri = normalUri(document.uri);
    const around = this.#around(uri);
    if (around.length > 0) this.#lonely.delete(uri);
    const subjects = around.length > 0 ? around : [this.#alone(uri)];
    // What a folder reads beside manifests, such as its configuration, may be open too.
    const readers = this.#readersOf(uri).map((reader) => reader.reload());
    const updates = subjects.map(({ folder, path }) => folder.update(path, document));
    return Promise.all([...updates, ...readers]).then(() => {});
  }

  /** The file counts again as it is written. */
  async close({ uri }: { readonly uri: string }): Promise<void> {
    this.documents.delete(uri);
    this.#lonely.delete(normalUri(uri));
    await this.refresh([uri]);
  }

  /** Files have come, changed or gone. */
  async refresh(uris: readonly string[]): Promise<void> {
    const normal = uris.map(normalUri);
    await Promise.all(
      [...this.#folders.values()].map((folder) => {
        const paths = normal.flatMap((uri) => folder.pathOf(uri) ?? []);
        if (paths.length > 0) return folder.refresh(paths);
        return normal.some((uri) => folder.dependsOn(uri)) ? folder.reload() : undefined;
      }),
    );
  }

  /** Looks for changes that nobody has told of. */
  async rescan(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((folder) => folder.rescan()));
  }

  /** Whether some folder has something to build again. */
  get isStale(): boolean {
    return this.folders.some((folder) => folder.isStale);
  }

  /** Builds again what may be another since something has changed. */
  async build(): Promise<void> {
    for (const folder of this.folders) if (folder.isStale) await folder.build();
  }

  /** Where a document counts; undefined when it is not linted. */
  subjectOf(uri: string): Subject | undefined {
    const normal = normalUri(uri);
    const lonely = this.#lonely.get(normal);
    const subject = lonely ? { folder: lonely, path: lonely.pathOf(normal) ?? '' } : this.#around(normal)[0];
    return subject;
  }

  /** What is found in a file, of whatever folder, and what is wrong with it when it is a configuration. */
  diagnosticsOf(uri: string): Diagnostic[] {
    const normal = normalUri(uri);
    const subject = this.subjectOf(normal);
    const found = subject?.folder
      .findingsIn(subject.path)
      .flatMap((finding) => diagnosticsIn(subject.path, finding, (path) => subject.folder.uriOf(path)));
    const wrong = this.folders.flatMap((folder) => folder.problemsIn(normal).map(configDiagnostic));
    const unbuilt = subject?.folder.unbuilt.filter(({ at }) => at.file.path === subject.path).map(unbuiltDiagnostic);
    return [...wrong, ...(unbuilt ?? []), ...(found ?? [])];
  }

  /** URIs of all files that something is to be said of. */
  urisWithDiagnostics(): ReadonlySet<string> {
    const uris = this.folders.flatMap((folder) => [
      ...folder.configuration.problems.map((problem) => folder.uriOfProblem(problem)),
      ...folder.unbuilt.map(({ at }) => folder.uriOf(at.file.path)),
      ...folder.report().findings.flatMap(({ places }) => places.map(({ file }) => folder.uriOf(file.path))),
    ]);
    return new Set(uris);
  }

  /** The folders around a document, the deepest first: that one speaks of it, and the others know it too. */
  #around(uri: string): Subject[] {
    const around = [...this.#folders.values()].flatMap((folder) => {
      const path = folder.pathOf(uri);
      return path === undefined ? [] : [{ folder, path }];
    });
    return around.sort((a, b) => a.path.length - b.path.length);
  }

  #readersOf(uri: string): Folder[] {
    return [...this.#folders.values()].filter((folder) => folder.dependsOn(uri));
  }

  #alone(uri: string): Subject {
    const known = this.#lonely.get(uri);
    const { rules } = this.#circumstances;
    const folder = known ?? new Folder({ uri, root: lonelyRoot(uri), rules, documents: this.documents });
    this.#lonely.set(uri, folder);
    return { folder, path: folder.pathOf(uri) ?? '' };
  }
}
