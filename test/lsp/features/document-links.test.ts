import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DocumentLinkRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ruleLinksIn } from '../../../src/lsp/features/document-links.ts';
import { CLEAN, writeFiles } from '../../support/cli.ts';
import { startClient, uriOf } from '../../support/language-client.ts';
import { fakeRule } from '../../support/report.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const KUSTOMIZATION = `resources:
  - ../base
  - pod.yaml
  - missing.yaml
  - ../../outside.yaml
  - https://example.com/pod.yaml
components: ["../extra"]
patches:
  - path: patch.yaml
  - patch: |
      kind: Pod
patchesStrategicMerge:
  - |
    kind: Pod
  - old.yaml
openapi: {path: schema.json}
transformers: [made]
`;

describe('document links', () => {
  it('lead from a kustomization to its files and directories', async () => {
    const outer = temporaryDirectory();
    const directory = join(outer, 'repository');
    writeFiles(outer, { 'outside.yaml': CLEAN });
    writeFiles(directory, {
      'base/kustomization.yml': 'resources: []\n',
      'extra/kustomization.yaml': 'kind: Component\n',
      'live/kustomization.yaml': KUSTOMIZATION,
      'live/pod.yaml': CLEAN,
      'live/patch.yaml': CLEAN,
      'live/old.yaml': CLEAN,
      'live/schema.json': '{}',
      'live/made/kustomization.yaml': 'resources: []\n',
    });
    const client = await startClient({ folders: [directory] });
    const uri = uriOf(join(directory, 'live/kustomization.yaml'));
    await client.open(uri, KUSTOMIZATION);
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    const document = TextDocument.create(uri, 'yaml', 1, KUSTOMIZATION);
    expect(links?.map(({ range, target }) => [document.getText(range).replaceAll('"', ''), target])).toEqual([
      ['../base', uriOf(join(directory, 'base/kustomization.yml'))],
      ['pod.yaml', uriOf(join(directory, 'live/pod.yaml'))],
      ['../extra', uriOf(join(directory, 'extra/kustomization.yaml'))],
      ['old.yaml', uriOf(join(directory, 'live/old.yaml'))],
      ['made', uriOf(join(directory, 'live/made/kustomization.yaml'))],
      ['patch.yaml', uriOf(join(directory, 'live/patch.yaml'))],
      ['schema.json', uriOf(join(directory, 'live/schema.json'))],
    ]);
  });

  it('lead nowhere from other files, or while a rule has no page', async () => {
    const directory = temporaryDirectory();
    writeFiles(directory, { 'pod.yaml': CLEAN });
    const client = await startClient({ folders: [directory] });
    for (const [name, text] of [
      ['a.yaml', 'resources: [pod.yaml]\n'],
      ['fargate-lint.yaml', 'rules:\n  no-privileged: off\n'],
    ] as const) {
      const uri = uriOf(join(directory, name));
      await client.open(uri, text);
      expect(await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })).toEqual([]);
    }
  });

  it('lead from rules in the configuration to their pages', () => {
    const docs = 'https://example.com/no-example';
    const text = 'rules:\n  no-example: off\n  no-other: off\n';
    expect(ruleLinksIn(text, [{ ...fakeRule, docs }])).toEqual([
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 12 } }, target: docs },
    ]);
  });
});
