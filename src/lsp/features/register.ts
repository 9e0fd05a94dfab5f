import type { CodeAction, Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client.ts';
import type { EditorSettings } from '../settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ActionContext, codeActionsFor, type FixAllData, OPEN_RULE_PAGE, resolveFixAll } from './code-actions.ts';
import { completionsAt } from './completion.ts';
import { documentLinksIn } from './document-links.ts';
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
    const folder = context.workspace.targetOf(textDocument.uri)?.folder;
    if (!document || !folder || settings().run === 'off') return [];
    return completionsAt(document, document.offsetAt(position), folder.rules);
  });
  connection.onHover(async ({ textDocument, position }) => {
    const { hoverAt } = await import('./hover.ts');
    const at = await contextAt(textDocument.uri);
    return at ? hoverAt(at.document.offsetAt(position), at) : null;
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const at = await contextAt(textDocument.uri);
    return at ? definitionsAt(at.document.offsetAt(position), at.target) : [];
  });
  connection.onReferences(async ({ textDocument, position }) => {
    const at = await contextAt(textDocument.uri);
    return at ? referencesAt(at.document.offsetAt(position), at.target) : [];
  });
  connection.onDocumentLinks(async ({ textDocument }) => {
    const at = await contextAt(textDocument.uri);
    return at ? documentLinksIn(at.document, at.target) : [];
  });
  connection.onCodeLens(async ({ textDocument }) => {
    if (!settings().codeLens) return [];
    const { codeLensesOf } = await import('./lenses.ts');
    const at = await contextAt(textDocument.uri);
    return at ? codeLensesOf(at.target) : [];
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    if (!settings().inlayHints) return [];
    const { inlayHintsOf } = await import('./lenses.ts');
    const at = await contextAt(textDocument.uri);
    return at ? inlayHintsOf(at.target, range) : [];
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
  await workspace.targetOf(uri)?.folder.ready;
  const target = workspace.targetOf(uri);
  // Edits need the current text.
  if (target?.folder.isPending(target.path)) await target.folder.build();
  const document = workspace.documents.get(uri);
  if (!target || !document || settings().run === 'off') return undefined;
  return { target, document, features: features() };
}

function isFixAll(data: CodeAction['data']): data is FixAllData {
  return typeof data === 'object' && data !== null && 'fixAll' in data && typeof data.fixAll === 'string';
}
