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
];

/** Fetches by no protocol, whatever the configuration allows: https://git-scm.com/docs/git#Documentation/git.txt-GITALLOWPROTOCOL. */
const NOTHING_FETCHED = { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

const LARGEST_OUTPUT = 1 << 30;

type Environment = Readonly<Record<string, string | undefined>>;

export interface GitResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why git could not be run at all. */
  readonly error?: Error | undefined;
}

/**
 * Runs a command of git that changes nothing. One that compares files of the work tree asks the filters that a repository
 * configures: it has to be run in the environment of {@link withoutFilters}.
 */
export function runGit(args: readonly string[], directory: string, env: Environment): GitResult {
  return spawnSync('git', [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: directory,
    env: { ...env, ...NOTHING_FETCHED, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * The environment in which git runs no filter of a repository. Even plumbing would, to see whether a file has changed that
 * is as new as the index: https://git-scm.com/docs/racy-git.
 */
export function withoutFilters(directory: string, env: Environment): Environment {
  const { stdout } = runGit(['config', '--null', '--name-only', '--get-regexp', '^filter\\.'], directory, env);
  const names = new Set(stdout.split('\0').map((key) => key.slice(0, key.lastIndexOf('.'))));
  names.delete('');
  const start = Number(env.GIT_CONFIG_COUNT ?? 0);
  const settings = [...names].flatMap((name) => [
    [`${name}.clean`, ''],
    [`${name}.process`, ''],
    [`${name}.required`, 'false'],
  ]);
  return {
    ...env,
    GIT_CONFIG_COUNT: String(start + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${start + index}`, key],
        [`GIT_CONFIG_VALUE_${start + index}`, value],
      ]),
    ),
  };
}
