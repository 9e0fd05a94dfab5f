import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseError } from '../../engine/always-on.ts';
import type { EditorSettings } from '../settings.ts';
import { normalUri } from '../uris.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Diagnostics of files: current ones, or earlier ones while a document is half typed. */
export class DiagnosticsStore {
  readonly #workspace: Workspace;
  readonly #settings: () => EditorSettings;
  /** Versions of documents when they were opened or saved. */
  readonly #saved = new Map<string, number>();
  readonly #last = new Map<string, readonly Diagnostic[]>();

  constructor(workspace: Workspace, settings: () => EditorSettings) {
    this.#workspace = workspace;
    this.#settings = settings;
  }

  /** Records that a document is saved. */
  saved({ uri, version }: Pick<TextDocument, 'uri' | 'version'>): void {
    this.#saved.set(normalUri(uri), version);
  }

  closed(uri: string): void {
    this.#saved.delete(normalUri(uri));
  }

  /** URIs of all files with diagnostics, in addition to open documents. */
  uris(): ReadonlySet<string> {
    const { run, scope } = this.#settings();
    if (run === 'off' || scope === 'openFiles') return new Set();
    return this.#workspace.urisWithDiagnostics();
  }

  /** Whether diagnostics of a document have to wait for a build. */
  isPending(uri: string): boolean {
    const target = this.#workspace.targetOf(uri);
    return target?.folder.isPending(target.path) ?? false;
  }

  of(uri: string): readonly Diagnostic[] {
    if (this.#settings().run === 'off') return [];
    const normal = normalUri(uri);
    const last = this.#last.get(normal);
    if (last && this.#isHeld(normal)) return last;
    const found = this.#workspace.diagnosticsOf(normal);
    this.#last.set(normal, found);
    return found;
  }

  /**
   * Whether the last diagnostics stay for now: of a document until it is saved, if the setting says so, and of all others
   * while one does not parse. An object that cannot be parsed for a moment is not gone.
   */
  #isHeld(uri: string): boolean {
    if (this.#settings().run === 'onSave' && this.#isChanged(uri)) return true;
    const folder = this.#workspace.targetOf(uri)?.folder;
    const others = this.#workspace.documents.all().map((document) => normalUri(document.uri));
    return others.some((other) => {
      if (other === uri || !this.#isChanged(other)) return false;
      const target = this.#workspace.targetOf(other);
      if (target?.folder !== folder || !target) return false;
      return target.folder.findingsIn(target.path).some(({ rule }) => rule.id === parseError.id);
    });
  }

  #isChanged(uri: string): boolean {
    const version = this.#workspace.documents.get(uri)?.version;
    return version !== undefined && version !== this.#saved.get(uri);
  }
}
