import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Hover,
  HoverRequest,
  InlayHintRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { type ClientOptions, startClient, uriOf } from '../support/language-client.ts';
import { temporaryDirectory } from '../support/repository.ts';

const MARKDOWN = { textDocument: { hover: { contentFormat: ['markdown' as const] } } };

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: public.ecr.aws/example/web:1
          resources:
            requests: { cpu: 300m, memory: 300Mi }
            limits: { cpu: 300m, memory: 400Mi }
`;

async function open(text: string, files: Record<string, string> = {}, options: ClientOptions = {}) {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  const client = await startClient({ folders: [directory], ...options });
  const uri = uriOf(join(directory, 'a.yaml'));
  await client.open(uri, text);
  const hover = (line: number, character: number) =>
    client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  return { client, uri, directory, hover };
}

function textOf(hover: Hover | null): string {
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('hover', () => {
  it('says on resources what the pod comes to', async () => {
    const { hover } = await open(DEPLOYMENT, {}, { capabilities: MARKDOWN });
    for (const [line, character] of [
      [11, 12],
      [12, 30],
      [13, 49],
    ] as const) {
      expect(textOf(await hover(line, character))).toBe(
        'QoS class **Burstable**\n\nThe pod asks for 300 m CPU and 300 MiB memory, as the sum over its containers.\n\n' +
          'Fargate adds 256 MiB and provisions **0.5 vCPU and 1 GB**.',
      );
    }
    expect((await hover(11, 12))?.range).toEqual({
      start: { line: 11, character: 10 },
      end: { line: 13, character: 48 },
    });
    expect(await hover(10, 14)).toBeNull();
  });

  it('shows prices where the project sets them', async () => {
    const { hover } = await open(
      DEPLOYMENT,
      { 'fargate-lint.yaml': 'region: eu-central-1\n' },
      { capabilities: MARKDOWN },
    );
    expect(textOf(await hover(11, 12))).toContain('1 GB**, 20.72 USD/month per replica.');
  });

  it('says on the kind of a workload what becomes of it', async () => {
    const text = `${DEPLOYMENT}---\n${BLOCKED}`;
    const { hover } = await open(text, { 'fargate-lint.yaml': 'region: eu-central-1\n' }, { capabilities: MARKDOWN });
    expect(textOf(await hover(1, 3))).toMatch(
      /^\*\*0\.5 vCPU 1 GB · Burstable · runs\*\*\n\n.*1 GB\*\*, 20\.72 USD\/month per replica\.$/s,
    );
    expect((await hover(1, 8))?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 16 } });
    const blocked = textOf(await hover(16, 8));
    expect(blocked).toMatch(/^\*\*0\.25 vCPU 0\.5 GB · Guaranteed · stays Pending\*\*\n/);
    expect(blocked).toContain('\n\n`Pod not supported on Fargate: fields not supported: HostNetwork`');
    expect(await hover(0, 3)).toBeNull();
  });

  it('says on what is wrong what to do, and what the cluster will show', async () => {
    const { hover } = await open(BLOCKED, {}, { capabilities: MARKDOWN });
    expect(textOf(await hover(5, 16))).toBe(
      'Remove the field, or keep this workload on EC2 nodes.\n\nEvent on the cluster:\n\n' +
        '`Pod not supported on Fargate: fields not supported: HostNetwork`\n\n' +
        '`fargate-lint explain no-host-namespaces`',
    );
  });

  it('is plain text where nothing else is shown', async () => {
    const { hover } = await open(BLOCKED);
    expect(await hover(5, 16)).toMatchObject({
      contents: {
        kind: 'plaintext',
        value: expect.stringContaining('\nfargate-lint explain no-host-namespaces'),
      },
    });
  });

  it('shows a name as it is, whatever it holds', async () => {
    const hostile = BLOCKED.replace(
      '  hostNetwork: true\n',
      '  volumes:\n    - name: "<img src=x>`**[a](b)"\n      hostPath: { path: / }\n',
    );
    const { client, uri, hover } = await open(hostile, {}, { capabilities: MARKDOWN });
    await client.until(() => (client.published.get(uri)?.diagnostics.length ?? 0) > 0);
    const { start } = client.published.get(uri)!.diagnostics[0]!.range;
    const text = textOf(await hover(start.line, start.character + 1));
    expect(text).toContain(
      '``Pod not supported on Fargate: volumes not supported: <img src=x>`**[a](b) is of an unsupported volume Type``',
    );
    expect(text.replace(/``.*``/, '')).not.toContain('<img');
  });
});

describe('code lenses and inlay hints', () => {
  it('say what becomes of each pod template', async () => {
    const { client, uri } = await open(`${DEPLOYMENT}---\n${BLOCKED}`);
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    expect(lenses?.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
      [5, '0.5 vCPU 1 GB · Burstable · runs'],
      [16, '0.25 vCPU 0.5 GB · Guaranteed · stays Pending'],
    ]);
    expect(lenses?.map(({ command }) => command?.tooltip)).toEqual([
      undefined,
      'Pod not supported on Fargate: fields not supported: HostNetwork',
    ]);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })).toEqual([]);
  });

  it('stand where a person wants them', async () => {
    const { client, uri } = await open(
      `${DEPLOYMENT}---\n${BLOCKED}`,
      {},
      { settings: { inlayHints: true, codeLens: false } },
    );
    expect(await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })).toEqual([]);
    const range = { start: { line: 10, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    expect(hints).toMatchObject([
      { position: { line: 16, character: 9 }, label: '0.25 vCPU 0.5 GB · Guaranteed · stays Pending' },
    ]);
  });

  it('are asked for again when another file has an effect on them', async () => {
    const capabilities = { workspace: { codeLens: { refreshSupport: true } } };
    const { client, directory } = await open(DEPLOYMENT, {}, { capabilities });
    let refreshes = 0;
    client.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshes++);
    await client.open(uriOf(join(directory, 'b.yaml')), CLEAN);
    await client.until(() => refreshes > 0);
  });
});
