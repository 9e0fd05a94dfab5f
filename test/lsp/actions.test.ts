import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionResolveRequest,
  ExecuteCommandRequest,
  ShowDocumentRequest,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pageAction } from '../../src/lsp/features/code-actions.ts';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { startClient, uriOf } from '../support/language-client.ts';
import { buildFinding, createSourceFile, fakeRule, rangeOf } from '../support/report.ts';
import { temporaryDirectory } from '../support/repository.ts';

const HOST_LINE = { start: { line: 5, character: 17 }, end: { line: 5, character: 17 } };
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** What a rich client says of itself. */
const RICH: ClientCapabilities = {
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  workspace: {
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
  },
  window: { showDocument: { support: true } },
};

async function open(text: string, capabilities: ClientCapabilities = {}, files: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  writeFiles(directory, { 'a.yaml': text, ...files });
  const client = await startClient({ folders: [directory], capabilities });
  const uri = uriOf(join(directory, 'a.yaml'));
  await client.open(uri, text);
  return { client, uri, directory };
}

function find(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find((each) => title.test(each.title));
  if (!found) throw new Error(`no ${title} among ${actions.map((each) => each.title).join(', ')}`);
  return found;
}

function applied(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edit?.changes?.[uri] ?? []);
}

const CAPABILITIES = `${CLEAN}      securityContext: { capabilities: { add: [CAP_CHOWN] } }
`;

describe('code actions', () => {
  it('offer the changes of a rule, and none elsewhere', async () => {
    const { client, uri } = await open(BLOCKED);
    const actions = await client.codeActions(uri, HOST_LINE);
    const remove = find(actions, /^Remove hostNetwork$/);
    expect(remove).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'no-host-namespaces' }] });
    expect(applied(BLOCKED, uri, remove.edit)).toBe(BLOCKED.replace('  hostNetwork: true\n', ''));
    expect(await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } })).toEqual(
      [],
    );
    expect(await client.codeActions(uri, HOST_LINE, { only: ['refactor'] })).toEqual([]);
  });

  it('prefer what is right unseen, and do all of that in one go', async () => {
    const { client, uri } = await open(CAPABILITIES);
    const actions = await client.codeActions(uri, WHOLE);
    expect(find(actions, /CHOWN/).isPreferred).toBe(true);
    const [all, ...others] = await client.codeActions(uri, WHOLE, { only: ['source.fixAll'] });
    expect(others).toEqual([]);
    expect(all?.kind).toBe('source.fixAll.fargate-lint');
    expect(applied(CAPABILITIES, uri, all?.edit)).toBe(CAPABILITIES.replace('CAP_CHOWN', 'CHOWN'));
    await client.change(uri, CLEAN);
    expect(await client.codeActions(uri, WHOLE, { only: ['source.fixAll'] })).toEqual([]);
  });

  it('leave the work of fixing all until it is chosen, where the client can wait for it', async () => {
    const { client, uri } = await open(CAPABILITIES, RICH);
    const [all] = await client.codeActions(uri, WHOLE, { only: ['source.fixAll.fargate-lint'] });
    expect(all?.edit).toBeUndefined();
    const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, all as CodeAction);
    expect(resolved.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  });

  it('disable a finding with a reason to be filled in', async () => {
    const { client, uri } = await open(BLOCKED);
    const disable = find(await client.codeActions(uri, HOST_LINE), /^Disable no-host-namespaces on this line$/);
    const text = applied(BLOCKED, uri, disable.edit);
    expect(text).toContain(
      '\n  # fargate-lint-disable-next-line no-host-namespaces -- TODO say why\n  hostNetwork: true\n',
    );
    await client.shows(uri, ['5:15-5:19 no-host-namespaces']);
    await client.change(uri, text);
    await client.shows(uri, []);
    const rich = await open(BLOCKED, RICH);
    const asked = find(await rich.client.codeActions(rich.uri, HOST_LINE), /^Disable/);
    expect(editsOf(asked.edit)).toMatchObject([
      {
        snippet: { kind: 'snippet', value: expect.stringContaining('no-host-namespaces -- $'.concat('{1:reason}\n')) },
      },
    ]);
  });

  it('ignore a finding in the configuration, as it is in the editor, or in a new one', async () => {
    const { client, uri, directory } = await open(BLOCKED, RICH);
    const config = uriOf(join(directory, 'fargate-lint.yaml'));
    const title = /^Ignore no-host-namespaces of Pod blocked in the configuration$/;
    const made = find(await client.codeActions(uri, HOST_LINE), title);
    expect(made.edit?.documentChanges).toMatchObject([
      { kind: 'create', uri: config },
      { textDocument: { uri: config, version: null } },
    ]);
    await client.open(config, 'ignore:\n  - rule: no-privileged\n    reason: mine\n');
    await client.until(() => (client.published.get(config)?.diagnostics.length ?? 0) > 0);
    const added = find(await client.codeActions(uri, HOST_LINE), title);
    expect(added.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: config, version: 1 }, edits: [{ range: { start: { line: 2, character: 16 } } }] },
    ]);
    const poor = await open(BLOCKED);
    const titles = (await poor.client.codeActions(poor.uri, HOST_LINE)).map((each) => each.title);
    expect(titles.filter((each) => title.test(each))).toEqual([]);
  });

  it('fix the configuration too', async () => {
    const entry = '  - rule: no-host-namespaces\n    reason: mine\n';
    const text = `ignore:\n  - rule: no-privileged\n    reason: none\n${entry}`;
    const { client, directory } = await open(BLOCKED, {}, { 'fargate-lint.yaml': text });
    const config = uriOf(join(directory, 'fargate-lint.yaml'));
    await client.open(config, text);
    await client.shows(config, ['1:10-1:23 unused-disable']);
    const remove = find(await client.codeActions(config, WHOLE), /^Remove the entry$/);
    expect(applied(text, config, remove.edit)).toBe(`ignore:\n${entry}`);
  });

  it('open the page of the rule, if it has one and the client can show it', async () => {
    const { client, uri } = await open(BLOCKED, RICH);
    const shown: string[] = [];
    client.connection.onRequest(ShowDocumentRequest.type, (params) => {
      shown.push(params.uri);
      return { success: true };
    });
    expect((await client.codeActions(uri, HOST_LINE)).filter(({ title }) => /page/.test(title))).toEqual([]);
    const source = createSourceFile('a.yaml', 'spec:\n');
    const docs = 'https://example.com/no-example';
    const finding = buildFinding(source, rangeOf(source, 'spec'), { rule: { ...fakeRule, docs } });
    expect(pageAction(finding, { showsDocuments: false })).toEqual([]);
    const [page] = pageAction(finding, { showsDocuments: true });
    if (!page?.command) throw new Error('it has no command');
    await client.connection.sendRequest(ExecuteCommandRequest.type, page.command);
    expect(shown).toEqual([docs]);
    const file = { ...page.command, arguments: ['file:///etc/passwd'] };
    await client.connection.sendRequest(ExecuteCommandRequest.type, file);
    expect(shown).toHaveLength(1);
  });
});

function editsOf(edit: WorkspaceEdit | undefined): TextEdit[] {
  return (edit?.documentChanges ?? []).flatMap((each) => (each as TextDocumentEdit).edits as TextEdit[]);
}
