import { escapeTerminal } from '../../formatters/escape.ts';
import { wrap } from '../../formatters/terminal/width.ts';
import type { ExitCode, Io, Outcome, Output } from '../io.ts';

const PREFIX = 'fargate-lint: ';
const INDENT = '  ';

/**
 * Writes a message to stderr, wrapped on a terminal. File names and arguments come from anywhere, so nothing in them
 * reaches the terminal unescaped.
 *
 * @param details lines of their own, indented
 */
export function warn({ stderr }: Pick<Io, 'stderr'>, message: string, details: readonly string[] = []): void {
  const lines = [
    ...wrapTo(stderr, PREFIX + escapeTerminal(message), ''),
    ...details.flatMap((detail) => wrapTo(stderr, escapeTerminal(detail), INDENT)),
  ];
  stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Writes what a run has come to, its text first. Returns its exit code. */
export function writeOutcome(outcome: Outcome, io: Io): ExitCode {
  writeText(outcome, io);
  return writeMessages(outcome, io);
}

export function writeText({ text }: Outcome, { stdout }: Io): void {
  for (const piece of text) stdout.write(piece);
}

export function writeMessages({ code, messages }: Outcome, io: Io): ExitCode {
  for (const message of messages) warn(io, message);
  return code;
}

/** `indent` is that of the first line; further lines have one at least. */
function wrapTo(output: Output, text: string, indent: string): string[] {
  const width = output.isTTY && output.columns ? Math.max(20, output.columns) : Number.POSITIVE_INFINITY;
  const lines = wrap(text, width - INDENT.length);
  return lines.map((line, index) => `${index === 0 ? indent : INDENT}${line}`);
}
