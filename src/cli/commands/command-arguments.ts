import { type CommandLine, type OptionName, splitCommandLine } from '../arguments/options.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Splits the arguments of a command that takes only some of the options. Throws a {@link UsageError} for the others. */
export function commandArguments(
  command: string,
  argv: readonly string[],
  allowed: readonly OptionName[],
): CommandLine {
  const line = splitCommandLine(argv);
  const foreign = line.names.find((name) => !allowed.includes(name));
  if (foreign === undefined) return line;
  const known = allowed.map((name) => `--${name}`).join(', ');
  throw new UsageError(`${command} has no option --${foreign}, only ${known}.`);
}
