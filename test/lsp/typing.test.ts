import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { type ClientOptions, PULLS, placesOf, startClient, uriOf } from '../support/language-client.ts';
import { temporaryDirectory } from '../support/repository.ts';

const HOST = '5:15-5:19 no-host-namespaces';

async function open(files: Record<string, string>, options: ClientOptions = {}) {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  const client = await startClient({ folders: [directory], ...options });
  return { client, uri: (path: string) => uriOf(join(directory, path)) };
}

describe('positions', () => {
  it('count UTF-16 code units and know every kind of line break', async () => {
    const { client, uri } = await open({});
    const text = `# 🦊\r\n${BLOCKED.replaceAll('\n', '\r\n').replace('  hostNetwork: true', '  "host\\u004Eetwork": true')}`;
    const flow = BLOCKED.replace(/spec:[\s\S]*/, 'spec: { nodeName: "🦊🦊", hostPID: true, containers: [] }\n');
    await client.open(uri('a.yaml'), text);
    await client.shows(uri('a.yaml'), ['6:22-6:26 no-host-namespaces']);
    await client.open(uri('b.yaml'), flow);
    await client.until(() => (client.published.get(uri('b.yaml'))?.diagnostics.length ?? 0) > 0);
    expect(placesOf(client.published.get(uri('b.yaml'))!.diagnostics)).toContain('4:35-4:39 no-host-namespaces');
  });

  it('are those of the newest of many changes', async () => {
    const { client, uri } = await open({});
    await client.open(uri('a.yaml'), BLOCKED);
    for (let line = 0; line < 50; line++) {
      await client.change(uri('a.yaml'), '# one more\n', {
        start: { line: 0, character: 0 },
        end: { line: 0, character: 0 },
      });
    }
    await client.shows(uri('a.yaml'), ['55:15-55:19 no-host-namespaces']);
    expect(client.published.get(uri('a.yaml'))?.version).toBe(51);
  });
});

describe('what diagnostics hold', () => {
  it('the rule, the severity, and whether something could be left out', async () => {
    const { client, uri } = await open({});
    await client.open(uri('a.yaml'), CLEAN.replace('spec:\n', 'spec:\n  priorityClassName: high\n'));
    await client.until(() => client.published.get(uri('a.yaml'))?.diagnostics.length === 1);
    expect(client.published.get(uri('a.yaml'))?.diagnostics).toMatchObject([
      {
        code: 'no-priority-class',
        source: 'fargate-lint',
        severity: 2,
        tags: [1],
      },
    ]);
  });

  it('other places that are part of the story', async () => {
    const { client, uri } = await open({});
    const text = BLOCKED.replace('  hostNetwork: true\n', '  hostPID: &shared true\n  hostNetwork: *shared\n');
    await client.open(uri('a.yaml'), text);
    await client.until(() => (client.published.get(uri('a.yaml'))?.diagnostics.length ?? 0) > 1);
    const related = client.published
      .get(uri('a.yaml'))!
      .diagnostics.flatMap(({ relatedInformation }) => relatedInformation ?? []);
    expect(related).toMatchObject([
      { location: { uri: uri('a.yaml'), range: { start: { line: 5 } } }, message: 'written here' },
    ]);
  });

  it('no control characters of a manifest', async () => {
    const { client, uri } = await open({});
    await client.open(uri('a.yaml'), 'apiVersion: v1\nkind: Pod\nspec: { containers: [], hostPID: "\\e[31m" }\n');
    await client.until(() => (client.published.get(uri('a.yaml'))?.diagnostics.length ?? 0) > 0);
    expect(JSON.stringify(client.published.get(uri('a.yaml'))!.diagnostics)).not.toContain('\\u001b');
  });
});

describe('a text that is half typed', () => {
  const BROKEN = 'apiVersion: v1\nkind: Pod\nspec: { hostPID: tr\n';

  it('keeps what is found in the other documents of the file', async () => {
    const { client, uri } = await open({});
    await client.open(uri('a.yaml'), `${BLOCKED}---\n${BROKEN}---\n${BLOCKED}`);
    await client.until(() => client.published.get(uri('a.yaml'))?.diagnostics.length === 3);
    const codes = client.published.get(uri('a.yaml'))?.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(['no-host-namespaces', 'parse-error', 'no-host-namespaces']);
  });

  it('does not take away what other files refer to, until it is saved', async () => {
    const range = `apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: default }
spec: { limits: [{ type: Container, default: { cpu: 250m, memory: 256Mi } }] }
`;
    const pod = CLEAN.slice(0, CLEAN.indexOf('      resources:'));
    const { client, uri } = await open({ 'range.yaml': range, 'pod.yaml': pod });
    await client.open(uri('pod.yaml'), pod);
    await client.open(uri('range.yaml'), range);
    await client.shows(uri('pod.yaml'), []);
    await client.change(uri('range.yaml'), range.slice(0, -3));
    await client.until(() =>
      placesOf(client.published.get(uri('range.yaml'))?.diagnostics ?? [])
        .join()
        .includes('parse-error'),
    );
    // A third document, whose diagnostics come after those of all others have been looked at.
    await client.open(uri('other.yaml'), BLOCKED);
    await client.shows(uri('other.yaml'), [HOST]);
    expect(client.published.get(uri('pod.yaml'))?.diagnostics).toEqual([]);
    await client.save(uri('range.yaml'));
    await client.until(() => (client.published.get(uri('pod.yaml'))?.diagnostics.length ?? 0) > 0);
  });
});

