import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, writeFiles } from '../../support/cli.ts';
import { git, repositoryWith } from '../../support/git.ts';
import { attempt, commitAll, countCommits, personalEnvironment, snippetsOf } from '../../support/hooks.ts';
import { EBS_CLAIM, EFS_CLAIM, FIXABLE, POD_WITH_CLAIM } from '../../support/manifests.ts';
import { installLinter } from '../../support/page.ts';
import { temporaryDirectory, type WhenDone } from '../../support/repository.ts';
import { PROGRAMS } from '../installed.ts';
import { BREAKING, PROJECT } from './hook-project.ts';

/** Of several, the one for a linter that is installed already. */
function snippetOf(file: string): string {
  const snippets = snippetsOf(file);
  return snippets.find((each) => each.includes('language: system')) ?? snippets[0] ?? '';
}

/** A way to run hooks: what the documentation says to write, and what makes git call it. */
interface Manager {
  readonly name: string;
  readonly files: readonly string[];
  readonly install: string;
  /** What fixes in place of the command in the files, when it can put what it fixed into the commit. */
  readonly fix?: (text: string) => string;
  /** What of that which is not staged is put away meanwhile: all, that of files of which a part is staged, or nothing. */
  readonly hides: 'all' | 'part' | 'nothing';
}

const MANAGERS: readonly Manager[] = [
  {
    name: 'husky and lint-staged',
    files: ['package.json', '.husky/pre-commit'],
    install: 'npm run --silent prepare',
    fix: (text) => text.replace('--context', '--context --fix'),
    hides: 'part',
  },
  {
    name: 'lefthook',
    files: ['lefthook.yml'],
    install: 'node_modules/.bin/lefthook install',
    fix: (text) => text.replace('--context', '--context --fix').replace(/$/, '      stage_fixed: true\n'),
    hides: 'part',
  },
  { name: 'prek', files: ['.pre-commit-config.yaml'], install: 'node_modules/.bin/prek install', hides: 'all' },
  { name: 'a script', files: ['.git/hooks/pre-commit'], install: 'chmod +x .git/hooks/pre-commit', hides: 'nothing' },
];

