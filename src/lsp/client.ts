import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What a client can do, as far as it matters here. */
export interface ClientFeatures {
  /** It asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** It asks again when it is told to. */
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly changesFolders: boolean;
}

export function featuresOf({ textDocument, workspace }: ClientCapabilities): ClientFeatures {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
  };
}

/** The folders that a client has open, in any of the ways in which it may say so. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [`file://${rootPath}`] : [];
}
