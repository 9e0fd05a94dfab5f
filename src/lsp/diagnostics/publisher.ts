import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.ts';
import type { Shown } from './store.ts';

export interface PublisherCircumstances {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly shown: Shown;
}

/** Sends diagnostics to clients that do not ask for them. */
export class Publisher {
  readonly #circumstances: PublisherCircumstances;
  /** What was sent last, by the URI as it was sent. */
  readonly #sent = new Map<string, string>();

  constructor(circumstances: PublisherCircumstances) {
    this.#circumstances = circumstances;
  }

  /** Sends those of a document, whether they have changed or not: its version has. */
  publish(uri: string): void {
    this.#send(uri, true);
  }

  /** Sends those of all files, as far as the client does not have them. */
  publishAll(): void {
    const { workspace, shown } = this.#circumstances;
    const wanted = new Set([...workspace.documents.all().map(({ uri }) => uri), ...shown.uris()]);
    for (const uri of new Set([...wanted, ...this.#sent.keys()])) this.#send(uri, wanted.has(uri));
  }

  #send(uri: string, isWanted: boolean): void {
    const { connection, workspace, shown } = this.#circumstances;
    const diagnostics = isWanted ? [...shown.of(uri)] : [];
    const version = workspace.documents.get(uri)?.version;
    const text = JSON.stringify([version, diagnostics]);
    const last = this.#sent.get(uri) ?? JSON.stringify([undefined, []]);
    if (text === last) return;
    this.#sent.set(uri, text);
    // To a client that is gone nothing needs to be said.
    connection.sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics }).catch(() => {});
  }
}
