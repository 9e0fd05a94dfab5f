import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { writeFiles } from './cli.ts';
import { temporaryDirectory, type WhenDone } from './repository.ts';

/** Nothing of this machine's own settings, and nothing of a hook that the tests may run in. */
export const GIT_ENV = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** Runs git, which must succeed; gives what it prints. */
export function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: GIT_ENV, encoding: 'utf8' });
  expect(status, `git ${args.join(' ')}: ${stderr}`).toBe(0);
  return stdout.trim();
}

/** Writes files and commits everything. */
export function commit(cwd: string, files: Readonly<Record<string, string>>): void {
  writeFiles(cwd, files);
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--message', 'x');
}

/** A repository on the branch main with one commit. */
export function repositoryWith(files: Readonly<Record<string, string>>, whenDone?: WhenDone): string {
  const directory = temporaryDirectory(whenDone);
  git(directory, 'init', '--quiet', '--initial-branch', 'main');
  commit(directory, files);
  return directory;
}
