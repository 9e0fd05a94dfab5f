import { rules } from '../../rules/index.ts';
import { configuredOptions } from '../config/lint-options.ts';
import { ALWAYS_ON } from '../engine/always-on.ts';
import type { RuleSetting } from '../engine/findings/levels.ts';
import type { Report } from '../engine/findings/report.ts';
import type { Host, Problem } from '../engine/host.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import { unmeasured } from '../engine/measure.ts';
import type { Input } from '../engine/reading/input.ts';
import { parseOptionsOf } from '../engine/reading/kinds-read.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import { escapeFileName, escapeTerminal } from '../formatters/escape.ts';
import { uncheckedSentence } from '../formatters/unchecked.ts';
import { createNodeHost } from '../host/node-host.ts';
import { sourcesShown } from '../host/roots.ts';
import type { Plugin } from '../plugins/load-plugins.ts';
import type { Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { VERSION } from '../version.ts';
import { refuseAmbiguous } from './arguments/ambiguous-names.ts';
import { type Arguments, parseArguments } from './arguments/arguments.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { BaselineStep } from './baseline.ts';
import { findCommand } from './commands/index.ts';
import { type Configuration, openConfiguration, printConfiguration } from './configuration/configuration.ts';
import { pluginsOf } from './configuration/plugins.ts';
import { missingPriceNote } from './configuration/prices.ts';
import { profileNotes, settingsWithProfiles } from './configuration/profiles.ts';
import type { FixArguments, FixCircumstances, FixOutcome } from './fix-files.ts';
import { type ReadOptions, readFiles } from './inputs/read-files.ts';
import { collectSources, measureHost, type Sources } from './inputs/sources.ts';
import type { Io } from './io.ts';
import { narrowReport } from './output/narrow-report.ts';
import { openOutputs, writeOutputs } from './output/outputs.ts';
import { Progress } from './output/progress.ts';
import type { ShardRun } from './shard-run.ts';

/** 0: no errors. 1: errors, or more warnings than allowed. 2: something could not be linted. */
export type ExitCode = 0 | 1 | 2;

export const HELP_HINT = 'fargate-lint --help lists options, formats and examples.\n';

/** The command line program. The report goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const command = findCommand(argv[0]);
    if (command) return await (await command())(argv.slice(1), io);
    refuseAmbiguous(argv, io.cwd);
    const plugins = await pluginsOf(argv, io);
    const known = [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
    const args = parseArguments(argv, { configurable: idsOf(known), alwaysOn: idsOf(ALWAYS_ON) });
    if (args.task === 'version') return print(io, `${VERSION}\n`);
    if (args.task === 'help') return print(io, (await import('./help.ts')).HELP);
    return await lintSources(args, { rules: known, plugins }, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(io, error.message);
    io.stderr.write(HELP_HINT);
    return 2;
  }
}

/** The rules that there are, and those who brought some of them. */
interface KnownRules {
  readonly rules: readonly Rule[];
  readonly plugins: readonly Plugin[];
}

async function lintSources(args: Arguments, { rules, plugins }: KnownRules, io: Io): Promise<ExitCode> {
  const timer = args.timing ? new (await import('./output/timer.ts')).Timer() : undefined;
  const measure = timer?.measure ?? unmeasured;
  const problems: Problem[] = [];
  const levels = await levelsOf(args, rules);
  const outputs = await openOutputs(args, io.cwd);
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const shard = args.shard && new (await import('./shard-run.ts')).ShardRun(args.shard, args);
  const told = shard?.watch(host) ?? host;
  const configuration = await openConfiguration(args, { host: told, cwd: io.cwd, rules });
  for (const each of [...configuration.notes, ...configuration.problems]) complain(io, each);
  if (configuration.problems.length > 0) return 2;
  const { settings: typed, ...profiles } = await settingsWithProfiles(args, told, io.cwd);
  for (const each of [...profiles.notes, ...profiles.problems]) complain(io, each);
  if (profiles.problems.length > 0) return 2;
  const baseline = await baselineOf(args, host, io);
  if (baseline && 'reason' in baseline) {
    complain(io, `${baseline.path}: ${baseline.reason}`);
    return 2;
  }
  const commandLine = { settings: typed, levels };
  if (args.printConfig !== undefined) {
    return print(io, await printConfiguration(args.printConfig, { configuration, commandLine, rules }));
  }
  const configured = configuredOptions(configuration, commandLine);
  const sources = await collectSources(args, io, {
    host: measureHost(host, timer),
    problems,
    project: configuration.project,
  });
  if (args.task === 'list-files') return printFiles(sources, problems, io);

  for (const each of sources.built.notes) complain(io, each);
  const progress = new Progress(io);
  const { settings } = configured;
  const about = { report: sources.report, measure, ...(args.shard && { shard: args.shard }) };
  const options = { rules, ...configured, ...about };
  const followed = progress.follow(sources.inputs, sources.total);
  const read = shard?.follow(followed) ?? followed;
  const readOptions = readOptionsOf(options, problems, shard);
  const showsSource = sourcesShown(io.cwd);
  const circumstances = { args, options, host, showsSource, configuration, readOptions, built: sources.built };
  const mended = args.fix && (await mend(args.fix, read, { ...circumstances, baseline: baseline?.known }));
  const files = mended?.files ?? [...(await readFiles(read, readOptions)), ...sources.built.files(new Map())];
  const linted = lintFiles(files, { ...options, ...(mended?.suppressions && { suppressions: mended.suppressions }) });
  const { report: complete, notes } = baseline?.(linted, problems) ?? { report: linted, notes: [] };
  const report = narrowReport(complete, args);
  io.onLinted?.({ report, settings });
  progress.clear();
  problems.push(...tellMended(mended, io));
  if (args.explainPlacement) {
    const { explainWorkloads } = await import('./explain-placement.ts');
    return printPart(explainWorkloads(args.explainPlacement, complete, settings), problems, io);
  }
  if (shard || report.summary.files > 0 || problems.length === 0) {
    const whole = { ...report, problems: [...problems], ...(shard && { shard: shard.identify() }) };
    problems.push(...measure('stage', 'format', () => writeOutputs(outputs, whole, { io, color: args.color })));
  }
  if (timer) io.stderr.write(timer.table());
  for (const note of notes) complain(io, note);

  return await conclude({ complete, report, settings, problems, plugins }, args, io);
}

/** How files are read for a run; `problems` grows while they are. */
function readOptionsOf(options: LintOptions, problems: Problem[], shard: ShardRun | undefined): ReadOptions {
  return {
    parseOptions: parseOptionsOf(options),
    measure: options.measure ?? unmeasured,
    onProblem: (problem) => problems.push(problem),
    onPiece: shard && ((piece) => shard.add(piece)),
  };
}

/** What a run came to. */
interface Run {
  /** With everything in it that was not asked for. */
  readonly complete: Report;
  readonly report: Report;
  readonly settings: Partial<Settings>;
  readonly problems: readonly Problem[];
  readonly plugins: readonly Plugin[];
}

/** Says on stderr what is no part of a report, and how the program ends. */
async function conclude({ complete, report, settings, problems, plugins }: Run, args: Arguments, io: Io) {
  const isOverLimit = countWarnings(complete, args) > args.maxWarnings;
  reportSkipped(report, io);
  for (const each of report.unchecked) complain(io, uncheckedSentence(each));
  const priceNote = missingPriceNote(settings);
  if (priceNote !== undefined) complain(io, priceNote);
  for (const note of profileNotes(complete, settings)) complain(io, note);
  if (isOverLimit) complain(io, `more warnings than --max-warnings ${args.maxWarnings} allows.`);
  for (const { path, reason } of problems) complain(io, `${path}: ${reason}`);
  await reportFailures(complete, plugins, io);
  if (problems.length > 0 || complete.failures.length > 0) return 2;
  const hasUnknownKinds = args.strictKinds && report.unchecked.length > 0;
  return report.summary.errors > 0 || isOverLimit || hasUnknownKinds ? 1 : 0;
}

async function mend(
  request: FixArguments,
  read: Iterable<Input | LargeInput>,
  { configuration, ...about }: Omit<FixCircumstances, 'configuration'> & { configuration: Configuration },
): Promise<FixOutcome> {
  const { fixFiles } = await import('./fix-files.ts');
  return fixFiles(read, request, { ...about, configuration: configuration.fixable?.() });
}

/** Says what was mended. */
function tellMended(mended: FixOutcome | undefined, io: Io): readonly Problem[] {
  if (!mended) return [];
  io.stdout.write(mended.diff);
  for (const note of mended.notes) complain(io, note);
  return mended.problems;
}

function printFiles({ files }: Sources, problems: readonly Problem[], io: Io): ExitCode {
  return printPart(files.map((path) => `${escapeFileName(path)}\n`).join(''), problems, io);
}

/** Something that was asked for in place of a report. */
function printPart(text: string, problems: readonly Problem[], io: Io): ExitCode {
  io.stdout.write(text);
  for (const { path, reason } of problems) complain(io, `${path}: ${reason}`);
  return problems.length > 0 ? 2 : 0;
}

async function reportFailures({ failures }: Report, plugins: readonly Plugin[], io: Io): Promise<void> {
  if (failures.length === 0) return;
  const { describeFailures } = await import('./configuration/rule-failures.ts');
  for (const each of describeFailures(failures, plugins)) complain(io, each);
}

function reportSkipped({ skipped }: Report, io: Io): void {
  const count = skipped.length;
  if (count === 0) return;
  const files = count === 1 ? `1 unrendered template (${skipped[0]?.file})` : `${count} unrendered templates`;
  complain(io, `skipped ${files}. Render first: helm template … | fargate-lint -`);
}

async function baselineOf(args: Arguments, host: Host, { cwd }: Io): Promise<BaselineStep | Problem | undefined> {
  if (args.baseline === undefined && args.baselineWrite === undefined) return undefined;
  return (await import('./baseline.ts')).openBaseline(args, host, cwd);
}

/** With --only, the rules not asked for are off; the always-on ones are left out of the report instead. */
async function levelsOf(
  { levels, only }: Arguments,
  rules: readonly Rule[],
): Promise<Readonly<Record<string, RuleSetting>>> {
  const isPlain = Object.values(levels).every((setting) => typeof setting === 'string');
  const checked = isPlain ? levels : (await import('./arguments/check-options.ts')).checkOptions(levels, rules);
  // Whether a suppression is of use shows only when the rules that it names are on.
  if (!only || only.has('unused-disable')) return checked;
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
