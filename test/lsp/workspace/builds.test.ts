import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../support/cli.ts';
import { DEPLOYMENT, PATCH } from '../../support/kustomizations.ts';
import { type LanguageClient, PULLS, placesOf, startClient, uriOf } from '../../support/language-client.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const FILES = {
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'base/deployment.yaml': DEPLOYMENT,
  'dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\npatches: [{path: patch.yaml}]\n',
  'dev/patch.yaml': PATCH,
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: a, image: a:1}]\n',
};

const HOST = '8:19-8:23 no-host-namespaces';
const PRIVILEGED = '9:24-9:28 no-privileged';

async function open(files: Record<string, string> = {}, capabilities = {}) {
  const directory = temporaryDirectory();
  writeFiles(directory, { ...FILES, ...files });
  const client = await startClient({ folders: [directory], capabilities });
  return { client, directory, uri: (path: string) => uriOf(join(directory, path)) };
}

function published(client: LanguageClient, uri: string) {
  return client.published.get(uri)?.diagnostics ?? [];
}

describe('kustomizations of a folder', () => {
  it('are built, and what is found is shown where it is written', async () => {
    const { client, uri } = await open();
    await client.shows(uri('base/deployment.yaml'), [HOST]);
    await client.shows(uri('dev/patch.yaml'), [PRIVILEGED]);
  });

  it('are built again when a patch, a base or a kustomization changes', async () => {
    const { client, uri } = await open();
    await client.open(uri('dev/patch.yaml'), PATCH);
    await client.shows(uri('dev/patch.yaml'), [PRIVILEGED]);
    await client.change(uri('dev/patch.yaml'), PATCH.replace('true', 'false'));
    await client.shows(uri('dev/patch.yaml'), []);
    await client.open(uri('base/deployment.yaml'), DEPLOYMENT.replace('hostNetwork', 'hostPID'));
    await client.shows(uri('base/deployment.yaml'), ['8:15-8:19 no-host-namespaces']);
    const remove =
      "patches: [{target: {kind: Deployment}, patch: '[{op: remove, path: /spec/template/spec/hostPID}]'}]";
    await client.open(uri('dev/kustomization.yaml'), `resources: [../base]\nnamespace: dev\n${remove}\n`);
    await client.shows(uri('base/deployment.yaml'), []);
  });

  it('are shown in the base too where a patch writes the same', async () => {
    const { client, uri } = await open({
      'dev/patch.yaml': PATCH.replace(/ {6}containers[\s\S]*/, '      hostNetwork: true\n'),
    });
    await client.shows(uri('dev/patch.yaml'), ['6:19-6:23 no-host-namespaces']);
    await client.shows(uri('base/deployment.yaml'), [HOST]);
    const [inBase] = published(client, uri('base/deployment.yaml'));
    expect(inBase?.severity).toBe(3);
    expect(inBase?.relatedInformation?.[0]?.location.uri).toBe(uri('dev/patch.yaml'));
    const [inPatch] = published(client, uri('dev/patch.yaml'));
    expect(inPatch?.severity).toBe(1);
    expect(inPatch?.relatedInformation?.map(({ location }) => location.uri)).toEqual([uri('base/deployment.yaml')]);
  });

  it('keep no plain file waiting', async () => {
    const { client, uri } = await open();
    await client.shows(uri('pod.yaml'), ['4:11-4:15 no-host-namespaces', '5:2-5:12 require-requests']);
    await client.open(uri('dev/patch.yaml'), PATCH.replace('true', 'false'));
    await client.open(uri('pod.yaml'), FILES['pod.yaml'].replace('true', 'false'));
    const isSettled = () => placesOf(published(client, uri('pod.yaml'))).length === 1;
    await client.until(isSettled);
    expect(placesOf(published(client, uri('dev/patch.yaml')))).toEqual([PRIVILEGED]);
    await client.shows(uri('dev/patch.yaml'), []);
  });

  it('are waited for by those who ask for a part of them', async () => {
    const { client, uri } = await open({}, PULLS);
    await client.open(uri('dev/patch.yaml'), PATCH.replace('true', 'false'));
    expect(await client.pull(uri('dev/patch.yaml'))).toMatchObject({ items: [] });
    await client.change(uri('dev/patch.yaml'), PATCH);
    const report = await client.pull(uri('dev/patch.yaml'));
    expect(report.kind === 'full' && placesOf(report.items)).toEqual([PRIVILEGED]);
  });

  it('are left alone with render: false, as soon as it is written', async () => {
    const { client, uri } = await open({
      'dev/patch.yaml': PATCH.replace(/containers[\s\S]*/, 'hostNetwork: false\n'),
    });
    await client.open(uri('base/deployment.yaml'), DEPLOYMENT);
    await client.shows(uri('base/deployment.yaml'), []);
    await client.open(uri('fargate-lint.yaml'), 'render: false\n');
    await client.shows(uri('base/deployment.yaml'), [HOST]);
  });

  it('say why they cannot be built, and are linted as they are meanwhile', async () => {
    const { client, uri } = await open({ 'dev/kustomization.yaml': 'resources:\n  - ../base\n  - gone.yaml\n' });
    await client.shows(uri('dev/kustomization.yaml'), ['2:4-2:13 not-built']);
    await client.shows(uri('dev/patch.yaml'), [PRIVILEGED]);
  });

  it('are built of new files, and of no files outside of the folder', async () => {
    const outside = temporaryDirectory();
    writeFiles(outside, { 'pod.yaml': FILES['pod.yaml'] });
    const { client, directory, uri } = await open({ 'dev/kustomization.yaml': 'resources: [more.yaml]\n' });
    await client.shows(uri('dev/kustomization.yaml'), ['0:12-0:21 not-built']);
    symlinkSync(join(outside, 'pod.yaml'), join(directory, 'dev/more.yaml'));
    writeFiles(directory, { 'other.yaml': FILES['pod.yaml'] });
    await client.touch(uri('dev/more.yaml'), uri('other.yaml'));
    await client.shows(uri('other.yaml'), ['4:11-4:15 no-host-namespaces', '5:2-5:12 require-requests']);
    await client.shows(uri('dev/kustomization.yaml'), ['0:12-0:21 not-built']);
    expect(published(client, uri('dev/more.yaml'))).toEqual([]);
    rmSync(join(directory, 'dev/more.yaml'));
    writeFiles(directory, { 'dev/more.yaml': FILES['pod.yaml'] });
    await client.touch(uri('dev/more.yaml'));
    await client.shows(uri('dev/kustomization.yaml'), []);
    await client.shows(uri('dev/more.yaml'), ['4:11-4:15 no-host-namespaces', '5:2-5:12 require-requests']);
  });

  it('are fixed where it is written', async () => {
    const { client, uri } = await open();
    await client.shows(uri('dev/patch.yaml'), [PRIVILEGED]);
    await client.open(uri('dev/patch.yaml'), PATCH);
    await client.shows(uri('dev/patch.yaml'), [PRIVILEGED]);
    const [{ range } = {}] = published(client, uri('dev/patch.yaml'));
    const actions = range ? await client.codeActions(uri('dev/patch.yaml'), range) : [];
    const files = Object.fromEntries(actions.map(({ title, edit }) => [title, Object.keys(edit?.changes ?? {})]));
    expect(files).toMatchObject({
      'Remove privileged': [uri('dev/patch.yaml')],
      'Disable no-privileged on this line': [uri('dev/patch.yaml')],
      'Keep this workload on EC2': [uri('base/deployment.yaml')],
    });
  });
});
