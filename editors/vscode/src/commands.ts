import { commands, type Disposable, env, languages, type Uri, window } from 'vscode';
import type { Linter } from './linter.ts';
import { SECTION } from './settings.ts';

/**
 * What stands in the command palette, without the section in front. The server has a command `openRulePage`, which VS Code
 * knows by that name too.
 */
export function registerCommands(linter: Linter): Disposable[] {
  const actions: Record<string, () => unknown> = {
    fixAll,
    lintWorkspace: () => lintWorkspace(linter),
    chooseRulePage,
    showOutput: () => linter.output.show(),
    restart: () => linter.restart(),
    showVersion: () => showVersion(linter),
  };
  return Object.entries(actions).map(([name, action]) => commands.registerCommand(`${SECTION}.${name}`, action));
}

async function fixAll(): Promise<void> {
  await commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.fargate-lint', apply: 'first' });
}

/** Reads all files again: file systems may not report changes, such as some in browsers. */
async function lintWorkspace(linter: Linter): Promise<void> {
  await linter.restart();
  if (linter.client === undefined) return sayThatItDoesNotRun();
  await commands.executeCommand('workbench.actions.view.problems');
}

/** The pages of the rules that speak about the open file, the one of the cursor's line first. */
async function chooseRulePage(): Promise<void> {
  const editor = window.activeTextEditor;
  const line = editor?.selection.active.line ?? 0;
  const found = editor === undefined ? [] : languages.getDiagnostics(editor.document.uri);
  const pages = new Map<string, Uri>();
  const byDistance = found
    .filter(({ source }) => source === SECTION)
    .sort((a, b) => Math.abs(a.range.start.line - line) - Math.abs(b.range.start.line - line));
  for (const { code } of byDistance) {
    if (typeof code === 'object') pages.set(String(code.value), code.target);
  }
  if (pages.size === 0) {
    await window.showInformationMessage('fargate-lint has found nothing in this file.');
    return;
  }
  const rule =
    pages.size === 1
      ? [...pages.keys()][0]
      : await window.showQuickPick([...pages.keys()], { placeHolder: 'The rule whose page is to be opened' });
  const page = rule === undefined ? undefined : pages.get(rule);
  if (page !== undefined) await env.openExternal(page);
}

async function showVersion(linter: Linter): Promise<void> {
  const server = linter.client?.initializeResult?.serverInfo;
  if (server === undefined) return sayThatItDoesNotRun();
  await window.showInformationMessage(`${server.name} ${server.version ?? ''}`);
}

async function sayThatItDoesNotRun(): Promise<void> {
  const answer = await window.showWarningMessage('fargate-lint does not run.', 'Restart', 'Show Output');
  if (answer === 'Restart') await commands.executeCommand(`${SECTION}.restart`);
  if (answer === 'Show Output') await commands.executeCommand(`${SECTION}.showOutput`);
}
