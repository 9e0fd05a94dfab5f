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
import type { Shown } from './store.ts';

export interface PullCircumstances {
  readonly workspace: Workspace;
  readonly shown: Shown;
  /** Done when there is something to be asked for. */
  readonly started: Promise<void>;
}

/** How long a question about the whole workspace is kept while there is nothing new to say, in milliseconds. */
const PATIENCE = 10_000;

/** Answers clients that ask for diagnostics. */
export class PullAnswers {
  readonly #circumstances: PullCircumstances;
  readonly #results = new Results();
  #wake = new Set<() => void>();

  constructor(circumstances: PullCircumstances) {
    this.#circumstances = circumstances;
  }

  listen({ languages }: Connection): void {
    languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      this.#onDocument(uri, previousResultId, token),
    );
    languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
      return { items: await this.#onWorkspace(previousResultIds, token) };
    });
  }

  /** There may be something new to say to whoever waits for it. */
  wake(): void {
    for (const each of this.#wake) each();
  }

  /** Whether some open document has other diagnostics than the client was told when it asked last. */
  hasNews(): boolean {
    const { workspace, shown } = this.#circumstances;
    return workspace.documents.all().some(({ uri }) => this.#results.isNews(uri, shown.of(uri)));
  }

  async #onDocument(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const { workspace, shown, started } = this.#circumstances;
    await started;
    // What has been typed meanwhile counts too, and so does that nobody waits any more.
    await nextTurn();
    await workspace.subjectOf(uri)?.folder.ready;
    while (shown.isPending(uri) && !token.isCancellationRequested) await this.#news(token);
    if (token.isCancellationRequested) throw cancelled();
    return this.#reportOn(uri, previous);
  }

  /** Keeps the question while the client knows everything already, as it would only ask again. */
  async #onWorkspace(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { workspace, started } = this.#circumstances;
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
    const { workspace, shown } = this.#circumstances;
    return [...new Set([...shown.uris(), ...known.keys()])].map((uri) => ({
      ...this.#reportOn(uri, known.get(uri)),
      uri,
      version: workspace.documents.get(uri)?.version ?? null,
    }));
  }

  #reportOn(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const items = this.#circumstances.shown.of(uri);
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

/** Gives the same name to the same diagnostics of a document. */
class Results {
  readonly #last = new Map<string, { readonly text: string; readonly id: string }>();
  #count = 0;

  /** Whether something else was named last. A document that nobody has asked about is no news. */
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
