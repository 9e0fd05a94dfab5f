import { spawnSync } from 'node:child_process';
import { UsageError } from '../arguments/usage-error.ts';

/** Settings that would change what the commands below print, or run programs of a repository's own choice. */
const SETTINGS = ['core.fsmonitor=false', 'core.quotePath=false', 'diff.relative=false', 'diff.ignoreSubmodules=none'];

const LARGEST_OUTPUT = 1 << 30;

/** Runs git in one directory. */
export class Git {
  private readonly directory: string;
  private readonly env: Readonly<Record<string, string | undefined>>;

  constructor(directory: string, env: Readonly<Record<string, string | undefined>>) {
    this.directory = directory;
    this.env = env;
  }

  /** The same for another directory. */
  in(directory: string): Git {
    return new Git(directory, this.env);
  }

  /** What the command prints, without the last line break; undefined when it fails. */
  ask(...args: string[]): string | undefined {
    const { status, stdout } = this.execute(args);
    return status === 0 ? stdout.replace(/\n$/, '') : undefined;
  }

  /** What the command prints. Throws a {@link UsageError} with git's own words when it fails. */
  run(...args: string[]): string {
    const { status, stdout, stderr } = this.execute(args);
    if (status === 0) return stdout;
    throw new UsageError(`git ${args[0]}: ${stderr.split('\n')[0]?.replace(/^fatal: /, '') || 'failed'}`);
  }

  /** The paths that a command with `-z` prints. */
  paths(...args: string[]): string[] {
    return this.run(...args)
      .split('\0')
      .filter(Boolean);
  }

  private execute(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const { error, status, stdout, stderr } = spawnSync('git', [...settings, ...args], {
      cwd: this.directory,
      env: { ...this.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      encoding: 'utf8',
      maxBuffer: LARGEST_OUTPUT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (error) throw new UsageError(`git could not be run: ${error.message}`);
    return { status, stdout, stderr };
  }
}
