import type { Report } from '../../engine/findings/report.ts';
import type { Problem } from '../../engine/host.ts';
import { chartsOf, skippedText } from '../../formatters/skipped.ts';
import { foundText } from '../../formatters/summary.ts';
import { uncheckedSentence } from '../../formatters/unchecked.ts';
import type { Plugin } from '../../plugins/load-plugins.ts';
import type { Settings } from '../../settings.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { missingPriceNote } from '../configuration/prices.ts';
import { profileNotes } from '../configuration/profiles.ts';
import type { Io } from '../io.ts';
import type { ExitCode } from '../main.ts';
import { warn } from './messages.ts';
import { narrowReport } from './narrow-report.ts';

/** The result of a run. */
export interface Run {
  /** With findings that were not asked for. */
  readonly complete: Report;
  readonly report: Report;
  readonly settings: Partial<Settings>;
  readonly problems: readonly Problem[];
  readonly plugins: readonly Plugin[];
}

/** Writes everything that is not part of the report to stderr, and returns the exit code. */
export async function closeRun(run: Run, args: Arguments, io: Io): Promise<ExitCode> {
  const { complete, report, settings, problems } = run;
  const warnings = countWarnings(complete, args);
  const isOverLimit = warnings > args.maxWarnings;
  for (const note of [
    ...uncheckedNotes(run, args, io),
    missingPriceNote(settings),
    ...profileNotes(complete, settings),
  ]) {
    if (note !== undefined) warn(io, note);
  }
  if (isOverLimit) warn(io, overLimitText(warnings, args.maxWarnings));
  for (const { path, reason } of problems) warn(io, `${path}: ${reason}`);
  await warnOfFailures(run, io);
  if (problems.length > 0 || complete.failures.length > 0) return 2;
  const hasUnknownKinds = args.strictKinds && report.unchecked.length > 0;
  const hasSkipped = args.failOnSkipped && (report.skipped.length > 0 || hasNoWorkloads(report, args));
  return report.summary.errors > 0 || isOverLimit || hasUnknownKinds || hasSkipped ? 1 : 0;
}

export function overLimitText(warnings: number, limit: number): string {
  return `${warnings} ${warnings === 1 ? 'warning exceeds' : 'warnings exceed'} --max-warnings ${limit}`;
}

/** What a clean report must not hide. */
function uncheckedNotes({ report, problems }: Run, args: Arguments, { stdout }: Io): string[] {
  const { skipped, unchecked, summary } = report;
  const isTerminal = stdout.isTTY === true;
  const isIgnored = isTerminal && summary.files === 0 && args.namesFiles && !args.changed && !args.shard;
  const isEmpty = hasNoWorkloads(report, args) && report.findings.length === 0 && (args.failOnSkipped || !isTerminal);
  return [
    ...(skipped.length > 0 ? [`${skippedText(skipped)}${renderHint(report)}`] : []),
    ...unchecked.map(uncheckedSentence),
    ...(problems.length > 0
      ? []
      : [isIgnored && 'the configuration ignores all named files', isEmpty && foundText(report)]),
  ].filter((note) => note !== false);
}

/** Parts of a project need no workloads: what changed, a shard, files that a hook names. */
function hasNoWorkloads({ summary }: Report, { changed, shard, namesFiles, patterns }: Arguments): boolean {
  const isFile = (pattern: string) => /\.(?:ya?ml|json)$/i.test(pattern) && !/[*?{[!]/.test(pattern);
  const isPart = changed !== undefined || shard !== undefined || (namesFiles && patterns.every(isFile));
  return summary.workloads === 0 && !isPart;
}

function renderHint({ skipped }: Report): string {
  const [chart] = chartsOf(skipped);
  return chart === undefined ? '; render them first' : `; render them: helm template ${chart} | fargate-lint -`;
}

async function warnOfFailures({ complete, plugins }: Run, io: Io): Promise<void> {
  if (complete.failures.length === 0) return;
  const { describeFailures } = await import('../configuration/rule-failures.ts');
  for (const each of describeFailures(complete.failures, plugins)) warn(io, each);
}

/** Warnings count against the limit even if --quiet keeps them out of the report. */
function countWarnings(report: Report, { only }: Arguments): number {
  return narrowReport(report, { quiet: false, only }).summary.warnings;
}
