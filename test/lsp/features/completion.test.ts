import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CompletionItem, CompletionRequest, type TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../../rules/index.ts';
import { startClient, uriOf } from '../../support/language-client.ts';
import { temporaryDirectory } from '../../support/repository.ts';

/** What is offered where `|` is. */
async function offered(marked: string, name = 'a.yaml') {
  const directory = temporaryDirectory();
  const client = await startClient({ folders: [directory] });
  const uri = uriOf(join(directory, name));
  const text = marked.replace('|', '');
  const document = TextDocument.create(uri, 'yaml', 1, text);
  await client.open(uri, text);
  const position = document.positionAt(marked.indexOf('|'));
  const items = (await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position,
  })) as CompletionItem[];
  const choose = (label: string) => {
    const edit = items.find((each) => each.label === label)?.textEdit as TextEdit | undefined;
    return edit && TextDocument.applyEdits(document, [edit]);
  };
  return { items, labels: items.map(({ label }) => label), choose };
}

const IDS = [...rules.map(({ id }) => id), 'duplicate-key'];

describe('completion', () => {
  it.each([
    '# fargate-lint-disable-next-line |',
    '# fargate-lint-disable-line no-|',
    '# fargate-lint-disable-file no-privileged, |',
    '# fargate-lint-disable no-privileged,|',
    '# fargate-lint-enable |',
    '# fargate-lint-ignore |',
    '# fargate-lint-ignore-next-line | -- why',
    'kind: Pod # fargate-lint-ignore-line |\n',
    'kind: Pod\nmetadata: { annotations: { fargate-lint/disable.|',
    'metadata:\n  annotations:\n    "fargate-lint/disable.no|": why\n',
  ])('offers the ids of rules: %s', async (text) => {
    expect((await offered(text)).labels).toEqual(IDS);
  });

  it.each([
    '# fargate-lint-disable-next-line no-privileged |',
    '# fargate-lint-disable-next-line no-privileged -- |',
    '# fargate-lint-disable-next-line no-privileged -- one, |',
    '# fargate-lint-unheard-of |',
    '# fargate-lint-disable|',
    'kind: "# fargate-lint-disable-line |"',
    'rules:\n  |',
  ])('offers nothing: %s', async (text) => {
    expect((await offered(text)).labels).toEqual([]);
  });

  it('says what a rule is about, and replaces what is typed', async () => {
    const { items, choose } = await offered('# fargate-lint-disable-line no-h|ost -- why');
    expect(items.find(({ label }) => label === 'no-host-namespaces')).toMatchObject({
      detail: 'error',
      documentation: rules.find(({ id }) => id === 'no-host-namespaces')?.description,
    });
    expect(choose('no-host-namespaces')).toBe('# fargate-lint-disable-line no-host-namespaces -- why');
  });

  it.each([
    'rules:\n  |',
    'rules: # mine\n  no-privileged: off\n\n  # more\n  no|',
    'overrides:\n  - rules:\n      |\n',
  ])('offers ids in the configuration: %s', async (text) => {
    expect((await offered(text, 'fargate-lint.yaml')).labels).toEqual(IDS);
  });

  it.each(['rules:\n  no-privileged: |', 'rules:\n  "no-privileged": w|', 'rules:\n  no-privileged: [|'])(
    'offers levels in the configuration: %s',
    async (text) => {
      expect((await offered(text, 'fargate-lint.yaml')).labels).toEqual(['off', 'warn', 'error']);
    },
  );

  it.each(['ignore:\n  |', 'rules:\n|', '|', 'rules:\n  no-privileged:\n    |', 'rules:\n  a: off\ncustomKinds:\n  |'])(
    'offers nothing elsewhere in the configuration: %s',
    async (text) => {
      expect((await offered(text, 'fargate-lint.yaml')).labels).toEqual([]);
    },
  );
});
