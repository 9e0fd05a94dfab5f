import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { nextTurn } from './schedule.ts';
import type { EditorSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface PullCircumstances {
  readonly workspace: Workspace;
  readonly settings: () => EditorSettings;
  /** Done when there is something to be asked for. */
  readonly started: Promise<void>;
}

/** Answers clients that ask for diagnostics. */
export function answerPulls(connection: Connection, { workspace, settings, started }: PullCircumstances): void {
  const results = new Results();
  const reportOn = (uri: string, previous: string | undefined): DocumentDiagnosticReport => {
    const items = settings().run === 'off' ? [] : workspace.diagnosticsOf(uri);
    const resultId = results.idOf(uri, items);
    if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  };
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    await started;
    // Whatever else has been typed counts too.
    await nextTurn();
    await workspace.subjectOf(uri)?.folder.ready;
    return reportOn(uri, previousResultId);
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    await started;
    await Promise.all(workspace.folders.map(({ ready }) => ready));
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const { run, scope } = settings();
    const uris = run === 'off' || scope === 'openFiles' ? [] : workspace.urisWithDiagnostics();
    const items = [...new Set([...uris, ...previous.keys()])].map(
      (uri): WorkspaceDocumentDiagnosticReport => ({
        ...reportOn(uri, previous.get(uri)),
        uri,
        version: workspace.documents.get(uri)?.version ?? null,
      }),
    );
    return { items };
  });
}

/** Gives the same name to the same diagnostics of a document. */
class Results {
  readonly #last = new Map<string, { readonly text: string; readonly id: string }>();
  #count = 0;

  idOf(uri: string, items: readonly Diagnostic[]): string {
    const text = JSON.stringify(items);
    const last = this.#last.get(uri);
    if (last?.text === text) return last.id;
    const id = String(++this.#count);
    this.#last.set(uri, { text, id });
    return id;
  }
}
