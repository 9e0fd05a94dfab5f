import { rules } from '../../rules/index.ts';
import { configuredOptions } from '../config/lint-options.ts';
import { ALWAYS_ON } from '../engine/always-on.ts';
import type { RuleSetting } from '../engine/findings/levels.ts';
import type { Host, Problem } from '../engine/host.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import { unmeasured } from '../engine/measure.ts';
import type { Input } from '../engine/reading/input.ts';
import { parseOptionsOf } from '../engine/reading/kinds-read.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import { escapeFileName } from '../formatters/escape.ts';
import { createStyle } from '../formatters/terminal/style.ts';
import { createNodeHost } from '../host/node-host.ts';
import { sourcesShown } from '../host/roots.ts';
import type { Plugin } from '../plugins/load-plugins.ts';
import type { Rule } from '../rule.ts';
import { VERSION } from '../version.ts';
import { type Arguments, parseArguments } from './arguments/arguments.ts';
import { checkNames } from './arguments/check-names.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { BaselineStep } from './baseline.ts';
import { findCommand } from './commands/index.ts';
import { type Configuration, openConfiguration, printConfiguration } from './configuration/configuration.ts';
import { pluginsOf } from './configuration/plugins.ts';
import { settingsWithProfiles } from './configuration/profiles.ts';
import type { FixArguments, FixContext, FixOutcome } from './fix-files.ts';
import { type ReadOptions, readFiles } from './inputs/read-files.ts';
import { collectSources, measureHost, type Sources } from './inputs/sources.ts';
import type { Io } from './io.ts';
import { closeRun } from './output/closing-messages.ts';
import { colorDiff } from './output/color-diff.ts';
import { warn } from './output/messages.ts';
import { narrowReport } from './output/narrow-report.ts';
import { openOutputs, writeOutputs } from './output/outputs.ts';
import { Progress } from './output/progress.ts';
import type { ShardRun } from './shard-run.ts';

/** 0: no errors. 1: errors, or more warnings than allowed. 2: something could not be linted. */
export type ExitCode = 0 | 1 | 2;

export const HELP_HINT = 'Run fargate-lint --help for options, formats and examples.\n';

/** The command line program. The report goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const command = findCommand(argv[0]);
    if (command) return await (await command())(argv.slice(1), io);
    checkNames(argv, io.cwd);
    const plugins = await pluginsOf(argv, io);
    const known = [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
    const args = parseArguments(argv, { configurable: idsOf(known), alwaysOn: idsOf(ALWAYS_ON) });
    if (args.task === 'version') return write(io, `${VERSION}\n`);
    if (args.task === 'help') return write(io, (await import('./help.ts')).helpText(io.stdout.columns));
    return await lintSources(args, { rules: known, plugins }, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(io, error.message, error.details);
    io.stderr.write(HELP_HINT);
    return 2;
  }
}

/** All rules, and the plugins that some of them come from. */
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
  const recordingHost = shard?.recordingHost(host) ?? host;
  const opened = await openSettings(args, { host: recordingHost, rules }, io);
  if (!opened) return 2;
  const { configuration, settings: typed } = opened;
  const baseline = await baselineOf(args, { host, configuration }, io);
  if (baseline === 'broken') return 2;
  const commandLine = { settings: typed, levels };
  if (args.printConfig !== undefined) {
    return write(io, await printConfiguration(args.printConfig, { configuration, commandLine, rules }));
  }
  const configured = configuredOptions(configuration, commandLine);
  const sources = await collectSources(args, io, {
    host: measureHost(host, timer),
    problems,
    project: configuration.project,
    parseOptions: parseOptionsOf({ rules, kinds: configured.kinds ?? [] }),
    namespace: configured.settings.namespace ?? 'default',
  });
  if (args.task === 'list-files') return writeFiles(sources, problems, io);
  if (args.task === 'list-entries') {
    const { listEntries } = await import('./output/list-entries.ts');
    return writePart(listEntries(sources.built.entries ?? []), problems, io);
  }

  for (const each of sources.built.notes) warn(io, each);
  const progress = new Progress(io);
  const { settings } = configured;
  const selection = { report: sources.report, ...(args.shard && { shard: args.shard }) };
  const options = { rules, ...configured, ...selection, measure };
  const followed = progress.follow(sources.inputs, sources.total);
  const read = shard?.follow(followed) ?? followed;
  const readOptions = readOptionsOf(options, problems, shard);
  const showsSource = sourcesShown(io.cwd);
  const fixContext = { args, options, host, showsSource, configuration, readOptions, built: sources.built };
  const fixed = args.fix && (await fixRead(args.fix, read, { ...fixContext, baseline: baseline?.known }));
  const files = fixed?.files ?? [...(await readFiles(read, readOptions)), ...sources.built.files(new Map())];
  const linted = lintFiles(files, { ...options, ...(fixed?.suppressions && { suppressions: fixed.suppressions }) });
  const { report: complete, notes } = baseline?.(linted, problems) ?? { report: linted, notes: [] };
  const report = narrowReport(complete, args);
  io.onLinted?.({ report, settings });
  progress.clear();
  problems.push(...writeFixes(fixed, args, io));
  if (args.explainPlacement) {
    const { explainWorkloads } = await import('./explain-placement.ts');
    return writePart(explainWorkloads(args.explainPlacement, complete, settings), problems, io);
  }
  if (shard || report.summary.files > 0 || problems.length === 0) {
    const { entries } = sources.built;
    const whole = { ...report, problems: [...problems], entries, ...(shard && { shard: shard.identify() }) };
    problems.push(...measure('stage', 'format', () => writeOutputs(outputs, whole, { io, color: args.color })));
  }
  if (timer) io.stderr.write(timer.table());
  for (const note of notes) warn(io, note);

  return await closeRun({ complete, report, settings, problems, plugins }, args, io);
}

