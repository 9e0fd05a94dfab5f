import { type CommandLine, type OptionName, splitCommandLine } from '../arguments/options.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Splits the arguments of a command. Throws a {@link UsageError} for options that it does not have. */
export function commandArguments(
  command: string,
  argv: readonly string[],
  allowed: readonly OptionName[],
): CommandLine {
  const line = splitCommandLine(argv, allowed);
  const foreign = line.names.find((name) => !allowed.includes(name));
  if (foreign === undefined) return line;
  const known = allowed.map((name) => `--${name}`).join(', ');
  throw new UsageError(`unknown option --${foreign}; ${command} takes ${known}`);
}
