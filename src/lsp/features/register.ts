import type { CodeAction, Connection } from 'vscode-languageserver';
import { pricesFor } from '../../fargate/sizes/prices.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import type { ClientFeatures } from '../client.ts';
import type { EditorSettings } from '../settings.ts';
import type { Folder } from '../workspace/folder.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ActionContext, codeActionsFor, type FixAllData, OPEN_RULE_PAGE, resolveFixAll } from './code-actions.ts';
import { completionsAt } from './completion.ts';
import { documentLinksIn } from './document-links.ts';
import { hoverAt } from './hover.ts';
import { codeLensesOf, inlayHintsOf } from './lenses.ts';
import { definitionsAt, referencesAt } from './navigation.ts';

export interface FeatureContext {
  readonly workspace: Workspace;
  readonly settings: () => EditorSettings;
  readonly features: () => ClientFeatures;
  readonly started: Promise<void>;
}

/** Registers the requests about open documents. */
export function registerHandlers(connection: Connection, context: FeatureContext): void {
  const { settings } = context;
  const contextAt = (uri: string) => contextOf(uri, context);
  connection.onCodeAction(async (params) => {
    const at = await contextAt(params.textDocument.uri);
    return at ? codeActionsFor(params, at) : [];
  });
  connection.onCodeActionResolve(async (action) => {
    const at = isFixAll(action.data) ? await contextAt(action.data.fixAll) : undefined;
    return at ? resolveFixAll(action, at) : action;
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    await context.started;
    const document = context.workspace.documents.get(textDocument.uri);
    const folder = context.workspace.subjectOf(textDocument.uri)?.folder;
    if (!document || !folder || settings().run === 'off') return [];
    return completionsAt(document, document.offsetAt(position), folder.rules);
  });
  connection.onHover(async ({ textDocument, position }) => {
    const at = await contextAt(textDocument.uri);
    if (!at) return null;
    const { folder, path } = at.subject;
    const { showsMarkdown } = at.features;
    const options = { report: folder.reportOn(path), path, prices: pricesOf(folder), showsMarkdown };
    return hoverAt(at.document.offsetAt(position), options);
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const at = await contextAt(textDocument.uri);
    return at ? definitionsAt(at.document.offsetAt(position), at.subject) : [];
  });
  connection.onReferences(async ({ textDocument, position }) => {
    const at = await contextAt(textDocument.uri);
    return at ? referencesAt(at.document.offsetAt(position), at.subject) : [];
  });
  connection.onDocumentLinks(async ({ textDocument }) => {
    const at = await contextAt(textDocument.uri);
    return at ? documentLinksIn(at.document, at.subject) : [];
  });
  connection.onCodeLens(async ({ textDocument }) => {
    const at = settings().codeLens ? await contextAt(textDocument.uri) : undefined;
    return at ? codeLensesOf(at.subject.folder.reportOn(at.subject.path), at.subject.path) : [];
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const at = settings().inlayHints ? await contextAt(textDocument.uri) : undefined;
    return at ? inlayHintsOf(at.subject.folder.reportOn(at.subject.path), at.subject.path, range) : [];
  });
  connection.onExecuteCommand(async ({ command, arguments: [uri] = [] }) => {
    const isOurs = command === OPEN_RULE_PAGE && typeof uri === 'string' && uri.startsWith('https://');
    if (isOurs && context.features().showsDocuments) await connection.window.showDocument({ uri, external: true });
    return null;
  });
}

async function contextOf(
  uri: string,
  { workspace, settings, features, started }: FeatureContext,
): Promise<ActionContext | undefined> {
  await started;
  await workspace.subjectOf(uri)?.folder.ready;
  const subject = workspace.subjectOf(uri);
  // Edits need the current text.
  if (subject?.folder.isPending(subject.path)) await subject.folder.build();
  const document = workspace.documents.get(uri);
  if (!subject || !document || settings().run === 'off') return undefined;
  return { subject, document, features: features() };
}

function isFixAll(data: CodeAction['data']): data is FixAllData {
  return typeof data === 'object' && data !== null && 'fixAll' in data && typeof data.fixAll === 'string';
}

/** Prices are shown only if the project sets a region or prices. */
function pricesOf({ configuration: { options } }: Folder) {
  const { region, prices } = options.settings;
  if (region === undefined && !prices) return undefined;
  return pricesFor({ ...DEFAULT_SETTINGS, ...options.settings });
}
