import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, run, writeFiles } from '../support/cli.ts';
import { commit, GIT_ENV, git, repositoryWith } from '../support/git.ts';
import { temporaryDirectory } from '../support/repository.ts';

const LINK_OUT = 'is a link out of the repository, and was not read';
const FIXABLE = CLEAN.replace('image:', 'securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image:');

/** A directory, and beside it one with a manifest that is somebody else's. */
function treeWithLinks(links: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const top = temporaryDirectory();
  const cwd = join(top, 'tree');
  writeFiles(top, { 'out/secret.yaml': BLOCKED, 'out/fixable.yaml': FIXABLE, 'tree/clean.yaml': CLEAN });
  writeFiles(cwd, files);
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    symlinkSync(target, join(cwd, path));
  }
  return { cwd, read: (name: string) => readFileSync(join(top, 'out', name), 'utf8') };
}

describe('a link out of the tree', () => {
  it.each([
    ['a file in a directory', { 'a/x.yaml': '../../out/secret.yaml' }, ['.'], 'a/x.yaml'],
    ['a file of a glob', { 'x.yaml': '../out/secret.yaml' }, ['*.yaml'], 'x.yaml'],
    ['a directory that is named', { sub: '../out' }, ['sub', 'clean.yaml'], 'sub'],
    ['a directory on the way of a glob', { sub: '../out' }, ['sub/secr*.yaml', 'clean.yaml'], 'sub/secret.yaml'],
  ])('is named and not followed: %s', async (_, links, args, named) => {
    const { cwd } = treeWithLinks(links);
    const { code, stdout, stderr } = await run(['-f', 'compact', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${named}: ${LINK_OUT}\n`);
  });

  it('is not followed for an include of a configuration, whatever is fixed', async () => {
    const { cwd, read } = treeWithLinks({ sub: '../out' }, { 'fargate-lint.yaml': 'include: ["sub/**", "*.yaml"]\n' });
    const { code, stdout, stderr } = await run(['--fix', '-f', 'compact'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(LINK_OUT);
    expect(read('fixable.yaml')).toBe(FIXABLE);
  });

  it('is not written through when it is named', async () => {
    const { cwd, read } = treeWithLinks({ sub: '../out' });
    const { code, stderr } = await run(['--fix', 'sub/fixable.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('sub/fixable.yaml: cannot be written: is a link to a file outside of the repository');
    expect(read('fixable.yaml')).toBe(FIXABLE);
  });

  it('shows no line of a file that is named', async () => {
    const { cwd } = treeWithLinks({ 'x.yaml': '../out/secret.yaml', 'y.yaml': '../out/fixable.yaml' });
    const { stdout } = await run(['x.yaml'], { cwd });
    expect(stdout).toContain('no-host-namespaces');
    expect(stdout).not.toContain('hostNetwork: true');
    expect((await run(['--fix-dry-run', 'y.yaml'], { cwd })).stdout).not.toContain('CAP_CHOWN] }');
    expect((await run(['../out/secret.yaml'], { cwd })).stdout).toContain('hostNetwork: true');
  });

  it('is no configuration', async () => {
    const { cwd } = treeWithLinks({ 'fargate-lint.yaml': '../out/secret.yaml' });
    const { code, stderr } = await run(['clean.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`fargate-lint.yaml: ${LINK_OUT}\n`);
  });

  it('is followed inside of a repository', async () => {
    const cwd = repositoryWith({ 'a/x.yaml': BLOCKED, 'b/clean.yaml': CLEAN });
    symlinkSync('../a/x.yaml', join(cwd, 'b/x.yaml'));
    const { code, stdout } = await run(['-f', 'compact'], { cwd: join(cwd, 'b') });
    expect(code).toBe(1);
    expect(stdout).toContain('x.yaml:6:16: error no-host-namespaces');
  });
});

describe('what has no end', () => {
  it.skipIf(process.platform === 'win32')('is not read: devices, pipes and links to them', async () => {
    const { cwd } = treeWithLinks({ 'zero.yaml': '/dev/zero', '.gitignore': '/dev/zero' });
    execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
    const { code, stderr } = await run(['zero.yaml', 'pipe.yaml', 'clean.yaml', '.'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('zero.yaml: is a device or a pipe, and not a file\n');
    expect(stderr).toContain('pipe.yaml: is a device or a pipe, and not a file\n');
  });
});

describe('a .gitignore', () => {
  const IGNORED = { '.gitignore': 'x.yaml\nbuilt/\n', 'x.yaml': BLOCKED, 'built/y.yaml': BLOCKED, 'clean.yaml': CLEAN };

  it.each([
    [['.'], ['built/y.yaml', 'x.yaml']],
    [['x.yaml'], ['x.yaml']],
    [['built'], ['built/y.yaml']],
    [['*/*.yaml'], ['built/y.yaml']],
    [['--changed=HEAD~1'], ['built/y.yaml', 'x.yaml']],
  ])('hides no file that is tracked: %j', async (args, reported) => {
    const cwd = repositoryWith({ 'clean.yaml': CLEAN });
    writeFiles(cwd, IGNORED);
    git(cwd, 'add', '--all', '--force');
    git(cwd, 'commit', '--quiet', '--message', 'x');
    const { code, stdout } = await run(['-f', 'json', ...args], { cwd, env: GIT_ENV });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(reported);
  });

  it('hides what is not', async () => {
    const cwd = repositoryWith({ 'clean.yaml': CLEAN });
    commit(cwd, IGNORED);
    expect((await run(['.'], { cwd, env: GIT_ENV })).code).toBe(0);
  });

  it('is no reason to fail, however long its lines are', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      '.gitignore': `${'a*'.repeat(50_000)}\nignored.yaml\n`,
      'ignored.yaml': BLOCKED,
      'a.yaml': CLEAN,
    });
    expect(await run(['.'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
