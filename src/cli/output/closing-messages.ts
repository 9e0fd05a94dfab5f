import type { Report } from '../../engine/findings/report.ts';
import type { Problem } from '../../engine/host.ts';
import { chartsOf, skippedText } from '../../formatters/skipped.ts';
import { foundText } from '../../formatters/summary.ts';
import { uncheckedSentence } from '../../formatters/unchecked.ts';
import type { Plugin } from '../../plugins/load-plugins.ts';
import type { Settings } from '../../settings.ts';
import type { RunOptions } from '../arguments/arguments.ts';
import { missingPriceNote } from '../configuration/prices.ts';
import { profileNotes } from '../configuration/profiles.ts';
import type { Environment, Outcome } from '../io.ts';
import { narrowReport } from './narrow-report.ts';

/** The result of a run. */
export interface Run {
  /** With findings that were not asked for. */
  readonly complete: Report;
  readonly report: Report;
  readonly settings: Partial<Settings>;
  readonly problems: readonly Problem[];
  readonly plugins: readonly Plugin[];
  /** Whether a kustomization that is reported could not be built. */
  readonly isUnbuilt: boolean;
}

/** Everything that is not part of the report, and the exit code. */
export async function closeRun(run: Run, args: RunOptions, io: Environment): Promise<Omit<Outcome, 'text'>> {
  const { complete, report, settings, problems, isUnbuilt } = run;
  const warnings = countWarnings(complete, args);
  const isOverLimit = warnings > args.maxWarnings;
  const missingPrice = missingPriceNote(settings);
  const messages = [
    ...uncheckedNotes(run, args, io),
    ...(missingPrice === undefined ? [] : [missingPrice]),
    ...profileNotes(complete, settings),
    ...(isOverLimit ? [overLimitText(warnings, args.maxWarnings)] : []),
    ...problems.map(problemText),
    ...(await failureMessages(run)),
  ];
  if (problems.length > 0 || complete.failures.length > 0) return { code: 2, messages };
  const hasUnknownKinds = args.strictKinds && report.unchecked.length > 0;
  const hasSkipped = args.failOnSkipped && (report.skipped.length > 0 || isUnbuilt || hasNoWorkloads(report, args));
  const isFailed = report.summary.errors > 0 || isOverLimit || hasUnknownKinds || hasSkipped;
  return { code: isFailed ? 1 : 0, messages };
}

export function problemText({ path, reason }: Problem): string {
  return `${path}: ${reason}`;
}

export function overLimitText(warnings: number, limit: number): string {
  return `${warnings} ${warnings === 1 ? 'warning exceeds' : 'warnings exceed'} --max-warnings ${limit}`;
}

/** What a clean report must not hide. */
function uncheckedNotes({ report, problems }: Run, args: RunOptions, { stdout }: Environment): string[] {
  const { skipped, unchecked, summary } = report;
  const isTerminal = stdout.isTTY === true;
  const isIgnored = isTerminal && summary.files === 0 && args.namesFiles && !args.changed && !args.shard;
  const isEmpty = hasNoWorkloads(report, args) && report.findings.length === 0 && (args.failOnSkipped || !isTerminal);
  return [
    ...(skipped.length > 0 ? [`${skippedText(skipped)}${renderHint(report, args)}`] : []),
    ...unchecked.map(uncheckedSentence),
    ...(problems.length > 0
      ? []
      : [isIgnored && 'the configuration ignores all named files', isEmpty && foundText(report)]),
  ].filter((note) => note !== false);
}

/** Parts of a project need no workloads: what changed, a shard, files that a hook names. */
function hasNoWorkloads({ summary }: Report, { changed, shard, namesFiles, patterns }: RunOptions): boolean {
  const isFile = (pattern: string) => /\.(?:ya?ml|json)$/i.test(pattern) && !/[*?{[!]/.test(pattern);
  const isPart = changed !== undefined || shard !== undefined || (namesFiles && patterns.every(isFile));
  return summary.workloads === 0 && !isPart;
}

/** What to do about templates that were read as files. Why a chart does not render is said elsewhere. */
function renderHint({ skipped }: Report, { render }: RunOptions): string {
  const [chart] = chartsOf(skipped);
  if (chart === undefined) return '; render them first';
  return render ? '' : `; render them: helm template ${chart} | fargate-lint -`;
}

async function failureMessages({ complete, plugins }: Run): Promise<string[]> {
  if (complete.failures.length === 0) return [];
  const { describeFailures } = await import('../configuration/rule-failures.ts');
  return describeFailures(complete.failures, plugins);
}

/** Warnings count against the limit even if --quiet keeps them out of the report. */
function countWarnings(report: Report, { only }: RunOptions): number {
  return narrowReport(report, { quiet: false, only }).summary.warnings;
}
