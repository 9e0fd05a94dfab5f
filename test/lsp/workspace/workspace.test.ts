import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver-protocol/node';
import { BLOCKED, CLEAN, run, WARNED, writeFiles } from '../../support/cli.ts';
import { type ClientOptions, type LanguageClient, startClient, uriOf } from '../../support/language-client.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const RANGE = `apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: default }
spec:
  limits:
    - type: Container
      defaultRequest: { cpu: 250m, memory: 256Mi }
      default: { cpu: 250m, memory: 256Mi }
`;

const HOST = '5:15-5:19 no-host-namespaces';
const NO_REQUESTS = ['5:2-5:12 require-requests'];

const WATCHES = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

async function open(
  files: Record<string, string>,
  options: ClientOptions = {},
): Promise<{ client: LanguageClient; directory: string; uri: (path: string) => string }> {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  const client = await startClient({ folders: [directory], capabilities: WATCHES, ...options });
  return { client, directory, uri: (path) => uriOf(join(directory, path)) };
}

describe('files of one folder', () => {
  it('are the context of each other, and open ones win over what is written', async () => {
    const { client, uri } = await open({ 'pod.yaml': WARNED, 'range.yaml': '# nothing yet\n' });
    await client.open(uri('pod.yaml'), WARNED);
    await client.shows(uri('pod.yaml'), NO_REQUESTS);
    await client.open(uri('range.yaml'), RANGE);
    await client.shows(uri('pod.yaml'), []);
    await client.close(uri('range.yaml'));
    await client.shows(uri('pod.yaml'), NO_REQUESTS);
  });

  it('are read again when they change, come, move and go on disk', async () => {
    const { client, directory, uri } = await open({ 'pod.yaml': WARNED });
    await client.until(() => client.registrations.length > 0);
    expect(JSON.stringify(client.registrations[0]?.registerOptions)).toContain('**/.gitignore');
    await client.open(uri('pod.yaml'), WARNED);
    await client.shows(uri('pod.yaml'), NO_REQUESTS);
    writeFiles(directory, { 'range.yaml': RANGE, 'more.yaml': BLOCKED });
    await client.touch(uri('range.yaml'), uri('more.yaml'));
    await client.shows(uri('pod.yaml'), []);
    await client.shows(uri('more.yaml'), [HOST]);
    renameSync(join(directory, 'more.yaml'), join(directory, 'moved.yaml'));
    await client.touch(uri('more.yaml'), uri('moved.yaml'));
    await client.shows(uri('more.yaml'), []);
    await client.shows(uri('moved.yaml'), [HOST]);
    rmSync(join(directory, 'range.yaml'));
    await client.touch(uri('range.yaml'));
    await client.shows(uri('pod.yaml'), NO_REQUESTS);
  });

  it('leave out what git ignores, also when that changes', async () => {
    const { client, directory, uri } = await open({ '.gitignore': 'out\n', 'out/a.yaml': BLOCKED, 'b.yaml': BLOCKED });
    await client.shows(uri('b.yaml'), [HOST]);
    await client.open(uri('out/a.yaml'), BLOCKED);
    await client.shows(uri('out/a.yaml'), []);
    writeFiles(directory, { '.gitignore': '' });
    await client.touch(uri('.gitignore'));
    await client.shows(uri('out/a.yaml'), [HOST]);
  });

  it('are only reported while they are open where that is wanted', async () => {
    const { client, uri } = await open({ 'a.yaml': BLOCKED, 'b.yaml': BLOCKED }, { settings: { scope: 'openFiles' } });
    await client.open(uri('a.yaml'), BLOCKED);
    await client.shows(uri('a.yaml'), [HOST]);
    await client.change(uri('a.yaml'), CLEAN);
    await client.shows(uri('a.yaml'), []);
    await client.close(uri('a.yaml'));
    await client.open(uri('b.yaml'), BLOCKED);
    await client.shows(uri('b.yaml'), [HOST]);
    expect(client.published.get(uri('a.yaml'))?.diagnostics).toEqual([]);
  });
});

describe('the configuration', () => {
  it('counts as on the command line, and again as soon as it changes', async () => {
    const config = 'ignores: [tests]\nrules: { no-host-namespaces: warn }\n';
    const { client, directory, uri } = await open({
      'fargate-lint.yaml': config,
      'tests/a.yaml': BLOCKED,
      'b.yaml': BLOCKED,
    });
    await client.open(uri('b.yaml'), BLOCKED);
    await client.open(uri('tests/a.yaml'), BLOCKED);
    await client.shows(uri('b.yaml'), [HOST]);
    expect(client.published.get(uri('b.yaml'))?.diagnostics[0]?.severity).toBe(2);
    await client.shows(uri('tests/a.yaml'), []);
    writeFiles(directory, { 'fargate-lint.yaml': 'rules: { no-host-namespaces: off }\n' });
    await client.touch(uri('fargate-lint.yaml'));
    await client.shows(uri('b.yaml'), []);
    // As it is being written in the editor.
    await client.open(uri('fargate-lint.yaml'), '{}\n');
    await client.shows(uri('b.yaml'), [HOST]);
    await client.shows(uri('tests/a.yaml'), [HOST]);
  });

  it('is told what is wrong with it, and counts meanwhile as it was', async () => {
    const good = 'rules: { no-host-namespaces: off }\n';
    const { client, uri } = await open({ 'fargate-lint.yaml': good, 'a.yaml': BLOCKED });
    await client.open(uri('a.yaml'), BLOCKED);
    await client.shows(uri('a.yaml'), []);
    await client.open(uri('fargate-lint.yaml'), good);
    await client.change(uri('fargate-lint.yaml'), 'rules:\n  no-host-namespace: off\n  size-rounding: 1\n');
    await client.shows(uri('fargate-lint.yaml'), ['1:2-1:19 configuration', '2:17-2:18 configuration']);
    await client.shows(uri('a.yaml'), []);
    await client.change(uri('fargate-lint.yaml'), '');
    await client.shows(uri('fargate-lint.yaml'), []);
    await client.shows(uri('a.yaml'), [HOST]);
  });

  it('is followed into what it names', async () => {
    const { client, directory, uri } = await open({
      'fargate-lint.yaml': 'extends: ./base.yaml\nprofiles: profiles.yaml\n',
      'base.yaml': '{}\n',
      'profiles.yaml': '- name: shop\n  selectors: [{ namespace: shop }]\n',
      'a.yaml': BLOCKED,
    });
    await client.open(uri('a.yaml'), BLOCKED);
    await client.shows(uri('a.yaml'), []);
    writeFiles(directory, { 'profiles.yaml': '- name: shop\n  selectors: [{ namespace: default }]\n' });
    await client.touch(uri('profiles.yaml'));
    await client.shows(uri('a.yaml'), [HOST]);
    writeFiles(directory, { 'base.yaml': 'rules: { no-host-namespaces: off }\n' });
    await client.touch(uri('base.yaml'));
    await client.shows(uri('a.yaml'), []);
  });

  it('is not followed out of the folder by a link, nor is a file that it names', async () => {
    const outside = temporaryDirectory();
    writeFiles(outside, { 'off.yaml': 'rules: { no-host-namespaces: off }\n', 'pod.yaml': BLOCKED });
    const { client, directory, uri } = await open({ 'a.yaml': BLOCKED });
    await client.shows(uri('a.yaml'), [HOST]);
    symlinkSync(join(outside, 'pod.yaml'), join(directory, 'b.yaml'));
    symlinkSync(join(outside, 'off.yaml'), join(directory, 'fargate-lint.yaml'));
    await client.touch(uri('b.yaml'), uri('fargate-lint.yaml'));
    await client.shows(uri('fargate-lint.yaml'), ['0:0-0:0 configuration']);
    await client.shows(uri('a.yaml'), [HOST]);
    expect(client.published.get(uri('b.yaml'))).toBeUndefined();
    rmSync(join(directory, 'fargate-lint.yaml'));
    for (const key of ['extends', 'profiles', 'baseline']) {
      symlinkSync(join(outside, 'off.yaml'), join(directory, `${key}.yaml`));
      writeFiles(directory, { 'fargate-lint.yaml': `${key}: ./${key}.yaml\n` });
      await client.touch(uri('fargate-lint.yaml'));
      const shown = () => JSON.stringify(client.published.get(uri('fargate-lint.yaml')));
      await client.until(() => shown().includes(`${key}.yaml`) && shown().includes('is a link out'));
    }
  });

  it('hides what its baseline has, and again as soon as that changes', async () => {
    const { client, directory, uri } = await open({ 'fargate-lint.yaml': 'baseline: known.txt\n', 'a.yaml': BLOCKED });
    await client.until(() => client.registrations.length > 0);
    expect(JSON.stringify(client.registrations[0]?.registerOptions)).toContain(',txt}');
    await client.open(uri('a.yaml'), BLOCKED);
    await client.open(uri('fargate-lint.yaml'), 'baseline: known.txt\n');
    await client.shows(uri('fargate-lint.yaml'), ['0:10-0:19 configuration']);
    await client.shows(uri('a.yaml'), [HOST]);
    await run(['--baseline-write', 'known.txt'], { cwd: directory });
    await client.touch(uri('known.txt'));
    await client.shows(uri('fargate-lint.yaml'), []);
    await client.shows(uri('a.yaml'), []);
    writeFiles(directory, { 'known.txt': '=======\n' });
    await client.touch(uri('known.txt'));
    await client.shows(uri('fargate-lint.yaml'), ['0:10-0:19 configuration']);
    await client.shows(uri('a.yaml'), []);
    writeFiles(directory, { 'known.txt': '' });
    await client.touch(uri('known.txt'));
    await client.shows(uri('a.yaml'), [HOST]);
  });

  it('names what is read with include; another file is linted with that around it', async () => {
    const { client, uri } = await open({
      'fargate-lint.yaml': 'include: [k8s]\n',
      'k8s/range.yaml': RANGE,
      'other/pod.yaml': WARNED,
    });
    await client.open(uri('other/pod.yaml'), WARNED.replace('warned', 'warned-too'));
    await client.shows(uri('other/pod.yaml'), []);
  });

  it('shows which of its entries have no effect', async () => {
    const config = 'ignore:\n  - rule: no-privileged\n    reason: none\n';
    const { client, uri } = await open({ 'fargate-lint.yaml': config, 'a.yaml': CLEAN });
    await client.shows(uri('fargate-lint.yaml'), ['1:10-1:23 unused-disable']);
  });
});

describe('several folders', () => {
  it('have a configuration and a set each, and come and go', async () => {
    const [one, two] = [temporaryDirectory(), temporaryDirectory()];
    writeFiles(one, {
      'fargate-lint.yaml': 'rules: { no-host-namespaces: off }\n',
      'a.yaml': BLOCKED,
      'r.yaml': RANGE,
    });
    writeFiles(two, { 'a.yaml': BLOCKED, 'b.yaml': WARNED });
    const client = await startClient({ folders: [one], capabilities: { workspace: { workspaceFolders: true } } });
    const [first, second, third] = [join(one, 'a.yaml'), join(two, 'a.yaml'), join(two, 'b.yaml')].map(uriOf) as [
      string,
      string,
      string,
    ];
    await client.open(first, BLOCKED);
    await client.open(third, WARNED);
    await client.shows(first, []);
    await client.shows(third, NO_REQUESTS);
    const folder = { uri: uriOf(two), name: 'two' };
    const tell = (added: (typeof folder)[], removed: (typeof folder)[]) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added, removed } });
    await tell([folder], []);
    await client.shows(second, [HOST]);
    await client.shows(first, []);
    await tell([], [folder]);
    await client.shows(second, []);
    await client.shows(third, NO_REQUESTS);
    await tell([], [{ uri: uriOf(one), name: 'one' }]);
    await client.shows(first, [HOST]);
  });

  it('need not be there: a document outside of all of them is linted alone', async () => {
    const { client, uri } = await open({ 'a.yaml': BLOCKED, 'range.yaml': RANGE });
    await client.open('untitled:Untitled-1', WARNED);
    await client.shows('untitled:Untitled-1', NO_REQUESTS);
    const elsewhere = uriOf(join(temporaryDirectory(), 'pod.yaml'));
    await client.open(elsewhere, WARNED);
    await client.shows(elsewhere, NO_REQUESTS);
    await client.shows(uri('a.yaml'), [HOST]);
    await client.close(elsewhere);
    await client.shows(elsewhere, []);
  });
});
