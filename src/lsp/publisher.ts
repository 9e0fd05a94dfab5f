import type { Connection, Diagnostic } from 'vscode-languageserver';
import { type Delayed, delayed } from './schedule.ts';
import type { EditorSettings } from './settings.ts';
import { normalUri } from './uris.ts';
import type { Workspace } from './workspace.ts';

export interface PublisherCircumstances {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly settings: () => EditorSettings;
}

/** After the last key, in milliseconds: long enough to take what is typed in one go as one change. */
const TYPING = 25;

/** When nothing more is typed, for all the other files. */
const IDLE = 300;

/** Sends diagnostics to clients that do not ask for them: of the document that changes first, and of the others later. */
export class Publisher {
  readonly #circumstances: PublisherCircumstances;
  readonly #changed = new Set<string>();
  /** What was sent last, by the URI as it was sent. */
  readonly #sent = new Map<string, string>();
  readonly #soon: Delayed;
  readonly #later: Delayed;

  constructor(circumstances: PublisherCircumstances) {
    this.#circumstances = circumstances;
    this.#soon = delayed(() => this.#publishChanged(), TYPING);
    this.#later = delayed(() => this.#publishAll(), IDLE);
  }

  /** A document has another text. */
  changed(uri: string): void {
    this.#changed.add(uri);
    this.#soon.start();
    this.#later.start();
  }

  /** Anything may be different now. */
  everything(): void {
    for (const { uri } of this.#circumstances.workspace.documents.all()) this.changed(uri);
    this.#later.start();
  }

  stop(): void {
    this.#soon.cancel();
    this.#later.cancel();
  }

  #publishChanged(): void {
    const uris = [...this.#changed];
    this.#changed.clear();
    for (const uri of uris) this.#publish(uri);
  }

  #publishAll(): void {
    const { workspace, settings } = this.#circumstances;
    const open = workspace.documents.all().map(({ uri }) => uri);
    const { run, scope } = settings();
    const others = run !== 'off' && scope === 'workspace' ? workspace.urisWithDiagnostics() : [];
    const wanted = new Set([...open, ...others]);
    for (const uri of new Set([...wanted, ...this.#sent.keys()])) this.#publish(uri, wanted.has(uri));
  }

  #publish(uri: string, isWanted = true): void {
    const { connection, workspace, settings } = this.#circumstances;
    const document = workspace.documents.get(uri);
    const diagnostics: Diagnostic[] = isWanted && settings().run !== 'off' ? workspace.diagnosticsOf(uri) : [];
    const text = JSON.stringify(diagnostics);
    // Clients keep what they have: only a document that is open wants to hear that nothing has changed.
    if (document === undefined && (this.#sent.get(uri) ?? '[]') === text) return;
    this.#sent.set(uri, text);
    const version = document && normalUri(document.uri) === normalUri(uri) ? { version: document.version } : {};
    void connection.sendDiagnostics({ uri, ...version, diagnostics });
  }
}
