import { configuredOptions } from '../config/lint-options.ts';
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
import { VERSION } from '../version.ts';
import type { RunOptions } from './arguments/arguments.ts';
import type { BaselineStep } from './baseline.ts';
import { type Configuration, printConfiguration } from './configuration/configuration.ts';
import { openRun } from './configuration/open-run.ts';
import type { FixArguments, FixContext, FixOutcome } from './fix-files.ts';
import { type ReadOptions, readFiles } from './inputs/read-files.ts';
import { collectSources, measureHost } from './inputs/sources.ts';
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
  const sources = await collectSources(args, io, {
    host: measureHost(host, timer),
    problems,
    project: configuration.project,
    parseOptions: parseOptionsOf({ rules, kinds: configured.kinds ?? [] }),
    namespace: configured.settings.namespace ?? 'default',
  });
  const part = (text: string): Outcome => {
    messages.push(...problems.map(problemText));
    return { code: problems.length > 0 ? 2 : 0, text: inPieces(text), messages };
  };
  if (args.task === 'list-files') return part(sources.files.map((path) => `${escapeFileName(path)}\n`).join(''));
  const { entries = [] } = sources.built;
  if (args.task === 'list-entries') return part((await import('./output/list-entries.ts')).listEntries(entries));

  messages.push(...sources.built.notes);
  const { settings } = configured;
  const selection = { report: sources.report, ...(args.shard && { shard: args.shard }) };
  const options = { rules, ...configured, ...selection, measure };
  const followed = progress?.follow(sources.inputs, sources.total) ?? sources.inputs;
  const read = shard?.follow(followed) ?? followed;
  const readOptions = readOptionsOf(options, problems, shard);
  const showsSource = sourcesShown(io.cwd);
  const fixContext = { args, options, host, showsSource, configuration, readOptions, built: sources.built };
  const fixed = args.fix && (await fixRead(args.fix, read, { ...fixContext, baseline: baseline?.known }));
  const files = fixed?.files ?? [...(await readFiles(read, readOptions)), ...sources.built.files(new Map())];
  const found = lintFiles(files, { ...options, ...(fixed?.suppressions && { suppressions: fixed.suppressions }) });
  const { report: complete, notes } = baseline?.(found, problems) ?? { report: found, notes: [] };
  const report = narrowReport(complete, args);
  const linted = { report, settings };
  const diff = fixed ? diffText(fixed, args, io) : '';
  messages.push(...(fixed?.notes ?? []));
  problems.push(...(fixed?.problems ?? []));
  if (args.explainPlacement) {
    const { explainWorkloads } = await import('./explain-placement.ts');
    return { ...part(diff + explainWorkloads(args.explainPlacement, complete, settings)), linted };
  }
  let text: Iterable<string> = inPieces(diff);
  if (shard || report.summary.files > 0 || problems.length === 0) {
    const whole = { ...report, problems: [...problems], entries, ...(shard && { shard: shard.identify() }) };
    const written = measure('stage', 'format', () => writeOutputs(outputs, whole, { io, color: args.color }));
    problems.push(...written.problems);
    text = written.text ?? text;
  }
  const isUnbuilt = (sources.built.unbuilt ?? []).some(({ at }) => sources.report(at.file.path));
  const closed = await closeRun({ complete, report, settings, problems, plugins, isUnbuilt }, args, io);
  return { code: closed.code, text, messages: [...messages, ...notes, ...closed.messages], linted };
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
