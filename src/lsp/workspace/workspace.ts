import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Rule } from '../../rule.ts';
import { configDiagnostic, diagnosticsIn, unbuiltDiagnostic } from '../diagnostics/diagnostics.ts';
import type { ProjectSettings } from '../settings.ts';
import { normalUri } from '../uris.ts';
import { byFile } from './by-file.ts';
import { Folder } from './folder.ts';
import { OpenDocuments } from './open-documents.ts';
import { type Root, standaloneRoot } from './root.ts';

export interface WorkspaceContext {
  readonly rules: readonly Rule[];
  /** Undefined for URIs without files. */
  openRoot(uri: string): Promise<Root | undefined>;
  /** What the editor says of projects, as of now. */
  readonly settings: () => ProjectSettings;
}

/** A document and its folder. */
export interface FolderFile {
  readonly folder: Folder;
  readonly path: string;
}

/** Everything a client has open: folders with their manifests, and documents outside of them. */
export class Workspace {
  readonly documents = new OpenDocuments();
  readonly #context: WorkspaceContext;
  readonly #folders = new Map<string, Folder>();
  readonly #standalone = new Map<string, Folder>();

  constructor(context: WorkspaceContext) {
    this.#context = context;
  }

  get folders(): readonly Folder[] {
    return [...this.#folders.values(), ...this.#standalone.values()];
  }

  /** Opens and closes folders; documents move to their new folder. */
  async change(added: readonly string[], removed: readonly string[]): Promise<void> {
    for (const uri of removed) this.#folders.delete(normalUri(uri));
    const opened = await Promise.all(added.map((uri) => this.#open(normalUri(uri))));
    await Promise.all(opened.map((folder) => folder?.reload()));
    for (const document of this.documents.all()) await this.update(document);
  }

  async #open(uri: string): Promise<Folder | undefined> {
    if (this.#folders.has(uri)) return undefined;
    const root = await this.#context.openRoot(uri);
    if (!root) return undefined;
    const folder = new Folder({ uri, root, ...this.#context, documents: this.documents });
    this.#folders.set(uri, folder);
    return folder;
  }

  /** A document was opened or changed. */
  update(document: TextDocument): Promise<void> {
    this.documents.set(document);
    const uri = normalUri(document.uri);
    const around = this.#around(uri);
    if (around.length > 0) this.#standalone.delete(uri);
    const targets = around.length > 0 ? around : [this.#alone(uri)];
    // Other files of a folder, such as its configuration, may be open too.
    const readers = this.#readersOf(uri).map((reader) => reader.reload());
    const updates = targets.map(({ folder, path }) => folder.update(path, document));
    return Promise.all([...updates, ...readers]).then(() => {});
  }

  /** The file has its saved text again. */
  async close({ uri }: { readonly uri: string }): Promise<void> {
    this.documents.delete(uri);
    this.#standalone.delete(normalUri(uri));
    await this.refresh([uri]);
  }

  /** Files were created, changed or deleted. */
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

  /** Reads configurations and all files again. */
  async reload(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((folder) => folder.reload()));
  }

  /** Looks for changes without notification. */
  async rescan(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((folder) => folder.rescan()));
  }

  /** Whether a folder must build again. */
  get isStale(): boolean {
    return this.folders.some((folder) => folder.isStale);
  }

  /** Builds again what may have changed. */
  async build(): Promise<void> {
    for (const folder of this.folders) if (folder.isStale) await folder.build();
  }

  /** The folder of a document; undefined if it is not linted. */
  targetOf(uri: string): FolderFile | undefined {
    const normal = normalUri(uri);
    const standalone = this.#standalone.get(normal);
    const target = standalone ? { folder: standalone, path: standalone.pathOf(normal) ?? '' } : this.#around(normal)[0];
    return target;
  }

  /** Findings of a file in any folder, and problems if it is a configuration. */
  diagnosticsOf(uri: string): Diagnostic[] {
    const normal = normalUri(uri);
    const target = this.targetOf(normal);
    const found = target?.folder
      .findingsIn(target.path)
      .flatMap((finding) => diagnosticsIn(target.path, finding, (path) => target.folder.uriOf(path)));
    const wrong = this.folders.flatMap((folder) => folder.problemsIn(normal).map(configDiagnostic));
    const unbuilt = target?.folder.unbuilt.filter(({ at }) => at.file.path === target.path).map(unbuiltDiagnostic);
    return [...wrong, ...(unbuilt ?? []), ...(found ?? [])];
  }

  /** URIs of all files with diagnostics. */
  urisWithDiagnostics(): ReadonlySet<string> {
    const uris = this.folders.flatMap((folder) => [
      ...folder.configuration.problems.map((problem) => folder.uriOfProblem(problem)),
      ...folder.unbuilt.map(({ at }) => folder.uriOf(at.file.path)),
      ...Array.from(byFile(folder.report()).keys(), (path) => folder.uriOf(path)),
    ]);
    return new Set(uris);
  }

  /** The folders around a document, deepest first: that one reports it, and the others read it too. */
  #around(uri: string): FolderFile[] {
    const around = [...this.#folders.values()].flatMap((folder) => {
      const path = folder.pathOf(uri);
      return path === undefined ? [] : [{ folder, path }];
    });
    return around.sort((a, b) => a.path.length - b.path.length);
  }

  #readersOf(uri: string): Folder[] {
    return [...this.#folders.values()].filter((folder) => folder.dependsOn(uri));
  }

  #alone(uri: string): FolderFile {
    const known = this.#standalone.get(uri);
    const folder = known ?? new Folder({ uri, root: standaloneRoot(uri), ...this.#context, documents: this.documents });
    this.#standalone.set(uri, folder);
    return { folder, path: folder.pathOf(uri) ?? '' };
  }
}
