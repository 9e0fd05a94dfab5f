import { type CodeAction, CodeActionKind, type CodeActionParams, CreateFile, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change, Finding } from '../../engine/findings/finding.ts';
import { urlOf } from '../../engine/findings/message.ts';
import { changesOf } from '../../engine/fix/changes.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { SourceFile, TextEdit } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { ClientFeatures } from '../client.ts';
import { diagnosticsIn, SOURCE } from '../diagnostics/diagnostics.ts';
import type { FolderFile } from '../workspace/workspace.ts';
import { disablingOf } from './disable.ts';
import { fixAll } from './fix-all.ts';
import { ignoreEditOf } from './ignore-entry.ts';
import { type DocumentChange, editWithReason, workspaceEditOf } from './text-edits.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL];
export const OPEN_RULE_PAGE = `${SOURCE}.openRulePage`;

/** An open document, its folder, and what the client supports. */
export interface ActionContext {
  readonly target: FolderFile;
  readonly document: TextDocument;
  readonly features: ClientFeatures;
}

/** Data of an action whose edit is computed when it is chosen. */
export interface FixAllData {
  readonly fixAll: string;
}

/** Most findings that get actions: nobody chooses among thousands in a selected file. */
const MOST_FINDINGS = 100;

/** Actions for the findings in a range of a document. */
export function codeActionsFor({ range, context: { only } }: CodeActionParams, context: ActionContext): CodeAction[] {
  const asksFor = (kind: string) => !only || only.some((each) => `${kind}.`.startsWith(`${each}.`));
  const findings = context.target.folder.findingsIn(context.target.path);
  const here = findings.filter((finding) => touches(finding, range, context)).slice(0, MOST_FINDINGS);
  return [
    ...(asksFor(CodeActionKind.QuickFix) ? here.flatMap((finding) => actionsOn(finding, context)) : []),
    ...(asksFor(FIX_ALL) && findings.some((finding) => changesOf(finding).fix?.file.path === context.target.path)
      ? fixAllAction(context)
      : []),
  ];
}

function touches({ places }: Finding, wanted: Range, { target, document }: ActionContext): boolean {
  const [start, end] = [document.offsetAt(wanted.start), document.offsetAt(wanted.end)];
  return places.some(({ file, range }) => file.path === target.path && range.start <= end && range.end >= start);
}

function actionsOn(finding: Finding, context: ActionContext): CodeAction[] {
  const { folder } = context.target;
  const diagnostics = diagnosticsIn(context.target.path, finding, (path) => folder.uriOf(path));
  const { fix, suggestions } = changesOf(finding);
  const changes = [
    ...(fix ? [changeAction(fix, true, context)] : []),
    ...suggestions.map((each) => changeAction(each, false, context)),
  ];
  const others = [
    ...disableAction(finding, context),
    ...ignoreAction(finding, context),
    ...pageAction(finding, context.features),
  ];
  return [...changes, ...others].map((action) => ({ kind: CodeActionKind.QuickFix, diagnostics, ...action }));
}

function changeAction({ title, file, edits }: Change, isPreferred: boolean, context: ActionContext): CodeAction {
  const edit = workspaceEditOf({ ...changeIn(file, context), edits }, context.features);
  return { title: escapeTerminal(title), edit, ...(isPreferred && { isPreferred }) };
}

/** Computed once per request. */
const changeOf = memoize(({ document }: ActionContext): Omit<DocumentChange, 'edits'> => {
  const { uri, version } = document;
  return { uri, version, file: createSourceFile(uri, document.getText()) };
});

/** A change of the file that holds the value, which may not be the open one in a kustomization. */
function changeIn(file: SourceFile, context: ActionContext): Omit<DocumentChange, 'edits'> {
  const { folder, path } = context.target;
  if (file.path === path) return changeOf(context);
  return { uri: folder.uriOf(file.path), version: folder.versionOf(file.path), file };
}

function disableAction(finding: Finding, context: ActionContext): CodeAction[] {
  const disabling = disablingOf(finding);
  if (!disabling) return [];
  const where = disabling.how === 'comment' ? 'on this line' : 'for this object';
  const edit = editWithReason(changeIn(finding.file, context), (reason) => disabling.edits(reason), context.features);
  return [{ title: `Disable ${finding.rule.id} ${where}`, edit }];
}

/** Adds an entry to the configuration in the editor, or creates one. */
function ignoreAction(finding: Finding, { target: { folder }, features }: ActionContext): CodeAction[] {
  const path = folder.configuration.file;
  const text = path === undefined ? undefined : folder.textOf(path);
  if ((path !== undefined && text === undefined) || folder.root.isStandalone) return [];
  const configuration = path !== undefined && text !== undefined ? { path, text } : undefined;
  if (!configuration && !features.createsFiles) return [];
  const ignoring = ignoreEditOf(finding, { directory: folder.root.directory, configuration });
  if (!ignoring) return [];
  const uri = folder.uriOf(ignoring.path);
  const file = ignoring.file ?? createSourceFile(uri, '');
  const version = folder.versionOf(ignoring.path);
  const edit = editWithReason({ uri, version, file }, (reason) => ignoring.edits(reason), features);
  if (!ignoring.file && edit.documentChanges)
    edit.documentChanges.unshift(CreateFile.create(uri, { ignoreIfExists: true }));
  const what = finding.resource?.name ? `${finding.resource.kind} ${finding.resource.name}` : 'this file';
  return [{ title: escapeTerminal(`Ignore ${finding.rule.id} of ${what} in the configuration`), edit }];
}

export function pageAction({ rule }: Finding, features: Pick<ClientFeatures, 'showsDocuments'>): CodeAction[] {
  const url = urlOf(rule);
  if (url === undefined || !features.showsDocuments) return [];
  const title = `Open the documentation of ${rule.id}`;
  return [{ title, command: { title, command: OPEN_RULE_PAGE, arguments: [url] } }];
}

function fixAllAction(context: ActionContext): CodeAction[] {
  const action: CodeAction = { title: 'Apply all safe fixes of fargate-lint', kind: FIX_ALL };
  const { uri } = context.document;
  if (context.features.resolvesEdits) return [{ ...action, data: { fixAll: uri } satisfies FixAllData }];
  const resolved = resolveFixAll(action, context);
  return resolved.edit ? [resolved] : [];
}

/** The same action with its edit, if there is one. */
export function resolveFixAll(action: CodeAction, context: ActionContext): CodeAction {
  const fixed = fixAll(context.target);
  if (!fixed) return action;
  const edits = [difference(fixed.file.text, fixed.text)];
  return { ...action, edit: workspaceEditOf({ ...changeOf(context), edits }, context.features) };
}

/** The range in which two texts differ, so that cursors and folds around it stay. */
function difference(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  while (same < Math.min(before.length, after.length) - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
