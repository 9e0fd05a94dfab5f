import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.ts';
import { nextTurn } from './schedule.ts';
import type { DiagnosticsStore } from './store.ts';

export interface PullContext {
  readonly workspace: Workspace;
  readonly store: DiagnosticsStore;
  /** Resolves when the server is ready. */
  readonly started: Promise<void>;
}

/** How long to hold a workspace request without news, in milliseconds. */
const PATIENCE = 10_000;

/** Answers clients that pull diagnostics. */
export class PullAnswers {
  readonly #context: PullContext;
  readonly #results = new Results();
  #wake = new Set<() => void>();

  constructor(context: PullContext) {
    this.#context = context;
  }

  listen({ languages }: Connection): void {
    languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      this.#onDocument(uri, previousResultId, token),
    );
    languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
      return { items: await this.#onWorkspace(previousResultIds, token) };
    });
  }

  /** Wakes waiting requests. */
  wake(): void {
    for (const each of this.#wake) each();
  }

  /** Whether an open document has other diagnostics than the client has. */
  hasNews(): boolean {
    const { workspace, store } = this.#context;
    return workspace.documents.all().some(({ uri }) => this.#results.isNews(uri, store.of(uri)));
  }

  async #onDocument(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const { workspace, store, started } = this.#context;
    await started;
    // Lets changes and cancellations in first.
    await nextTurn();
    await workspace.targetOf(uri)?.folder.ready;
    while (store.isPending(uri) && !token.isCancellationRequested) await this.#news(token);
    if (token.isCancellationRequested) throw cancelled();
    return this.#reportOn(uri, previous);
  }

  /** Holds the request while there is no news, as the client would only ask again. */
  async #onWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { workspace, started } = this.#context;
    await started;
    await Promise.all(workspace.folders.map(({ ready }) => ready));
    while (workspace.isStale && !token.isCancellationRequested) await this.#news(token);
    if (token.isCancellationRequested) throw cancelled();
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    const reports = this.#reportOnAll(known);
    const isNews = known.size === 0 || reports.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
    if (isNews) return reports;
    await this.#news(token);
    return token.isCancellationRequested ? reports : this.#reportOnAll(known);
  }

  #reportOnAll(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const { workspace, store } = this.#context;
    return [...new Set([...store.uris(), ...known.keys()])].map((uri) => ({
      ...this.#reportOn(uri, known.get(uri)),
      uri,
      version: workspace.documents.get(uri)?.version ?? null,
    }));
  }

  #reportOn(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const items = this.#context.store.of(uri);
    const resultId = this.#results.idOf(uri, items);
    if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
  }

  #news(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake.delete(done);
        resolve();
      };
      const timer = setTimeout(done, PATIENCE);
      this.#wake.add(done);
      token.onCancellationRequested(done);
    });
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Gives equal diagnostics of a document the same id. */
class Results {
  readonly #last = new Map<string, { readonly text: string; readonly id: string }>();
  #count = 0;

  /** Whether the diagnostics differ from the last ones. Documents that were never pulled are not news. */
  isNews(uri: string, items: readonly Diagnostic[]): boolean {
    const last = this.#last.get(uri);
    return last !== undefined && last.text !== JSON.stringify(items);
  }

  idOf(uri: string, items: readonly Diagnostic[]): string {
    const text = JSON.stringify(items);
    const last = this.#last.get(uri);
    if (last?.text === text) return last.id;
    const id = String(++this.#count);
    this.#last.set(uri, { text, id });
    return id;
  }
}
