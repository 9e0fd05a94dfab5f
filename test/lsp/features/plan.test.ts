import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodeLensRequest, HoverRequest, type MarkupContent } from 'vscode-languageserver-protocol/node';
import type { Plan, PlannedWorkload } from '../../../src/plan/plan.ts';
import { run, writeFiles } from '../../support/cli.ts';
import { startClient, uriOf } from '../../support/language-client.ts';
import { ROOT, temporaryDirectory } from '../../support/repository.ts';

/** The titles above the templates of a file. */
async function lensesOf(files: Readonly<Record<string, string>>, path: string): Promise<string[]> {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  return lensesIn(directory, path);
}

async function lensesIn(directory: string, path: string): Promise<string[]> {
  const client = await startClient({ folders: [directory] });
  const uri = uriOf(join(directory, path));
  await client.open(uri, readFileSync(join(directory, path), 'utf8'));
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  return (lenses ?? []).map(({ command }) => command?.title ?? '');
}

const template = (spec = '', requests = 'cpu: 100m, memory: 128Mi') => `
  template:
    metadata: { labels: { app: web } }
    spec:
      ${spec}
      containers:
        - name: web
          image: public.ecr.aws/example/web:1
          resources: { requests: { ${requests} } }
`;
const workload = (kind: string, body: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }${body}`;
const cronJob = (body: string) => `apiVersion: batch/v1
kind: CronJob
metadata: { name: web }
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:${template('restartPolicy: Never').replaceAll('\n', '\n    ')}${body}`;

describe('the lens above a pod template', () => {
  it.each([
    [
      'each replica and all',
      workload('Deployment', `\n  replicas: 3${template()}`),
      'fargate · 0.25 vCPU 0.5 GB · 9.01 USD/month per replica, 27.03 for 3 in us-east-1',
    ],
    ['a DaemonSet', workload('DaemonSet', template()), 'ec2: DaemonSets do not run on Fargate'],
    ['what keeps data', workload('StatefulSet', template()), 'ec2: StatefulSets may keep data'],
    [
      'what no size holds',
      workload('Deployment', template('', 'cpu: 90, memory: 128Mi')),
      'ec2: Requests of 90 CPU exceed the largest Fargate size, 16 vCPU; the pod stays Pending',
    ],
    [
      'several edits',
      workload('Deployment', template('hostNetwork: true\n      hostPID: true')),
      'fargate after edits: Remove hostNetwork and 1 more · stays Pending as it is · 0.25 vCPU 0.5 GB · 9.01 USD/month in us-east-1',
    ],
    [
      'an annotation',
      workload(
        'Deployment',
        template().replace('{ labels', '{ annotations: { eks.amazonaws.com/compute-type: ec2 }, labels'),
      ),
      'ec2: annotated eks.amazonaws.com/compute-type: ec2',
    ],
    [
      'finished pods of a Job',
      cronJob(''),
      'fargate after edits: set ttlSecondsAfterFinished · 0.25 vCPU 0.5 GB · 0.012 USD/hour per pod, 27.03–36.04 USD/month as it is in us-east-1',
    ],
  ])('names the place, the reason and the price: %s', async (_, text, title) => {
    expect(await lensesOf({ 'a.yaml': text }, 'a.yaml')).toEqual([title]);
  });

  it('says what a profile does not take yet', async () => {
    const files = {
      'fargate-lint.yaml': 'profiles: profiles.yaml\nregion: eu-central-1\n',
      'profiles.yaml': '- name: other\n  selectors: [{ namespace: other }]\n',
      'a.yaml': workload('Deployment', template()),
    };
    expect(await lensesOf(files, 'a.yaml')).toEqual(['fargate · on EC2 now · 0.25 vCPU 0.5 GB · 10.36 USD/month']);
  });

  it('follows what the configuration keeps and moves, wherever it is', async () => {
    const files = {
      'fargate-lint.yaml': 'plan: { keep: [web], move: [elsewhere, db] }\n',
      'a.yaml': `${workload('Deployment', template())}---\n${workload('StatefulSet', template()).replace('name: web,', 'name: db,')}`,
    };
    expect(await lensesOf(files, 'a.yaml')).toEqual([
      'ec2: kept on EC2 by --keep or the configuration',
      'fargate · 0.25 vCPU 0.5 GB · 9.01 USD/month in us-east-1',
    ]);
  });

  it('has a line for each variant that kustomizations make', async () => {
    const overlay = (replicas: number) => `resources: [../base]\nreplicas: [{ name: web, count: ${replicas} }]\n`;
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': workload('Deployment', template()),
      'dev/kustomization.yaml': overlay(2),
      'prod/kustomization.yaml': overlay(5),
    };
    const price = 'fargate · 0.25 vCPU 0.5 GB · 9.01 USD/month per replica';
    expect(await lensesOf(files, 'base/web.yaml')).toEqual([
      `${price}, 18.02 for 2 in us-east-1 · dev`,
      `${price}, 45.05 for 5 in us-east-1 · prod`,
    ]);
  });

  it('shows what hides in a name', async () => {
    const hostile = workload('Deployment', template('volumes: [{ name: "a\\u202eb", hostPath: { path: / } }]'));
    const [title = ''] = await lensesOf({ 'a.yaml': hostile }, 'a.yaml');
    expect(title).toContain('\\u202e');
    expect(title).not.toContain('\u202e');
  });
});

describe('the plan of an editor', () => {
  it('places and prices workloads as the command does', async () => {
    const directory = temporaryDirectory();
    const [, shop = ''] =
      /^```yaml \{"file": "shop\.yaml"\}\n(.*?)^```/ms.exec(readFileSync(join(ROOT, 'docs/plan.md'), 'utf8')) ?? [];
    writeFiles(directory, { 'shop.yaml': shop, 'fargate-lint.yaml': 'region: us-east-1\n' });
    const { stdout } = await run(['plan', '-f', 'json'], { cwd: directory });
    const { workloads } = JSON.parse(stdout) as Plan;
    expect(workloads.length).toBeGreaterThan(2);
    const lenses = await lensesIn(directory, 'shop.yaml');
    expect(lenses.map((title) => title.split(/[:·]/)[0]?.trim())).toEqual(
      workloads.map(({ placement }) => placement.replaceAll('-', ' ')),
    );
    for (const [index, title] of lenses.entries()) expect(title).toContain(priceOf(workloads[index]));
  });

  it('says once on hover what is alike in all variants', async () => {
    const directory = temporaryDirectory();
    const overlay = (image: string) => `resources: [../base]\nimages: [{ name: a, newTag: "${image}" }]\n`;
    writeFiles(directory, {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': workload('Deployment', template()),
      'dev/kustomization.yaml': overlay('1'),
      'prod/kustomization.yaml': overlay('2'),
    });
    const client = await startClient({ folders: [directory] });
    const uri = uriOf(join(directory, 'base/web.yaml'));
    await client.open(uri, workload('Deployment', template()));
    const at = { textDocument: { uri }, position: { line: 1, character: 1 } };
    const shown = await client.connection.sendRequest(HoverRequest.type, at);
    const text = (shown?.contents as MarkupContent | undefined)?.value ?? '';
    expect(text).toMatch(/^fargate · dev · prod\n/);
    expect(text).not.toContain('---');
  });

  it('changes with the file that scales the workload', async () => {
    const directory = temporaryDirectory();
    writeFiles(directory, { 'a.yaml': workload('Deployment', template()) });
    const client = await startClient({ folders: [directory] });
    const uri = uriOf(join(directory, 'a.yaml'));
    await client.open(uri, readFileSync(join(directory, 'a.yaml'), 'utf8'));
    const hover = async () => {
      const at = { textDocument: { uri }, position: { line: 1, character: 1 } };
      const shown = await client.connection.sendRequest(HoverRequest.type, at);
      return (shown?.contents as MarkupContent | undefined)?.value;
    };
    expect(await hover()).toContain('0.25 vCPU and 0.5 GB, 9.01 USD/month in us-east-1.');
    const scaled = 'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: web, namespace: shop }\n';
    await client.open(
      uriOf(join(directory, 'b.yaml')),
      `${scaled}spec: { minReplicaCount: 1, maxReplicaCount: 4, scaleTargetRef: { name: web } }\n`,
    );
    expect(await hover()).toContain('9.01 USD/month per replica, 9.01–36.04 for 1–4 in us-east-1.');
  });
});

function priceOf(workload: PlannedWorkload | undefined): string {
  return workload?.podMonthAfter ? `${workload.podMonthAfter.toFixed(2)} USD/month` : '';
}