/** Opens the configuration and the profiles; undefined, after warnings, if either is not valid. */
async function openSettings(args: Arguments, { host, rules }: { host: Host; rules: readonly Rule[] }, io: Io) {
  const configuration = await openConfiguration(args, { host, cwd: io.cwd, rules });
  for (const each of [...configuration.notes, ...configuration.problems]) warn(io, each);
  if (configuration.problems.length > 0) return undefined;
  const { settings, notes, problems } = await settingsWithProfiles(args, host, io.cwd);
  for (const each of [...notes, ...problems]) warn(io, each);
  return problems.length > 0 ? undefined : { configuration, settings };
}

/** `problems` grows while files are read. */
function readOptionsOf(options: LintOptions, problems: Problem[], shard: ShardRun | undefined): ReadOptions {
  return {
    parseOptions: parseOptionsOf(options),
    measure: options.measure ?? unmeasured,
    onProblem: (problem) => problems.push(problem),
    onPiece: shard && ((piece) => shard.add(piece)),
  };
}

async function fixRead(
  request: FixArguments,
  read: Iterable<Input | LargeInput>,
  { configuration, ...context }: Omit<FixContext, 'configuration'> & { configuration: Configuration },
): Promise<FixOutcome> {
  const { fixFiles } = await import('./fix-files.ts');
  return fixFiles(read, request, { ...context, configuration: configuration.fixable?.() });
}

/** Writes the diff, and what was fixed or not. */
function writeFixes(fixed: FixOutcome | undefined, { color }: Arguments, io: Io): readonly Problem[] {
  if (!fixed) return [];
  const { colors } = createStyle({ output: io.stdout, env: io.env, color, version: VERSION });
  io.stdout.write(colors.isColorSupported ? colorDiff(fixed.diff, colors) : fixed.diff);
  for (const note of fixed.notes) warn(io, note);
  return fixed.problems;
}

function writeFiles({ files }: Sources, problems: readonly Problem[], io: Io): ExitCode {
  return writePart(files.map((path) => `${escapeFileName(path)}\n`).join(''), problems, io);
}

/** Writes what was asked for instead of a report. */
function writePart(text: string, problems: readonly Problem[], io: Io): ExitCode {
  io.stdout.write(text);
  for (const { path, reason } of problems) warn(io, `${path}: ${reason}`);
  return problems.length > 0 ? 2 : 0;
}

/** Warns of a file that cannot be used. */
async function baselineOf(
  args: Arguments,
  { host, configuration }: { readonly host: Host; readonly configuration: Configuration },
  io: Io,
): Promise<BaselineStep | 'broken' | undefined> {
  const isConfigured = configuration.project?.baseline !== undefined;
  if (args.baseline === undefined && args.baselineWrite === undefined && !isConfigured) return undefined;
  const { openBaseline } = await import('./baseline.ts');
  const used = args.findsConfig ? configuration : undefined;
  const opened = openBaseline(args, { host, cwd: io.cwd, configuration: used });
  if (!('reason' in opened)) return opened;
  warn(io, `${opened.path}: ${opened.reason}`);
  return 'broken';
}

/** With --only, other rules are off; core diagnostics are left out of the report instead. */
async function levelsOf(
  { levels, only }: Arguments,
  rules: readonly Rule[],
): Promise<Readonly<Record<string, RuleSetting>>> {
  const isPlain = Object.values(levels).every((setting) => typeof setting === 'string');
  const checked = isPlain ? levels : (await import('./arguments/check-options.ts')).checkOptions(levels, rules);
  // Whether a suppression is used is only known if the rules it names are on.
  if (!only || only.has('unused-disable')) return checked;
  return { ...checked, ...Object.fromEntries(idsOf(rules).flatMap((id) => (only.has(id) ? [] : [[id, 'off']]))) };
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id);
}

function write(io: Io, text: string): ExitCode {
  io.stdout.write(text);
  return 0;
}
