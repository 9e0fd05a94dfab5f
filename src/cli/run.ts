import { configuredOptions } from '../config/lint-options.ts';
import type { Host, Problem } from '../engine/host.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import { unmeasured } from '../engine/measure.ts';
import { parseOptionsOf } from '../engine/reading/kinds-read.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import { escapeFileName } from '../formatters/escape.ts';
import { createStyle } from '../formatters/terminal/style.ts';
import { createNodeHost } from '../host/node-host.ts';
import { sourcesShown } from '../host/roots.ts';
import { VERSION } from '../version.ts';
import type { RunOptions } from './arguments/arguments.ts';
import type { BaselineStep } from './baseline.ts';
import { type Configuration, printConfiguration } from './configuration/configuration.ts';
import { openRun } from './configuration/open-run.ts';
import type { FixContext, FixOutcome } from './fix-files.ts';
import { type ReadOptions, readFiles } from './inputs/read-files.ts';
import { collectSources, measureHost, type Sources } from './inputs/sources.ts';
import type { Environment, Outcome } from './io.ts';
import { closeRun, problemText } from './output/closing-messages.ts';
import { colorDiff } from './output/color-diff.ts';
import { narrowReport } from './output/narrow-report.ts';
import { openOutputs, writeOutputs } from './output/outputs.ts';
import type { Progress } from './output/progress.ts';
import type { Timer } from './output/timer.ts';
import { inPieces } from './output/write-report.ts';
import type { ShardRun } from './shard-run.ts';

/** Follows a run while it lasts. */
export interface Watch {
  readonly timer?: Timer | undefined;
  readonly progress?: Progress;
}

/**
 * Lints what the options name, and writes the files that they ask for. Throws a {@link UsageError} for options that cannot
 * be followed.
 */
export async function run(args: RunOptions, io: Environment, { timer, progress }: Watch = {}): Promise<Outcome> {
  const measure = timer?.measure ?? unmeasured;
  const problems: Problem[] = [];
  const outputs = await openOutputs(args, io.cwd);
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const shard = args.shard && new (await import('./shard-run.ts')).ShardRun(args.shard, args);
  const opened = await openRun(args, shard?.recordingHost(host) ?? host, io.cwd);
  const { rules, plugins, configuration, overrides, messages } = opened;
  if (!opened.isValid) return { code: 2, text: [], messages };
  const baseline = await baselineOf(args, { host, configuration }, io);
  if (baseline && 'reason' in baseline) return { code: 2, text: [], messages: [...messages, problemText(baseline)] };
  if (args.printConfig !== undefined) {
    const text = await printConfiguration(args.printConfig, { configuration, commandLine: overrides, rules });
    return { code: 0, text: [text], messages };
  }
  const configured = configuredOptions(configuration, overrides);
  const { settings } = configured;
  const sources = await collectSources(args, io, {
    host: measureHost(host, timer),
    problems,
    project: configuration.project,
    parseOptions: parseOptionsOf({ rules, kinds: configured.kinds ?? [] }),
    namespace: settings.namespace ?? 'default',
  });
  if (args.task !== 'lint') return answer(await listText(args.task, sources), problems, messages);

  messages.push(...sources.built.notes);
  const selection = { report: sources.report, ...(args.shard && { shard: args.shard }) };
  const options = { rules, ...configured, ...selection, measure };
  const following = { shard, progress, problems };
  const fixing = { args, host, configuration, baseline: baseline?.known, showsSource: sourcesShown(io.cwd) };
  const { files, fixed } = await readSources(sources, options, following, fixing);
  const found = lintFiles(files, { ...options, ...(fixed?.suppressions && { suppressions: fixed.suppressions }) });
  const { report: complete, notes } = baseline?.(found, problems) ?? { report: found, notes: [] };
  const report = narrowReport(complete, args);
  const linted = { report, settings };
  const diff = fixed ? diffText(fixed, args, io) : '';
  messages.push(...(fixed?.notes ?? []));
  problems.push(...(fixed?.problems ?? []));
  if (args.explainPlacement) {
    const { explainWorkloads } = await import('./explain-placement.ts');
    const text = diff + explainWorkloads(args.explainPlacement, complete, settings);
    return { ...answer(text, problems, messages), linted };
  }
  let text: Iterable<string> = inPieces(diff);
  if (shard || report.summary.files > 0 || problems.length === 0) {
    const { entries = [] } = sources.built;
    const whole = { ...report, problems: [...problems], entries, ...(shard && { shard: shard.identify() }) };
    const written = measure('stage', 'format', () => writeOutputs(outputs, whole, { io, color: args.color }));
    problems.push(...written.problems);
    text = written.text ?? text;
  }
  const isUnbuilt = (sources.built.unbuilt ?? []).some(({ at }) => sources.report(at.file.path));
  const closed = await closeRun({ complete, report, settings, problems, plugins, isUnbuilt }, args, io);
  return { code: closed.code, text, messages: [...messages, ...notes, ...closed.messages], linted };
}

