import { runGit } from '../../host/git-process.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Runs git in one directory. */
export class Git {
  readonly directory: string;
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
    const { error, ...result } = runGit(args, this.directory, this.env);
    if (error) throw new UsageError(`git could not be run: ${error.message}`);
    return result;
  }
}