describe('hooks of', () => {
  const cleanUps: (() => void)[] = [];
  const whenDone: WhenDone = (cleanUp) => cleanUps.push(cleanUp);
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  const env = personalEnvironment({ PREK_HOME: temporaryDirectory(whenDone) });
  let packages = '';

  /** What `npm install --save-dev` would have put there. */
  beforeAll(async () => {
    packages = temporaryDirectory(whenDone);
    installLinter(packages);
    for (const program of ['husky', 'lint-staged', 'lefthook', 'prek']) {
      symlinkSync(join(PROGRAMS, program), join(packages, 'node_modules/.bin', program));
    }
  });

  function project({ files, install }: Manager, change = (text: string) => text): string {
    const cwd = repositoryWith({ '.gitignore': 'node_modules\n', 'storage/claim.yaml': EFS_CLAIM });
    symlinkSync(join(packages, 'node_modules'), join(cwd, 'node_modules'));
    for (const file of files) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFiles(cwd, { [file]: change(snippetOf(file)) });
    }
    const installed = attempt(install, cwd, env);
    expect(installed.status, installed.output).toBe(0);
    const first = commitAll(cwd, env);
    expect(first.status, first.output).toBe(files.some((file) => file.startsWith('.git/')) ? 1 : 0);
    return cwd;
  }

  describe.each(MANAGERS)('$name', (manager) => {
    it('stop a commit that is wrong, and let it pass when that is fixed', () => {
      const cwd = project(manager);
      const before = countCommits(cwd);
      writeFiles(cwd, {
        'k8s/pod.yaml': POD_WITH_CLAIM,
        'k8s/a b\'c".yaml': BLOCKED,
        '-n.yaml': CLEAN,
        'ü.json': '{}',
      });
      const stopped = commitAll(cwd, env);
      expect(stopped.status, stopped.output).toBe(1);
      expect(stopped.output).toMatch(/error .*\n.* {2}k8s\/a b'c"\.yaml:6:16\n/);
      expect(stopped.output).toContain('1 error in 4 files.');
      expect(countCommits(cwd)).toBe(before);
      writeFiles(cwd, { 'k8s/a b\'c".yaml': CLEAN });
      const passed = commitAll(cwd, env);
      expect(passed.status, passed.output).toBe(0);
      expect(countCommits(cwd)).toBe(before + 1);
    });

    it('start at any part of a chart, and at Terraform', () => {
      const cwd = project(manager);
      writeFiles(cwd, PROJECT);
      const start = commitAll(cwd, env);
      expect(start.status, start.output).toBe(0);
      for (const [file, text] of Object.entries(BREAKING)) {
        writeFiles(cwd, { [file]: text });
        const stopped = commitAll(cwd, env);
        expect(stopped.status, `${file}\n${stopped.output}`).toBe(1);
        expect(stopped.output).toContain('no-privileged');
        writeFiles(cwd, { [file]: PROJECT[file] ?? '' });
        git(cwd, 'add', '--all');
      }
    });

    it('put away what is not staged as the documentation says', () => {
      const cwd = project(manager);
      writeFiles(cwd, { 'a.yaml': BLOCKED });
      git(cwd, 'add', 'a.yaml');
      writeFiles(cwd, { 'a.yaml': CLEAN });
      const part = attempt('git commit --quiet --message x', cwd, env);
      expect(part.status, part.output).toBe(manager.hides === 'nothing' ? 0 : 1);
      expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(CLEAN);

      writeFiles(cwd, { 'a.yaml': POD_WITH_CLAIM });
      git(cwd, 'add', 'a.yaml');
      writeFiles(cwd, { 'storage/claim.yaml': EBS_CLAIM });
      const context = attempt('git commit --quiet --message x', cwd, env);
      expect(context.status, context.output).toBe(manager.hides === 'all' ? 0 : 1);
      expect(readFileSync(join(cwd, 'storage/claim.yaml'), 'utf8')).toBe(EBS_CLAIM);
    });
  });

  it('a script before a push look at all that the branch changes', () => {
    const cwd = project({
      name: '',
      files: ['.git/hooks/pre-push'],
      install: 'chmod +x .git/hooks/*',
      hides: 'nothing',
    });
    const remote = temporaryDirectory();
    git(remote, 'init', '--quiet', '--bare');
    git(cwd, 'remote', 'add', 'origin', remote);
    writeFiles(cwd, { 'old.yaml': BLOCKED });
    expect(commitAll(cwd, env).status).toBe(0);
    expect(attempt('git push --quiet --no-verify origin main', cwd, env).status).toBe(0);
    git(cwd, 'switch', '--quiet', '--create', 'feature');
    writeFiles(cwd, { 'new.yaml': BLOCKED });
    expect(commitAll(cwd, env).status).toBe(0);
    const stopped = attempt('git push --quiet origin feature', cwd, env);
    expect(stopped.status, stopped.output).toBe(1);
    expect(stopped.output).toMatch(/^error .*\n {2}new\.yaml:6:16\n/);
    expect(stopped.output).not.toContain('old.yaml');
    writeFiles(cwd, { 'new.yaml': CLEAN });
    expect(commitAll(cwd, env).status).toBe(0);
    expect(attempt('git push --quiet origin feature', cwd, env)).toEqual({ status: 0, output: '' });
  });

  it.each(MANAGERS.filter(({ fix }) => fix))('$name put what was fixed into the commit', (manager) => {
    const cwd = project(manager, manager.fix);
    writeFiles(cwd, { 'a.yaml': FIXABLE });
    const { status, output } = commitAll(cwd, env);
    expect(status, output).toBe(0);
    expect(git(cwd, 'show', 'HEAD:a.yaml')).toContain('add: [CHOWN]');
    expect(git(cwd, 'status', '--short')).toBe('');
  });
});
