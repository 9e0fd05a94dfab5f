import { rules } from '../../rules/index.ts';
import { ALWAYS_ON } from '../engine/always-on.ts';
import type { Host, Problem } from '../engine/host.ts';
import { type Input, lint, type RuleSetting } from '../engine/lint.ts';
import { readInputs } from '../engine/read.ts';
import type { Report } from '../engine/report.ts';
import { escapeTerminal } from '../formatters/escape.ts';
import { loadFormat } from '../formatters/index.ts';
import { createStyle } from '../formatters/style.ts';
import { VERSION } from '../version.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { type Io, readAll } from './io.ts';
import { narrowReport } from './narrow-report.ts';
import { createNodeHost } from './node-host.ts';
import { UsageError } from './usage-error.ts';

/** 0: no errors. 1: errors, or more warnings than allowed. 2: something could not be linted. */
export type ExitCode = 0 | 1 | 2;

/** The command line program. The report goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const args = parseArguments(argv, { configurable: idsOf(rules), alwaysOn: idsOf(ALWAYS_ON) });
    if (args.task === 'version') return print(io, `${VERSION}\n`);
    if (args.task === 'help') return print(io, (await import('./help.ts')).HELP);
    return await lintFiles(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(io, error.message);
    io.stderr.write('fargate-lint --help lists options, formats and examples.\n');
    return 2;
  }
}

async function lintFiles(args: Arguments, io: Io): Promise<ExitCode> {
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const problems: Problem[] = [];
  const levels = await levelsOf(args);
  const inputs = await collectInputs(args, io, host, problems);
  const complete = lint(inputs, { rules, settings: args.settings, levels });
  const report = narrowReport(complete, args);
  if (report.summary.files > 0 || problems.length === 0) await printReport(report, args, io);

  const isOverLimit = countWarnings(complete, args) > args.maxWarnings;
  reportSkipped(report, io);
  if (isOverLimit) complain(io, `more warnings than --max-warnings ${args.maxWarnings} allows.`);
  for (const { path, reason } of problems) complain(io, `${path}: ${reason}`);
  if (problems.length > 0) return 2;
  return report.summary.errors > 0 || isOverLimit ? 1 : 0;
}

/** What stdin and the patterns hold; files are read when they are asked for, and `problems` grows meanwhile. */
async function collectInputs(args: Arguments, io: Io, host: Host, problems: Problem[]): Promise<Iterable<Input>> {
  const patterns = args.patterns.filter((pattern) => pattern !== '-');
  const listing = await host.list(patterns);
  problems.push(...listing.problems);
  const stdin = patterns.length < args.patterns.length ? await readStdin(args, io, problems) : [];
  return chain(
    stdin,
    readInputs(host, listing.files, (problem) => problems.push(problem)),
  );
}

/** Nothing on stdin is no clean manifest: more likely the program before the pipe has failed. */
async function readStdin({ stdinFilename }: Arguments, io: Io, problems: Problem[]): Promise<Input[]> {
  const path = stdinFilename?.replaceAll('\\', '/') ?? '<stdin>';
  const content = await readAll(io.stdin);
  if (content.length > 0) return [{ path, content }];
  problems.push({ path, reason: 'nothing came in' });
  return [];
}

async function printReport(report: Report, args: Arguments, io: Io): Promise<void> {
  const format = await loadFormat(args.format);
  const style = createStyle({ output: io.stdout, env: io.env, color: args.color, version: VERSION });
  const text = format(report, style);
  if (text !== '') io.stdout.write(text);
}

function reportSkipped({ skipped }: Report, io: Io): void {
  const count = skipped.length;
  if (count === 0) return;
  const files = count === 1 ? `1 unrendered template (${skipped[0]?.file})` : `${count} unrendered templates`;
  complain(io, `skipped ${files}. Render first: helm template … | fargate-lint -`);
}

/** With --only, the rules not asked for are off; the always-on ones are left out of the report instead. */
async function levelsOf({ levels, only }: Arguments): Promise<Readonly<Record<string, RuleSetting>>> {
  const isPlain = Object.values(levels).every((setting) => typeof setting === 'string');
  const checked = isPlain ? levels : (await import('./check-options.ts')).checkOptions(levels);
  if (!only) return checked;
  return { ...checked, ...Object.fromEntries(idsOf(rules).flatMap((id) => (only.has(id) ? [] : [[id, 'off']]))) };
}

/** Warnings count against the limit even when --quiet keeps them out of the report. */
function countWarnings(report: Report, { only }: Arguments): number {
  return narrowReport(report, { quiet: false, only }).summary.warnings;
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id);
}

function print(io: Io, text: string): ExitCode {
  io.stdout.write(text);
  return 0;
}

/** File names and arguments come from anywhere, so nothing in them reaches the terminal as it is. */
function complain(io: Io, message: string): void {
  io.stderr.write(`fargate-lint: ${escapeTerminal(message)}\n`);
}

function* chain<Item>(...iterables: Iterable<Item>[]): Generator<Item, void, undefined> {
  for (const iterable of iterables) yield* iterable;
}
