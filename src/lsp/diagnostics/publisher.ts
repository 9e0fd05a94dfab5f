import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.ts';
import type { DiagnosticsStore } from './store.ts';

export interface PublisherContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly store: DiagnosticsStore;
}

/** Pushes diagnostics to clients that do not pull. */
export class Publisher {
  readonly #context: PublisherContext;
  /** What was sent last, by URI. */
  readonly #sent = new Map<string, string>();

  constructor(context: PublisherContext) {
    this.#context = context;
  }

  /** Sends diagnostics of a document, even unchanged ones: its version has changed. */
  publish(uri: string): void {
    this.#send(uri, true);
  }

  /** Sends diagnostics of all files that the client does not have. */
  publishAll(): void {
    const { workspace, store } = this.#context;
    const wanted = new Set([...workspace.documents.all().map(({ uri }) => uri), ...store.uris()]);
    for (const uri of new Set([...wanted, ...this.#sent.keys()])) this.#send(uri, wanted.has(uri));
  }

  #send(uri: string, isWanted: boolean): void {
    const { connection, workspace, store } = this.#context;
    const diagnostics = isWanted ? [...store.of(uri)] : [];
    const version = workspace.documents.get(uri)?.version;
    const text = JSON.stringify([version, diagnostics]);
    const last = this.#sent.get(uri) ?? JSON.stringify([undefined, []]);
    if (text === last) return;
    this.#sent.set(uri, text);
    // Ignore disconnected clients.
    connection.sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics }).catch(() => {});
  }
}
