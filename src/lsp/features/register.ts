import type { CodeAction, Connection } from 'vscode-languageserver';
import { pricesFor } from '../../fargate/sizes/prices.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import type { ClientFeatures } from '../client.ts';
import type { EditorSettings } from '../settings.ts';
import type { Folder } from '../workspace/folder.ts';
import type { Workspace } from '../workspace/workspace.ts';
import {
  type ActionCircumstances,
  codeActionsFor,
  type FixAllData,
  OPEN_RULE_PAGE,
  resolveFixAll,
} from './code-actions.ts';
import { hoverAt } from './hover.ts';
import { codeLensesOf, inlayHintsOf } from './lenses.ts';

export interface FeatureCircumstances {
  readonly workspace: Workspace;
  readonly settings: () => EditorSettings;
  readonly features: () => ClientFeatures;
  readonly started: Promise<void>;
}

/** Answers what a client asks of a place in a document. What nobody has open gets no answer. */
export function answerQuestions(connection: Connection, circumstances: FeatureCircumstances): void {
  const { settings } = circumstances;
  const about = (uri: string) => circumstancesOf(uri, circumstances);
  connection.onCodeAction(async (params) => {
    const asked = await about(params.textDocument.uri);
    return asked ? codeActionsFor(params, asked) : [];
  });
  connection.onCodeActionResolve(async (action) => {
    const asked = isFixAll(action.data) ? await about(action.data.fixAll) : undefined;
    return asked ? resolveFixAll(action, asked) : action;
  });
  connection.onHover(async ({ textDocument, position }) => {
    const asked = await about(textDocument.uri);
    if (!asked) return null;
    const { folder, path } = asked.subject;
    const { showsMarkdown } = asked.features;
    const said = { report: folder.reportOn(path), path, prices: pricesOf(folder), showsMarkdown };
    return hoverAt(asked.document.offsetAt(position), said);
  });
  connection.onCodeLens(async ({ textDocument }) => {
    const asked = settings().codeLens ? await about(textDocument.uri) : undefined;
    return asked ? codeLensesOf(asked.subject.folder.reportOn(asked.subject.path), asked.subject.path) : [];
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const asked = settings().inlayHints ? await about(textDocument.uri) : undefined;
    return asked ? inlayHintsOf(asked.subject.folder.reportOn(asked.subject.path), asked.subject.path, range) : [];
  });
  connection.onExecuteCommand(async ({ command, arguments: [uri] = [] }) => {
    const isOurs = command === OPEN_RULE_PAGE && typeof uri === 'string' && uri.startsWith('https://');
    if (isOurs && circumstances.features().showsDocuments)
      await connection.window.showDocument({ uri, external: true });
    return null;
  });
}

async function circumstancesOf(
  uri: string,
  { workspace, settings, features, started }: FeatureCircumstances,
): Promise<ActionCircumstances | undefined> {
  await started;
  await workspace.subjectOf(uri)?.folder.ready;
  const subject = workspace.subjectOf(uri);
  // Edits are made of the text as it is now.
  if (subject?.folder.isPending(subject.path)) await subject.folder.build();
  const document = workspace.documents.get(uri);
  if (!subject || !document || settings().run === 'off') return undefined;
  return { subject, document, features: features() };
}

function isFixAll(data: CodeAction['data']): data is FixAllData {
  return typeof data === 'object' && data !== null && 'fixAll' in data && typeof data.fixAll === 'string';
}

/** Money is only spoken of where the project says which. */
function pricesOf({ configuration: { options } }: Folder) {
  const { region, prices } = options.settings;
  if (region === undefined && !prices) return undefined;
  return pricesFor({ ...DEFAULT_SETTINGS, ...options.settings });
}
