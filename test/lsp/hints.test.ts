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

const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 2, maxReplicas: 6, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
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
        'QoS class **Burstable**\n\nRequests of all containers: 300 m CPU and 300 MiB memory.\n\n' +
          'Fargate adds 256 MiB and provisions **0.5 vCPU and 1 GB**, 18.02 USD/month in us-east-1.',
      );
    }
    expect((await hover(11, 12))?.range).toEqual({
      start: { line: 11, character: 10 },
      end: { line: 13, character: 48 },
    });
    expect(await hover(10, 14)).toBeNull();
  });

  it.each([
    ['region: eu-central-1', '1 GB**, 20.72 USD/month.'],
    ['prices: { vcpuHour: 0.1, memoryGiBHour: 0.01, currency: EUR }', '1 GB**, 43.80 EUR/month.'],
    // No price of it is known.
    ['region: cn-north-1', 'provisions **0.5 vCPU and 1 GB**.'],
  ])('takes prices from the configuration: %s', async (configuration, expected) => {
    const { hover } = await open(DEPLOYMENT, { 'fargate-lint.yaml': configuration }, { capabilities: MARKDOWN });
    expect(textOf(await hover(11, 12))).toContain(expected);
  });

  it('says on the kind and the name of a workload where it goes', async () => {
    const text = `${DEPLOYMENT}---\n${BLOCKED}`;
    const { hover } = await open(text, { 'fargate-lint.yaml': 'region: eu-central-1\n' }, { capabilities: MARKDOWN });
    const shown = textOf(await hover(1, 3));
    expect(shown).toMatch(/^\*\*fargate\*\*\n\n.*1 GB\*\*, 20\.72 USD\/month\.$/s);
    expect((await hover(1, 8))?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 16 } });
    expect(textOf(await hover(2, 19))).toBe(shown);
    const blocked = textOf(await hover(16, 8));
    expect(blocked).toMatch(
      /^\*\*fargate after edits\*\* · stays Pending as it is\n\n- `a\.yaml:21` Remove hostNetwork\n\n/,
    );
    expect(blocked).toContain('\n\nAfter the edits Fargate adds 256 MiB and provisions **0.25 vCPU and 0.5 GB**, 10.');
    expect(blocked).toContain('\n\n`Pod not supported on Fargate: fields not supported: HostNetwork`');
    expect(await hover(0, 3)).toBeNull();
  });

  it('says what a workload costs that an autoscaler in another file scales, and what an edit saves', async () => {
    const { hover } = await open(
      DEPLOYMENT.replace('cpu: 300m', 'cpu: 260m'),
      { 'hpa.yaml': AUTOSCALER },
      { capabilities: MARKDOWN },
    );
    const lines = textOf(await hover(1, 3)).split('\n\n');
    expect(lines[0]).toBe('**fargate after edits**');
    expect(lines[1]).toBe('- `a.yaml:13` cpu 260m → 250m in web\n- `a.yaml:13` memory 300 MiB → 256 MiB in web');
    expect(lines.slice(-2)).toEqual([
      'Fargate adds 256 MiB and provisions **0.5 vCPU and 1 GB**, 18.02 USD/month per replica, 36.04–108.12 for 2–6 in us-east-1.',
      'After the edits **0.25 vCPU and 0.5 GB**, 9.01 USD/month per replica, 18.02–54.06 for 2–6 in us-east-1.',
    ]);
  });

  it('says why a workload stays on EC2, and what Fargate would give it', async () => {
    const stateful = DEPLOYMENT.replace('kind: Deployment', 'kind: StatefulSet');
    const { hover } = await open(stateful, {}, { capabilities: MARKDOWN });
    const shown = textOf(await hover(1, 3));
    expect(shown).toMatch(/^\*\*ec2\*\*\n\n- StatefulSets may keep data\n\n/);
    expect(shown).toMatch(
      /\n\nOn Fargate it would get \*\*0\.5 vCPU and 1 GB\*\*, 18\.02 USD\/month per replica in us-east-1\.$/,
    );
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
  it('say where each pod template goes', async () => {
    const { client, uri } = await open(`${DEPLOYMENT}---\n${BLOCKED}`);
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    expect(lenses?.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
      [5, 'fargate · 0.5 vCPU 1 GB · 18.02 USD/month in us-east-1'],
      [
        16,
        'fargate after edits: Remove hostNetwork · stays Pending as it is · 0.25 vCPU 0.5 GB · 9.01 USD/month in us-east-1',
      ],
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
      {
        position: { line: 16, character: 9 },
        label: expect.stringMatching(/^fargate after edits: Remove hostNetwork · stays Pending as it is · /),
      },
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
