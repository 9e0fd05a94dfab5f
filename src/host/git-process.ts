import { spawnSync } from 'node:child_process';

/**
 * Settings that would change what commands print, or run programs of a repository's own choice: its configuration is no
 * more to be trusted than its files. Nothing is fetched either, as a partial clone would on the way.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'diff.ignoreSubmodules=dirty',
  'diff.relative=false',
  'protocol.allow=never',
];

const LARGEST_OUTPUT = 1 << 30;

export interface GitResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why git could not be run at all. */
  readonly error?: Error | undefined;
}

/**
 * Runs a command of git that changes nothing. Those that compare files of the work tree have to be plumbing
 * (`diff-index`), since others ask the filters that a repository configures.
 */
export function runGit(
  args: readonly string[],
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): GitResult {
  return spawnSync('git', [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: directory,
    env: { ...env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
