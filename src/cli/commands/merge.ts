import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import { createNodeHost } from '../../host/node-host.ts';
import { mergeReports } from '../../merge/merge-reports.ts';
import { MergeError } from '../../merge/read-report.ts';
import { type RestoredReport, restoreReport } from '../../merge/restore-report.ts';
import type { Rule } from '../../rule.ts';
import { listNames } from '../../text/list-names.ts';
import { countOf } from '../arguments/arguments.ts';
import { type FormatRequest, parseFormats } from '../arguments/format-request.ts';
import type { CommandLine, OptionName } from '../arguments/options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { type BaselineStep, openBaseline } from '../baseline.ts';
import { openConfiguration } from '../configuration/configuration.ts';
import { pluginsOf } from '../configuration/plugins.ts';
import type { ExitCode, Io } from '../io.ts';
import { overLimitText, problemText } from '../output/closing-messages.ts';
import { warn, writeOutcome } from '../output/messages.ts';
import { narrowReport } from '../output/narrow-report.ts';
import { openOutputs, type ReportOutput, writeOutputs } from '../output/outputs.ts';
import { commandArguments } from './command-arguments.ts';
import { MERGE_HELP } from './merge-help.ts';
import { mergedOutputs, needsText } from './merge-outputs.ts';
import { readReports, textOf } from './merge-sources.ts';

const ALLOWED: readonly OptionName[] = [
  'format',
  'statistics',
  'quiet',
  'max-warnings',
  'config',
  'no-config',
  'baseline',
  'baseline-write',
  'plugin',
  'color',
  'no-color',
  'help',
];

/** Merges JSON reports and prints the result, with the exit code of a single run. */
export async function merge(argv: readonly string[], io: Io): Promise<ExitCode> {
  const line = commandArguments('merge', argv, ALLOWED);
  if (line.flag('help')) {
    io.stdout.write((await import('../help.ts')).wrapHelp(MERGE_HELP, io.stdout.columns));
    return 0;
  }
  if (line.patterns.length === 0) throw new UsageError('merge needs reports: fargate-lint merge reports/*.json');
  const plugins = await pluginsOf(line.values('plugin'), io.cwd);
  const maxWarnings = countOf(line.value('max-warnings'));
  const statistics = line.flag('statistics') ?? false;
  const formats = formatsOf(line.values('format'), statistics);
  const outputs = await openOutputs({ formats, statistics }, io.cwd);
  const known = [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
  const baseline = await baselineOf(line, known, io);
  if (Array.isArray(baseline)) return writeOutcome({ code: 2, text: [], messages: baseline }, io);
  try {
    const merged = mergeReports(await readReports(line.patterns, io));
    const showsText = formats.some(needsText);
    const restored = restoreReport(merged, {
      rules: [...known, ...ALWAYS_ON],
      textOf: (path) => (showsText ? textOf(path, io.cwd) : undefined),
    });
    const notes = notesOn(restored, formats, showsText);
    const shown = mergedOutputs(outputs, merged, restored);
    return finish({ restored, notes, maxWarnings, outputs: shown, line, baseline }, io);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    warn(io, error.message);
    return 2;
  }
}

interface Merging {
  readonly restored: RestoredReport;
  readonly outputs: readonly ReportOutput[];
  readonly notes: readonly string[];
  readonly maxWarnings: number;
  readonly line: CommandLine;
  readonly baseline: BaselineStep;
}

function finish({ restored, outputs, maxWarnings, line, baseline, ...merging }: Merging, io: Io): ExitCode {
  const problems = [...(restored.report.problems ?? [])];
  const { report: complete, notes } = baseline(restored.report, problems);
  const report = narrowReport(complete, { quiet: line.flag('quiet') ?? false, only: undefined });
  const { text = [], ...written } = writeOutputs(outputs, report, { io, color: line.flag('color', 'no-color') });
  problems.push(...written.problems);
  const isOverLimit = complete.summary.warnings > maxWarnings;
  const messages = [
    ...notes,
    ...merging.notes,
    ...(isOverLimit ? [overLimitText(complete.summary.warnings, maxWarnings)] : []),
    ...problems.map(problemText),
    ...report.failures.map(
      ({ rule, file }) => `rule ${rule.id} failed${file === null ? '' : ` on ${file}`}; its findings are missing`,
    ),
  ];
  const isIncomplete = problems.length > 0 || report.failures.length > 0;
  const code = isIncomplete ? 2 : report.summary.errors > 0 || isOverLimit ? 1 : 0;
  return writeOutcome({ code, text, messages }, io);
}

/** Counts replace the report on stdout. */
function formatsOf(values: readonly string[], statistics: boolean): FormatRequest[] {
  const formats = parseFormats(values);
  return statistics ? formats.filter(({ file }) => file !== undefined) : formats;
}

const MOST_NAMES = 3;

/** What the report does not have, unlike that of a single run. */
function notesOn(
  { filesWithoutText, unknownRules }: RestoredReport,
  formats: readonly FormatRequest[],
  showsText: boolean,
) {
  const notes: string[] = [];
  if (showsText && filesWithoutText.length > 0) {
    notes.push(
      `no source lines and fixes for ${listNames(filesWithoutText, MOST_NAMES)}: the file is missing or has changed`,
    );
  }
  if (unknownRules.length > 0 && formats.some(({ format }) => format === 'sarif')) {
    notes.push(`unknown rules ${listNames(unknownRules, MOST_NAMES)}; name their plugin: --plugin <path>`);
  }
  return notes;
}

/** That of the option, or else of the configuration: shards leave it to the whole. */
async function baselineOf(line: CommandLine, known: readonly Rule[], io: Io): Promise<BaselineStep | string[]> {
  const host = createNodeHost({ cwd: io.cwd, gitignore: false });
  const findsConfig = !line.flag('no-config');
  const named = { config: line.value('config'), findsConfig, namesFiles: false };
  const configuration = await openConfiguration(named, { host, cwd: io.cwd, rules: known });
  if (configuration.problems.length > 0) return [...configuration.problems];
  const whole = { patterns: [], namesFiles: false, only: undefined, changed: undefined, shard: undefined };
  const files = { baseline: line.value('baseline'), baselineWrite: line.value('baseline-write') };
  const used = findsConfig ? configuration : undefined;
  const opened = openBaseline({ ...files, ...whole }, { host, cwd: io.cwd, configuration: used });
  return 'reason' in opened ? [problemText(opened)] : opened;
}
