import { unmeasured } from '../engine/measure.ts';
import { VERSION } from '../version.ts';
import { type Arguments, parseArguments } from './arguments/arguments.ts';
import { checkNames } from './arguments/check-names.ts';
import { UsageError } from './arguments/usage-error.ts';
import { findCommand } from './commands/index.ts';
import type { ExitCode, Io } from './io.ts';
import { warn, writeMessages, writeText } from './output/messages.ts';
import { Progress } from './output/progress.ts';
import { run } from './run.ts';

/** The command line program. The report goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const command = findCommand(argv[0]);
    if (command) return await (await command())(argv.slice(1), io);
    checkNames(argv, io.cwd);
    const args = parseArguments(argv);
    if (args.prints === 'version') return write(io, `${VERSION}\n`);
    if (args.prints === 'help') return write(io, (await import('./help.ts')).helpText(io.stdout.columns));
    return await lint(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(io, error.message, error.details);
    const command = argv[0] === 'plan' ? 'fargate-lint plan' : 'fargate-lint';
    io.stderr.write(`Run ${command} --help for options, formats and examples.\n`);
    return 2;
  }
}

async function lint(args: Arguments, io: Io): Promise<ExitCode> {
  const timer = args.timing ? new (await import('./output/timer.ts')).Timer() : undefined;
  const progress = new Progress(io);
  const outcome = await run(args, io, { timer, progress }).finally(() => progress.clear());
  if (outcome.linted) io.onLinted?.(outcome.linted);
  // Formats may make their text while it is written.
  (timer?.measure ?? unmeasured)('stage', 'format', () => writeText(outcome, io));
  if (timer) io.stderr.write(timer.table());
  return writeMessages(outcome, io);
}

function write(io: Io, text: string): ExitCode {
  io.stdout.write(text);
  return 0;
}
