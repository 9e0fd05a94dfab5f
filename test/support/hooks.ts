import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { GIT_ENV, git } from './git.ts';
import { blocksOf, readPage } from './page.ts';

/** What `docs/hooks.md` says to write into a file, in the order of the page. */
export function snippetsOf(file: string): string[] {
  const codes = blocksOf(readPage('docs/hooks.md')).flatMap(({ info, code }) => (info === file ? [code] : []));
  expect(codes, `no snippet for ${file}`).not.toEqual([]);
  return codes;
}

/**
 * The environment of a person: npm finds its settings and its cache, and nothing is left of a hook, of an `npm run` or of
 * git settings that the tests may run under.
 */
export function personalEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const foreign =
    /^(GIT_|PRE_COMMIT|HUSKY|LEFTHOOK|npm_(lifecycle|package|config_(global_|local_)?prefix)|FORCE_COLOR|NODE_OPTIONS|VITEST|CI$)/i;
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || foreign.test(name) ? [] : [[name, value] as const],
  );
  const { HOME: _, PATH: __, ...identity } = GIT_ENV;
  return { ...Object.fromEntries(own), ...identity, GIT_CONFIG_GLOBAL: '/dev/null', NO_COLOR: '1', ...more };
}

export interface Attempt {
  readonly status: number | null;
  /** What a person sees, stdout and stderr in the order in which they were written. */
  readonly output: string;
}

/** Stages everything and commits, as a person would; hooks run. */
export function commitAll(cwd: string, env: Readonly<Record<string, string>>): Attempt {
  git(cwd, 'add', '--all');
  return attempt('git commit --quiet --message change', cwd, env);
}

/** Runs a command that may fail. */
export function attempt(command: string, cwd: string, env: Readonly<Record<string, string>>): Attempt {
  const { status, stdout } = spawnSync(`exec 2>&1; ${command}`, { cwd, env, shell: true, encoding: 'utf8' });
  return { status, output: stdout };
}

/** How many commits a repository has. */
export function countCommits(cwd: string): number {
  return Number(git(cwd, 'rev-list', '--all', '--count'));
}
