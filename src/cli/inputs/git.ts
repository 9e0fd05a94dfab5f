import { runGit, withoutFilters } from '../../host/git-process.ts';
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

  /** The same without the filters of the repository, for what compares files of the work tree. */
  unfiltered(): Git {
    return new Git(this.directory, withoutFilters(this.directory, this.env));
  }

  /** The output without the last line break; undefined if the command fails. */
  ask(...args: string[]): string | undefined {
    const { status, stdout } = this.execute(args);
    return status === 0 ? stdout.replace(/\n$/, '') : undefined;
  }

  /** The commit that a name stands for; undefined if there is none. */
  commitOf(name: string): string | undefined {
    return this.ask('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  }

  /** The output. Throws a {@link UsageError} with git's message if the command fails. */
  run(...args: string[]): string {
    const { status, stdout, stderr } = this.execute(args);
    if (status === 0) return stdout;
    throw new UsageError(`git ${args[0]}: ${stderr.split('\n')[0]?.replace(/^fatal: /, '') || 'failed'}`);
  }

  /** The paths in the output of a command with `-z`. */
  paths(...args: string[]): string[] {
    return this.run(...args)
      .split('\0')
      .filter(Boolean);
  }

  private execute(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const { error, ...result } = runGit(args, this.directory, this.env);
    if (error) throw new UsageError(`cannot run git: ${error.message}`);
    return result;
  }
}
