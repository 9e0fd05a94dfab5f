import type { TextEdit as ProtocolEdit, SnippetTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { SourceFile, TextEdit } from '../../source/document.ts';
import type { ClientFeatures } from '../client.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';

/** Changes of one document, which has to be as it is now. */
export interface DocumentChange {
  /** As the client writes it. */
  readonly uri: string;
  /** Of the open document; null for one that is not open. */
  readonly version: number | null;
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

export function workspaceEditOf(
  { uri, version, file, edits }: DocumentChange,
  features: ClientFeatures,
): WorkspaceEdit {
  const changes = edits.map((edit) => protocolEdit(file, edit));
  if (!features.versionedEdits) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

export function protocolEdit(file: SourceFile, edit: TextEdit): ProtocolEdit {
  return { range: rangeOf({ file, range: edit }), newText: edit.text };
}

/** Where a reason goes into a text while it is on its way to an editor. Plain in YAML, and nothing that a manifest holds. */
const HOLE = 'fargate-lint-reason-goes-here';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets is that of templates
const SNIPPET_REASON = '${1:reason}';

/** What is written where nobody can be asked for a reason at once. */
const OPEN_REASON = 'TODO say why';

/**
 * Edits with a reason to be filled in: as a snippet, whose reason is selected, where the client takes such; otherwise a
 * reminder of it stands there.
 */
export function editWithReason(
  change: Omit<DocumentChange, 'edits'>,
  plan: (reason: string) => readonly TextEdit[],
  features: ClientFeatures,
): WorkspaceEdit {
  if (!features.snippetEdits || !features.versionedEdits) {
    return workspaceEditOf({ ...change, edits: plan(OPEN_REASON) }, features);
  }
  const edits = plan(HOLE).map((edit): SnippetTextEdit => {
    const value = edit.text
      .split(HOLE)
      .map((part) => part.replace(/[\\$}]/g, '\\$&'))
      .join(SNIPPET_REASON);
    return { range: rangeOf({ file: change.file, range: edit }), snippet: { kind: 'snippet', value } };
  });
  const documentEdit: TextDocumentEdit = { textDocument: { uri: change.uri, version: change.version }, edits };
  return { documentChanges: [documentEdit] };
}
