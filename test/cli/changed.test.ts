import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, type RunResult, run, writeFiles } from '../support/cli.ts';
import { commit, GIT_ENV, git, repositoryWith } from '../support/git.ts';
import { temporaryDirectory } from '../support/repository.ts';

const HINT = 'Run fargate-lint --help for options, formats and examples.\n';

function changed(cwd: string, argv: readonly string[] = [], env: Record<string, string> = {}): Promise<RunResult> {
  return run(['--list-files', '--changed', ...argv], { cwd, env: { ...GIT_ENV, ...env } });
}

async function namesOf(cwd: string, argv: readonly string[] = [], env: Record<string, string> = {}): Promise<string[]> {
  const { code, stdout, stderr } = await changed(cwd, argv, env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean);
}

const other = (name: string) => BLOCKED.replace('blocked', name);

describe('--changed', () => {
  it('reports only what changed, with all else as context', async () => {
    const claim = CLEAN.replace(
      'spec:\n',
      'spec:\n  volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }]\n',
    );
    const pvc = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { storageClassName: gp3, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: gp3 }\nprovisioner: ebs.csi.aws.com\n`;
    const cwd = repositoryWith({ 'old.yaml': BLOCKED, 'pvc.yaml': pvc, 'chart.yaml': '{{ x }}: {{- y }\n' });
    git(cwd, 'switch', '--quiet', '--create', 'feature');
    writeFiles(cwd, { 'new.yaml': claim });
    const { code, stdout, stderr } = await run(['--changed', '-f', 'compact'], { cwd, env: GIT_ENV });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^new\.yaml:6:\d+: error valid-volume-claims: .* is an EBS volume, .*\n$/);
  });

  it('counts commits of the branch, staged, unstaged and untracked files, and no others', async () => {
    const cwd = repositoryWith({ 'same.yaml': CLEAN, 'edited.yaml': CLEAN, 'gone.yaml': CLEAN, '.gitignore': 'ig*\n' });
    git(cwd, 'switch', '--quiet', '--create', 'feature');
    commit(cwd, { 'committed.yaml': CLEAN });
    writeFiles(cwd, { 'staged.yaml': CLEAN, 'sub/ä b\t".yaml': CLEAN });
    git(cwd, 'add', '--all');
    writeFiles(cwd, { 'edited.yaml': BLOCKED, 'untracked.yaml': CLEAN, 'ignored.yaml': CLEAN });
    rmSync(join(cwd, 'gone.yaml'));
    // What main does meanwhile is no change of this branch.
    git(cwd, 'stash', '--quiet', '--include-untracked');
    git(cwd, 'switch', '--quiet', 'main');
    commit(cwd, { 'main.yaml': CLEAN, 'same.yaml': BLOCKED });
    git(cwd, 'switch', '--quiet', 'feature');
    git(cwd, 'stash', 'pop', '--quiet', '--index');
    const names = ['committed.yaml', 'edited.yaml', 'staged.yaml', String.raw`sub/ä b\t".yaml`, 'untracked.yaml'];
    expect(await namesOf(cwd)).toEqual(names);
    expect(await namesOf(cwd, ['--no-gitignore'])).toEqual([...names, 'ignored.yaml'].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('says nothing and reads nothing when nothing changed', async () => {
    const cwd = repositoryWith({ 'a.yaml': BLOCKED });
    expect(await run(['--changed'], { cwd, env: GIT_ENV })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await namesOf(cwd)).toEqual([]);
    const sarif = await run(['--changed', '-f', 'gitlab'], { cwd, env: GIT_ENV });
    expect(sarif).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  it('takes a commit, a branch or a tag', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    git(cwd, 'tag', 'v1');
    commit(cwd, { 'b.yaml': CLEAN });
    const second = git(cwd, 'rev-parse', 'HEAD');
    commit(cwd, { 'c.yaml': CLEAN });
    const since = async (base: string) =>
      (await run(['--list-files', `--changed=${base}`], { cwd, env: GIT_ENV })).stdout.split('\n').filter(Boolean);
    expect(await since('v1')).toEqual(['b.yaml', 'c.yaml']);
    expect(await since(second)).toEqual(['c.yaml']);
    expect(await since('HEAD~1')).toEqual(['c.yaml']);
    expect(await since('main')).toEqual([]);
  });

  it('works in a directory of the repository, and for files outside of it', async () => {
    const cwd = repositoryWith({ 'apps/a.yaml': CLEAN, 'other/b.yaml': CLEAN, 'other/c.yaml': CLEAN });
    git(cwd, 'config', 'diff.relative', 'true');
    writeFiles(cwd, { 'apps/a.yaml': BLOCKED, 'apps/new.yaml': CLEAN, 'other/b.yaml': BLOCKED });
    expect(await namesOf(join(cwd, 'apps'))).toEqual(['a.yaml', 'new.yaml']);
    expect(await namesOf(join(cwd, 'apps'), ['../other', '.'])).toEqual(['../other/b.yaml', 'a.yaml', 'new.yaml']);
  });

  it.runIf(process.platform !== 'win32')('works behind a link to the repository', async () => {
    const cwd = repositoryWith({ 'apps/a.yaml': CLEAN });
    writeFiles(cwd, { 'apps/a.yaml': BLOCKED });
    const linked = join(temporaryDirectory(), 'link');
    symlinkSync(cwd, linked);
    expect(await namesOf(join(linked, 'apps'))).toEqual(['a.yaml']);
  });

  it('takes everything for new before the first commit', async () => {
    const cwd = temporaryDirectory();
    git(cwd, 'init', '--quiet');
    writeFiles(cwd, { 'a.yaml': CLEAN, 'b.yaml': CLEAN });
    git(cwd, 'add', 'a.yaml');
    expect(await namesOf(cwd)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('takes a renamed file for a changed one', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    renameSync(join(cwd, 'a.yaml'), join(cwd, 'b.yaml'));
    expect(await namesOf(cwd)).toEqual(['b.yaml']);
  });

  it('looks into a repository inside of this one', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    mkdirSync(join(cwd, 'inner'));
    git(join(cwd, 'inner'), 'init', '--quiet');
    commit(join(cwd, 'inner'), { 'deep/b.yaml': CLEAN });
    expect(await namesOf(cwd)).toEqual(['inner/deep/b.yaml']);
  });
});

describe('the default base', () => {
  /** A clone whose remote has main and develop; the branch feature has one commit. */
  function clone(): string {
    const remote = repositoryWith({ 'a.yaml': CLEAN });
    git(remote, 'switch', '--quiet', '--create', 'develop');
    commit(remote, { 'develop.yaml': CLEAN });
    git(remote, 'switch', '--quiet', 'main');
    const local = join(temporaryDirectory(), 'local');
    git(remote, 'clone', '--quiet', remote, local);
    git(local, 'switch', '--quiet', '--create', 'feature', 'origin/develop');
    commit(local, { 'feature.yaml': CLEAN });
    return local;
  }

  it('is the default branch of the remote', async () => {
    const cwd = clone();
    expect(await namesOf(cwd)).toEqual(['develop.yaml', 'feature.yaml']);
    // Pushing does not make the changes of the branch disappear.
    git(cwd, 'push', '--quiet', '--set-upstream', 'origin', 'feature');
    expect(await namesOf(cwd)).toEqual(['develop.yaml', 'feature.yaml']);
    git(cwd, 'remote', 'set-head', 'origin', 'develop');
    expect(await namesOf(cwd)).toEqual(['feature.yaml']);
  });

  it('is found without origin/HEAD, as CI leaves it', async () => {
    const cwd = clone();
    git(cwd, 'remote', 'set-head', 'origin', '--delete');
    git(cwd, 'switch', '--quiet', '--detach');
    expect(await namesOf(cwd)).toEqual(['develop.yaml', 'feature.yaml']);
  });

  it('is the target of the pull request or merge request in CI', async () => {
    const cwd = clone();
    expect(await namesOf(cwd, [], { GITHUB_BASE_REF: 'develop' })).toEqual(['feature.yaml']);
    const sha = git(cwd, 'rev-parse', 'origin/develop');
    expect(await namesOf(cwd, [], { CI_MERGE_REQUEST_DIFF_BASE_SHA: sha })).toEqual(['feature.yaml']);
    expect(await changed(cwd, [], { GITHUB_BASE_REF: 'next' })).toEqual({
      code: 2,
      stdout: '',
      stderr: `fargate-lint: --changed: unknown commit origin/next; a shallow clone may have to fetch it first\n${HINT}`,
    });
  });

  it('is the base itself where history has been cut off', async () => {
    const cwd = clone();
    const shallow = join(temporaryDirectory(), 'shallow');
    git(cwd, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${cwd}`, shallow);
    writeFiles(shallow, { 'new.yaml': CLEAN });
    const { stdout } = await run(['--list-files', '--changed=origin/feature'], { cwd: shallow, env: GIT_ENV });
    expect(stdout).toBe('new.yaml\n');
    git(cwd, 'switch', '--quiet', '--orphan', 'unrelated');
    commit(cwd, { 'z.yaml': CLEAN });
    const { stdout: unrelated } = await run(['--list-files', '--changed=feature'], { cwd, env: GIT_ENV });
    expect(unrelated).toBe('z.yaml\n');
  });

  it('has to be named where there is none', async () => {
    const cwd = repositoryWith({ 'a.yaml': other('a') });
    git(cwd, 'branch', '--move', 'main', 'trunk');
    expect(await changed(cwd)).toEqual({
      code: 2,
      stdout: '',
      stderr: `fargate-lint: --changed: no default branch to compare with; name a commit or branch: --changed=<base>\n${HINT}`,
    });
    git(cwd, 'config', 'init.defaultBranch', 'trunk');
    expect(await namesOf(cwd)).toEqual([]);
  });
});

describe('it ends with 2', () => {
  it('outside of a repository', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'a.yaml': CLEAN });
    expect(await changed(cwd, [], { GIT_CEILING_DIRECTORIES: join(cwd, '..') })).toEqual({
      code: 2,
      stdout: '',
      stderr: `fargate-lint: --changed: not in a git repository\n${HINT}`,
    });
  });

  it.each(['nonsense', '-x', '--output=x', 'HEAD:a.yaml'])('for the base %s', async (base) => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    const { code, stderr } = await run([`--changed=${base}`], { cwd, env: GIT_ENV });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `fargate-lint: --changed: unknown commit ${base}; a shallow clone may have to fetch it first\n${HINT}`,
    });
  });

  it('without git', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    const { code, stderr } = await run(['--changed'], { cwd, env: { PATH: cwd } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fargate-lint: cannot run git: .*ENOENT/);
  });

  it('with the words of git for what else may be wrong', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN });
    writeFiles(cwd, { '.git/config': '[broken' });
    const { code, stderr } = await changed(cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fargate-lint: git rev-parse: bad config line \d in file .*config\n/);
  });
});

it('runs no program that a repository names', async () => {
  const cwd = repositoryWith({ 'a.yaml': CLEAN, 'b.yaml': CLEAN });
  const marker = join(cwd, 'ran.txt');
  const script = join(cwd, '.git/run.sh');
  writeFiles(cwd, { '.git/run.sh': `#!/bin/sh\necho "$0 $*" >> ${marker}\nexit 1\n` });
  chmodSync(script, 0o755);
  for (const setting of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'core.askPass',
    'core.editor',
    'diff.external',
    'diff.evil.command',
    'diff.evil.textconv',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'remote.origin.uploadpack',
    'credential.helper',
  ]) {
    git(cwd, 'config', setting, script);
  }
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction']) {
    writeFiles(cwd, { [`.git/hooks/${hook}`]: readFileSync(script, 'utf8') });
    chmodSync(join(cwd, '.git/hooks', hook), 0o755);
  }
  // A partial clone fetches what is missing from its remote, with whatever its configuration names.
  git(cwd, 'config', 'core.repositoryFormatVersion', '1');
  git(cwd, 'config', 'extensions.partialClone', 'origin');
  git(cwd, 'config', 'remote.origin.promisor', 'true');
  git(cwd, 'config', 'remote.origin.url', cwd);
  git(cwd, 'config', 'protocol.file.allow', 'always');
  writeFiles(cwd, { '.gitattributes': '* filter=evil diff=evil\n', 'a.yaml': BLOCKED, '.gitignore': 'c.yaml\n' });
  writeFiles(cwd, { 'b.yaml': CLEAN, 'c.yaml': BLOCKED });
  const tree = git(cwd, 'rev-parse', 'HEAD^{tree}');
  rmSync(join(cwd, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
  await run(['--changed=HEAD', '-f', 'compact'], { cwd, env: GIT_ENV });
  expect(existsSync(marker)).toBe(false);
  // A file that is as new as the index may have changed since, and its contents are compared.
  git(cwd, '-c', 'filter.evil.process=', '-c', 'filter.evil.clean=', 'add', '.');
  utimesSync(join(cwd, '.git/index'), 1, 1);
  rmSync(marker, { force: true });
  await run(['--changed=HEAD', '-f', 'compact'], { cwd, env: GIT_ENV });
  await run(['.', '-f', 'compact'], { cwd, env: GIT_ENV });
  expect(existsSync(marker)).toBe(false);
  spawnSync('git', ['diff', 'HEAD'], { cwd, env: GIT_ENV, timeout: 10_000 });
  spawnSync('git', ['status'], { cwd, env: GIT_ENV, timeout: 10_000 });
  expect(readFileSync(marker, 'utf8'), 'git alone runs them').toContain('run.sh');
});
