import type { TextEdit as ProtocolEdit, SnippetTextEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { SourceFile, TextEdit } from '../../source/document.ts';
import type { ClientFeatures } from '../client.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';

/** Changes of one version of a document. */
export interface DocumentChange {
  /** In the client's spelling. */
  readonly uri: string;
  /** Null for a document that is not open. */
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

/** Placeholder of a reason in a text for an editor. Plain in YAML, and in no manifest. */
const HOLE = 'fargate-lint-reason-goes-here';

// biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets is that of templates
const SNIPPET_REASON = '${1:reason}';

/** The reason where the user cannot be asked for one. */
const OPEN_REASON = 'TODO say why';

/**
 * Edits with a reason to fill in: a snippet with the reason selected, if the client supports that; otherwise a reminder.
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
