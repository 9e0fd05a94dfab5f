import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What a client can do, as far as it matters here. */
export interface ClientFeatures {
  /** It asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** It supports refresh requests. */
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly changesFolders: boolean;
  /** Edits may name the version of the document that they are for. */
  readonly versionedEdits: boolean;
  /** Edits may hold placeholders to be filled in. */
  readonly snippetEdits: boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  /** The edit of an action may follow when it has been chosen. */
  readonly resolvesEdits: boolean;
  readonly showsDocuments: boolean;
  readonly showsMarkdown: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
}

export function featuresOf({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  const edits = workspace?.workspaceEdit;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    versionedEdits: edits?.documentChanges === true,
    snippetEdits: edits?.snippetEditSupport === true,
    createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    showsDocuments: window?.showDocument?.support === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
  };
}

/** The folders that a client has open, in any of the ways in which it may say so. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [`file://${rootPath}`] : [];
}