/** What was asked for in place of a report. */
function answer(text: string, problems: readonly Problem[], messages: readonly string[]): Outcome {
  const code = problems.length > 0 ? 2 : 0;
  return { code, text: inPieces(text), messages: [...messages, ...problems.map(problemText)] };
}

async function listText(task: 'list-files' | 'list-entries', { files, built }: Sources): Promise<string> {
  if (task === 'list-files') return files.map((path) => `${escapeFileName(path)}\n`).join('');
  return (await import('./output/list-entries.ts')).listEntries(built.entries ?? []);
}

/** What follows a run while files are read; `problems` grows meanwhile. */
interface Following {
  readonly shard: ShardRun | undefined;
  readonly progress: Progress | undefined;
  readonly problems: Problem[];
}

interface Fixing extends Pick<FixContext, 'host' | 'baseline' | 'showsSource'> {
  readonly args: RunOptions;
  readonly configuration: Configuration;
}

/** Reads all files, and makes the fixes that are asked for. */
async function readSources(
  { inputs, total, built }: Sources,
  options: LintOptions,
  { shard, progress, problems }: Following,
  { configuration, ...fixing }: Fixing,
): Promise<{ files: readonly ReadFile[]; fixed?: FixOutcome }> {
  const shown = progress?.follow(inputs, total) ?? inputs;
  const read = shard?.follow(shown) ?? shown;
  const readOptions: ReadOptions = {
    parseOptions: parseOptionsOf(options),
    measure: options.measure ?? unmeasured,
    onProblem: (problem) => problems.push(problem),
    onPiece: shard && ((piece) => shard.add(piece)),
  };
  const { fix } = fixing.args;
  if (!fix) return { files: [...(await readFiles(read, readOptions)), ...built.files(new Map())] };
  const { fixFiles } = await import('./fix-files.ts');
  const context = { ...fixing, options, readOptions, built, configuration: configuration.fixable?.() };
  const fixed = await fixFiles(read, fix, context);
  return { files: fixed.files, fixed };
}

function diffText({ diff }: FixOutcome, { color }: RunOptions, { stdout, env }: Environment): string {
  const { colors } = createStyle({ output: stdout, env, color, version: VERSION });
  return colors.isColorSupported ? colorDiff(diff, colors) : diff;
}

/** A problem if a file cannot be used. */
async function baselineOf(
  args: RunOptions,
  { host, configuration }: { readonly host: Host; readonly configuration: Configuration },
  { cwd }: Environment,
): Promise<BaselineStep | Problem | undefined> {
  const isConfigured = configuration.project?.baseline !== undefined;
  if (args.baseline === undefined && args.baselineWrite === undefined && !isConfigured) return undefined;
  const { openBaseline } = await import('./baseline.ts');
  return openBaseline(args, { host, cwd, configuration: args.findsConfig ? configuration : undefined });
}