describe('the setting run', () => {
  const CONFIGURES = { workspace: { configuration: true } };

  it('can wait for a document to be saved', async () => {
    const { client, uri } = await open({}, { settings: { run: 'onSave' }, capabilities: PULLS });
    await client.open(uri('a.yaml'), CLEAN);
    const clean = await client.pull(uri('a.yaml'));
    expect(clean).toMatchObject({ kind: 'full', items: [] });
    await client.change(uri('a.yaml'), BLOCKED);
    expect((await client.pull(uri('a.yaml'), clean.resultId)).kind).toBe('unchanged');
    await client.save(uri('a.yaml'));
    const saved = await client.pull(uri('a.yaml'), clean.resultId);
    expect(saved.kind === 'full' && placesOf(saved.items)).toEqual([HOST]);
  });

  it('can be off, and on again', async () => {
    const { client, uri } = await open({ 'b.yaml': BLOCKED }, { settings: { run: 'off' }, capabilities: CONFIGURES });
    await client.open(uri('a.yaml'), BLOCKED);
    await client.shows(uri('a.yaml'), []);
    expect(
      await client.codeActions(uri('a.yaml'), { start: { line: 5, character: 16 }, end: { line: 5, character: 16 } }),
    ).toEqual([]);
    await client.configure({ run: 'onType' });
    await client.shows(uri('a.yaml'), [HOST]);
    await client.shows(uri('b.yaml'), [HOST]);
    await client.configure({ run: 'off' });
    await client.shows(uri('a.yaml'), []);
    await client.shows(uri('b.yaml'), []);
    await client.configure({ run: 'sometimes' });
    await client.shows(uri('a.yaml'), [HOST]);
  });
});

describe('clients that ask', () => {
  it('are answered for the whole workspace, and again when there is news', async () => {
    const { client, uri } = await open({ 'a.yaml': BLOCKED, 'b.yaml': CLEAN }, { capabilities: PULLS });
    const ask = (previousResultIds: { uri: string; value: string }[]): Promise<WorkspaceDiagnosticReport> =>
      client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    const { items } = await ask([]);
    expect(items).toMatchObject([{ uri: uri('a.yaml'), kind: 'full', items: [{ code: 'no-host-namespaces' }] }]);
    const kept = ask([{ uri: uri('a.yaml'), value: items[0]?.resultId ?? '' }]);
    await client.open(uri('b.yaml'), BLOCKED);
    expect((await kept).items).toMatchObject([
      { uri: uri('a.yaml'), kind: 'unchanged' },
      { uri: uri('b.yaml'), kind: 'full', version: 1 },
    ]);
  });

  it('are told to ask again when something else has changed', async () => {
    const { client, uri } = await open({ 'a.yaml': BLOCKED }, { capabilities: PULLS });
    await client.open(uri('a.yaml'), BLOCKED);
    expect(await client.pull(uri('a.yaml'))).toMatchObject({ kind: 'full', items: [{}] });
    const before = client.refreshes;
    await client.open(uri('fargate-lint.yaml'), 'rules: { no-host-namespaces: off }\n');
    await client.until(() => client.refreshes > before);
    expect(await client.pull(uri('a.yaml'))).toMatchObject({ kind: 'full', items: [] });
  });

  it('are told so too when what they type has an effect on another open document', async () => {
    const pod = CLEAN.slice(0, CLEAN.indexOf('      resources:'));
    const { client, uri } = await open({}, { capabilities: PULLS });
    await client.open(uri('pod.yaml'), pod);
    await client.open(uri('range.yaml'), '# nothing yet\n');
    expect(await client.pull(uri('pod.yaml'))).toMatchObject({ items: [{ code: 'require-requests' }] });
    expect(await client.pull(uri('range.yaml'))).toMatchObject({ items: [] });
    const before = client.refreshes;
    await client.change(
      uri('range.yaml'),
      `apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: default }
spec: { limits: [{ type: Container, default: { cpu: 250m, memory: 256Mi } }] }
`,
    );
    await client.until(() => client.refreshes > before);
    expect(await client.pull(uri('pod.yaml'))).toMatchObject({ items: [] });
  });

  it('may change their mind', async () => {
    const { client, uri } = await open({}, { capabilities: PULLS });
    await client.open(uri('a.yaml'), BLOCKED);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri: uri('a.yaml') } },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.pull(uri('a.yaml'))).toMatchObject({ kind: 'full', items: [{}] });
  });
});
