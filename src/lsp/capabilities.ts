import { type FileOperationOptions, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client.ts';
import { SOURCE } from './diagnostics/diagnostics.ts';
import { CODE_ACTION_KINDS, OPEN_RULE_PAGE } from './features/code-actions.ts';
import { COMPLETION_TRIGGERS } from './features/completion.ts';

/** Files that may change findings, and their folders. */
const FILES = {
  filters: [{ pattern: { glob: '**/*.{yaml,yml,json,tf}' } }, { pattern: { glob: '**/*', matches: 'folder' } }],
};

const FILE_OPERATIONS = { didCreate: FILES, didRename: FILES, didDelete: FILES } as FileOperationOptions;

/** The capabilities of the server. */
export function capabilitiesFor({ pullsDiagnostics }: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: FILE_OPERATIONS,
    },
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true },
    executeCommandProvider: { commands: [OPEN_RULE_PAGE] },
    completionProvider: { triggerCharacters: COMPLETION_TRIGGERS },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    inlayHintProvider: true,
    ...(pullsDiagnostics && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}
