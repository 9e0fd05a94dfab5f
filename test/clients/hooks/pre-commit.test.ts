import { readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { globbySync } from 'globby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMITTED } from '../../../scripts/pictures/hook.ts';
import { BLOCKED, CLEAN, WARNED, writeFiles } from '../../support/cli.ts';
import { git, repositoryWith } from '../../support/git.ts';
import { attempt, commitAll, countCommits, personalEnvironment, snippetsOf } from '../../support/hooks.ts';
import { EBS_CLAIM, EFS_CLAIM, FIXABLE, POD_WITH_CLAIM } from '../../support/manifests.ts';
import { installLinter } from '../../support/page.ts';
import { ROOT, temporaryCopy, temporaryDirectory, type WhenDone } from '../../support/repository.ts';
import { BREAKING, PROJECT } from './hook-project.ts';

const CONFIG = '.pre-commit-config.yaml';
const [LINT = '', FIX = '', LOCAL = '', PUBLISHED = ''] = snippetsOf(CONFIG);

describe('pre-commit', () => {
  const cleanUps: (() => void)[] = [];
  const whenDone: WhenDone = (cleanUp) => cleanUps.push(cleanUp);
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  let env: Record<string, string> = {};
  let home = '';
  let source = '';
  let revision = '';

  /** One environment is built, from a git repository as for anyone, and all cases use it. */
  beforeAll(() => {
    source = temporaryCopy(whenDone);
    // Installed packages are no part of a repository.
    unlinkSync(join(source, 'node_modules'));
    git(source, 'init', '--quiet');
    git(source, 'add', '--all');
    git(source, 'commit', '--quiet', '--message', 'x');
    revision = git(source, 'rev-parse', 'HEAD');
    home = temporaryDirectory(whenDone);
    env = personalEnvironment({
      PRE_COMMIT_HOME: home,
      npm_config_prefer_offline: 'true',
    });
    const built = attempt('pre-commit install-hooks', project({}, LINT, whenDone), env);
    expect(built.status, built.output).toBe(0);
  });

  /** A repository with some files in its first commit, and the hooks of a page of the documentation. */
  function project(files: Readonly<Record<string, string>>, config = LINT, done?: WhenDone): string {
    const here = config
      .replace(/repo: https:.*/, `repo: ${JSON.stringify(source)}`)
      .replace(/rev: .*/, `rev: ${revision}`);
    const cwd = repositoryWith({ ...files, [CONFIG]: here }, done);
    const installed = attempt('pre-commit install', cwd, env);
    expect(installed.status, installed.output).toBe(0);
    return cwd;
  }

  it('stops a commit at the line that is wrong, and lets it pass when that is fixed', () => {
    const cwd = project({ 'k8s/old.yaml': BLOCKED });
    writeFiles(cwd, { 'k8s/web.yaml': BLOCKED.replace('blocked', 'web') });
    const stopped = commitAll(cwd, env);
    expect(stopped).toMatchObject({ status: 1 });
    expect(stopped.output).toMatch(
      /^fargate-lint\.+Failed\n- hook id: fargate-lint\n- exit code: 1\n\nerror .*\n {2}k8s\/web\.yaml:6:16\n/m,
    );
    expect(stopped.output).toContain('1 error in 1 file.');
    expect(countCommits(cwd)).toBe(1);
    writeFiles(cwd, { 'k8s/web.yaml': CLEAN });
    const passed = commitAll(cwd, env);
    expect(passed.output).toMatch(/^fargate-lint\.+Passed\n$/);
    expect(passed.status).toBe(0);
    expect(countCommits(cwd)).toBe(2);
  });

  it('knows what stands in files that did not change, and says nothing of them', () => {
    const cwd = project({ 'storage/claim.yaml': EFS_CLAIM, 'old.yaml': BLOCKED, 'broken.yaml': 'kind: Pod\na: [\n' });
    writeFiles(cwd, { 'apps/pod.yaml': POD_WITH_CLAIM });
    expect(commitAll(cwd, env)).toMatchObject({ status: 0, output: expect.stringMatching(/Passed\n$/) });

    const onEbs = project({ 'storage/claim.yaml': EBS_CLAIM, 'old.yaml': BLOCKED });
    writeFiles(onEbs, { 'apps/pod.yaml': POD_WITH_CLAIM });
    const { status, output } = commitAll(onEbs, env);
    expect(status).toBe(1);
    expect(output).toMatch(/\nerror .*\n {2}apps\/pod\.yaml:6:\d+\n/);
    expect(output).not.toContain('old.yaml');
  });

  it('sees what is staged, not what lies beside it', () => {
    const cwd = project({ 'a.yaml': CLEAN });
    writeFiles(cwd, { 'a.yaml': BLOCKED });
    git(cwd, 'add', 'a.yaml');
    writeFiles(cwd, { 'a.yaml': CLEAN });
    expect(attempt('git commit --message x', cwd, env)).toMatchObject({ status: 1 });
    git(cwd, 'add', 'a.yaml');
    writeFiles(cwd, { 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    git(cwd, 'add', 'b.yaml');
    expect(attempt('git commit --message x', cwd, env)).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(BLOCKED);
  });

  it('takes names of every kind, and files that are gone or have moved', () => {
    const cwd = project({ 'gone.yaml': BLOCKED, 'moved.yaml': `${BLOCKED}# moved\n`, 'readme.md': 'hello\n' });
    const names = [
      '-fsarif=out.yaml',
      '--fix.yml',
      'a b\'c".yaml',
      'ünïcode/日本.json',
      'new\nline.yaml',
      '*.yaml',
      '!not.yaml',
    ];
    const json = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"j"},"spec":{"hostPID":true,"containers":[]}}\n';
    writeFiles(cwd, Object.fromEntries(names.map((name) => [name, name.endsWith('.json') ? json : BLOCKED])));
    rmSync(join(cwd, 'gone.yaml'));
    renameSync(join(cwd, 'moved.yaml'), join(cwd, 'here.yaml'));
    const { status, output } = commitAll(cwd, env);
    expect(status).toBe(1);
    expect(output).toContain(`${names.length + 1} errors in ${names.length + 1} files.`);
    expect(output.match(/no-host-namespaces/g)).toHaveLength(names.length + 1);
    expect(output).toContain('\n  here.yaml:6:16\n');
    expect(output).toContain(String.raw`new\nline.yaml`);
    expect(output).not.toContain('gone.yaml');
  });

  it('says everything once, though there are more names than one command line holds', () => {
    const cwd = project({ 'storage/claim.yaml': EFS_CLAIM });
    const name = (index: number) => `${'directory-with-a-long-name/'.repeat(8)}${index}.yaml`;
    const pods = Array.from({ length: 700 }, (_, index) => [name(index), index % 10 === 0 ? BLOCKED : POD_WITH_CLAIM]);
    writeFiles(cwd, Object.fromEntries(pods));
    const { status, output } = commitAll(cwd, env);
    expect(status).toBe(1);
    expect(output.match(/no-host-namespaces/g)).toHaveLength(70);
    // More than one process has reported.
    expect(output.match(/errors? in \d+ files/g)?.length).toBeGreaterThan(1);
    expect(output).not.toContain('valid-volume-claims');
  });

  it('starts at any part of a chart, and at Terraform', () => {
    const cwd = project(PROJECT);
    for (const [file, text] of Object.entries(BREAKING)) {
      writeFiles(cwd, { [file]: text });
      const { status, output } = commitAll(cwd, env);
      expect(status, `${file}\n${output}`).toBe(1);
      expect(output).toContain('no-privileged');
      writeFiles(cwd, { [file]: PROJECT[file] ?? '' });
    }
    writeFiles(cwd, { 'charts/web/README.md': 'a: [' });
    expect(commitAll(cwd, env).output).not.toContain('error');
  });

  it('leaves out without a word what the configuration ignores, and what is no manifest', () => {
    const cwd = project({ 'fargate-lint.yaml': 'ignores: [legacy]\n' });
    writeFiles(cwd, {
      'legacy/a.yaml': BLOCKED,
      'tsconfig.json': '// with comments\n{ "compilerOptions": {}, }\n',
      'package.json': '{}\n',
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    });
    expect(commitAll(cwd, env)).toMatchObject({ status: 0, output: expect.stringMatching(/Passed\n$/) });
  });

  it('fixes, stops the commit to be looked at, and lets the next one pass', () => {
    const cwd = project({ 'k8s/old.yaml': FIXABLE }, FIX);
    writeFiles(cwd, { 'k8s/web.yaml': FIXABLE, 'other.yaml': FIXABLE });
    const stopped = commitAll(cwd, env);
    expect(stopped.status).toBe(1);
    expect(stopped.output).toContain('- files were modified by this hook');
    expect(stopped.output).toMatch(/^fargate-lint: fixed k8s\/web\.yaml:8:\d+ valid-capabilities: CAP_CHOWN → CHOWN$/m);
    expect(stopped.output).toContain('fargate-lint: fixed 1 finding in 1 file');
    const fixed = FIXABLE.replace('CAP_CHOWN', 'CHOWN');
    expect(readFileSync(join(cwd, 'k8s/web.yaml'), 'utf8')).toBe(fixed);
    for (const path of ['k8s/old.yaml', 'other.yaml']) expect(readFileSync(join(cwd, path), 'utf8')).toBe(FIXABLE);
    expect(commitAll(cwd, env)).toMatchObject({ status: 0 });
    expect(git(cwd, 'show', 'HEAD:k8s/web.yaml')).toBe(fixed.trim());
  });

  it('takes options, behind which names stay names', () => {
    const cwd = project({}, FIX);
    writeFiles(cwd, { 'k8s/web.yaml': WARNED });
    expect(commitAll(cwd, env).output).toContain('1 warning exceeds --max-warnings 0');
    const unsafe = project({}, FIX.replace(', --]', ']').replace('^k8s/', '^'));
    writeFiles(unsafe, { '-fsarif=fargate.yaml': CLEAN });
    const { status, output } = commitAll(unsafe, env);
    expect(status).toBe(1);
    expect(output).toContain('-fsarif=fargate.yaml is both an option and a file');
  });

  it('runs before a push, on what is pushed', () => {
    const remote = temporaryDirectory();
    git(remote, 'init', '--quiet', '--bare');
    const cwd = project({ 'a.yaml': CLEAN }, LINT);
    git(cwd, 'remote', 'add', 'origin', remote);
    expect(attempt('git push --quiet origin main', cwd, env).status).toBe(0);
    const installed = attempt('pre-commit uninstall && pre-commit install --hook-type pre-push', cwd, env);
    expect(installed.status, installed.output).toBe(0);
    writeFiles(cwd, { 'b.yaml': BLOCKED });
    expect(commitAll(cwd, env).status).toBe(0);
    const { status, output } = attempt('git push --quiet origin main', cwd, env);
    expect(status).toBe(1);
    expect(output).toMatch(/\nerror .*\n {2}b\.yaml:6:16\n/);
    expect(git(remote, 'rev-list', '--all', '--count')).toBe('1');
  });

  it('runs a linter that is installed in the repository', async () => {
    const cwd = project({ '.gitignore': 'node_modules\n', 'storage/claim.yaml': EFS_CLAIM }, LOCAL);
    installLinter(cwd);
    writeFiles(cwd, { 'pod.yaml': POD_WITH_CLAIM, '-n.yaml': CLEAN });
    expect(commitAll(cwd, env)).toMatchObject({ status: 0, output: expect.stringMatching(/Passed\n$/) });
    writeFiles(cwd, { 'pod.yaml': BLOCKED });
    expect(commitAll(cwd, env)).toMatchObject({ status: 1, output: expect.stringContaining('\n  pod.yaml:6:16\n') });
  });

  it('prints what the picture shows', async () => {
    const cwd = project({ '.gitignore': 'node_modules\npackage.json\n' }, LOCAL);
    installLinter(cwd);
    writeFiles(cwd, COMMITTED);
    const picture = readFileSync(join(ROOT, 'docs/images/hook.svg'), 'utf8').replace(/<[^>]*>|\s/g, '');
    const { output } = commitAll(cwd, env);
    expect(output).toContain('no-host-namespaces');
    // Code is colored there, and has no backticks.
    expect(picture, 'npm run pictures hook').toContain(output.replace(/[\s`]/g, ''));
  });

  it('installs the published package', () => {
    const [built = ''] = globbySync('repo*/node_env-*/lib/node_modules/fargate-lint/package.json', {
      cwd: home,
    });
    const packed = attempt(`npm pack --ignore-scripts --silent "${join(home, built, '..')}"`, source, env);
    expect(packed.output).toMatch(/^fargate-lint-.*\.tgz\n$/);
    const cwd = project(
      {},
      PUBLISHED.replace(/fargate-lint@[\d.]+/, JSON.stringify(join(source, packed.output.trim()))),
    );
    writeFiles(cwd, { 'pod.yaml': BLOCKED });
    expect(commitAll(cwd, env)).toMatchObject({ status: 1, output: expect.stringContaining('\n  pod.yaml:6:16\n') });
    writeFiles(cwd, { 'pod.yaml': CLEAN });
    expect(commitAll(cwd, env)).toMatchObject({ status: 0, output: expect.stringMatching(/Passed\n$/) });
  });
});
