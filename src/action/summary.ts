import type { LintedRun } from '../cli/io.ts';
import type { Report, Workload } from '../engine/findings/report.ts';
import { formatMoney, hourlyCost, monthlyCost, type Prices, pricesFor } from '../fargate/sizes/prices.ts';
import { count } from '../formatters/count.ts';
import { escapeMarkdown } from '../formatters/markdown/escape.ts';
import { findingLines, type LinkOf } from '../formatters/markdown/findings.ts';
import { countSentence } from '../formatters/markdown/markdown.ts';
import {
  verdictSentence,
  WORKLOAD_COLUMNS,
  type WorkloadColumn,
  workloadColumn,
  workloadLines,
} from '../formatters/markdown/workloads.ts';
import { isUnchecked } from '../formatters/summary.ts';
import { lengthOf, truncateLines } from '../formatters/truncate-lines.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';

/**
 * Longest summary, in bytes. GitHub accepts that much per step, and drops longer ones.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits.
 */
export const LONGEST_SUMMARY = 1024 * 1024;

/** In UTF-8, of one UTF-16 code unit. */
const MOST_BYTES = 3;

/** Room for text around tables, in UTF-16 code units. */
const RESERVE = 1000;
const LONGEST_NOTES = 20_000;

export interface SummaryContext {
  readonly linkOf: LinkOf;
  /** Messages about the run. */
  readonly notes: readonly string[];
  readonly version: string;
}

/** The page that GitHub shows for a run: workloads, their cost, and findings. */
export function summaryOf(run: LintedRun, context: SummaryContext): string {
  const summary = summaryWithin(LONGEST_SUMMARY, run, context);
  // Names are mostly ASCII, one byte per character.
  if (Buffer.byteLength(summary) <= LONGEST_SUMMARY) return summary;
  return summaryWithin(Math.floor(LONGEST_SUMMARY / MOST_BYTES), run, context);
}

/** @param most length in UTF-16 code units */
function summaryWithin(most: number, run: LintedRun, { linkOf, notes, version }: SummaryContext): string {
  const { report } = run;
  const head = [`## ${mark(report)} fargate-lint: ${verdictSentence(report)}`, '', countSentence(report), ''];
  const foot = [...noteLines(notes), `<sub>${footnotes(report, version).join(' · ')}</sub>`];
  const room = most - lengthOf(head) - lengthOf(foot) - RESERVE;
  const workloads = verdictLines(run, linkOf, Math.floor(room / 2));
  const findings = findingLines(report, room - lengthOf(workloads), linkOf);
  const gap = findings.length === 0 || findings.at(-1) === '' ? [] : [''];
  return `${[...head, ...workloads, ...findings, ...gap, ...foot].join('\n')}\n`;
}

/** The page of a run that could not lint: why. */
export function failureSummary(notes: readonly string[]): string {
  return ['## ❌ fargate-lint could not lint', '', ...noteLines(notes)].join('\n');
}

function mark(report: Report): string {
  const { workloads, summary } = report;
  if (summary.errors > 0 || workloads.some(({ verdict }) => verdict === 'blocked')) return '❌';
  return summary.warnings > 0 || isUnchecked(report) ? '⚠️' : '✅';
}

function noteLines(notes: readonly string[]): string[] {
  const lines = notes.map((note) => `> ${escapeMarkdown(note)}`);
  const more = (left: number) => `> … and ${count(left, 'more line')} in the log.`;
  return truncateLines(lines, LONGEST_NOTES, more).flatMap((line) => [line, '']);
}

/** Workloads that run are collapsed if others do not. */
function verdictLines({ report, settings }: LintedRun, linkOf: LinkOf, room: number): string[] {
  const { event } = WORKLOAD_COLUMNS;
  const [verdict, size] = [unbroken(WORKLOAD_COLUMNS.verdict), unbroken(WORKLOAD_COLUMNS.size)];
  const workload = workloadColumn(linkOf);
  const running = report.workloads.filter((each) => each.verdict === 'runs');
  const others = report.workloads.filter((each) => each.verdict !== 'runs');
  const first = workloadLines(others, room, [workload, verdict, size, event]);
  if (running.length === 0) return first;
  const prices = pricesFor({ ...DEFAULT_SETTINGS, ...settings });
  const costs = prices && running.some((each) => each.size) ? [costColumn(prices)] : [];
  const table = workloadLines(running, Math.max(RESERVE, room - lengthOf(first)), [workload, size, ...costs]);
  const rest = [...table, ...costLines(running, settings, prices)];
  if (others.length === 0) return rest;
  const title = `${count(running.length, 'workload')} ${running.length === 1 ? 'runs' : 'run'}`;
  return [...first, '<details>', `<summary>${title}</summary>`, '', ...rest, '</details>', ''];
}

/** The same on one line, however narrow the table. */
function unbroken({ title, cellOf }: WorkloadColumn): WorkloadColumn {
  return { title, cellOf: (workload) => cellOf(workload).replaceAll(' ', '&nbsp;') };
}

function costColumn(prices: Prices): WorkloadColumn {
  return { title: `${prices.currency ?? 'USD'} per month`, cellOf: (workload) => costOf(workload, prices) };
}

/** Jobs end, so they have a price per hour. */
function costOf({ size, pod }: Workload, prices: Prices): string {
  if (!size) return '';
  if (isJob(pod.workload.kind)) return `${amount(hourlyCost(size, prices), prices)}&nbsp;per&nbsp;hour`;
  const each = amount(monthlyCost(size, prices), prices);
  return pod.replicas === null || pod.replicas === 1 ? each : `${pod.replicas}&nbsp;×&nbsp;${each}`;
}

/** Without the currency, which is in the title. */
function amount(money: number, prices: Prices): string {
  return formatMoney(money, prices).split(' ')[0] ?? '';
}

/** The sum, and what it is based on. */
function costLines(running: readonly Workload[], settings: Partial<Settings>, prices: Prices | undefined): string[] {
  const counted = running.filter(({ pod }) => !isJob(pod.workload.kind));
  const sized = counted.flatMap(({ size, pod }) => (size ? [{ size, replicas: pod.replicas ?? 1 }] : []));
  if (!prices || sized.length === 0) return [];
  const sum = sized.reduce((total, { size, replicas }) => total + monthlyCost(size, prices) * replicas, 0);
  const where = settings.region ?? `${DEFAULT_SETTINGS.region} (default)`;
  const basis = settings.prices ? 'at your prices' : `on demand in ${escapeMarkdown(where)}`;
  return [`Total ${formatMoney(sum, prices)} per month, ${basis}; without Jobs and autoscaling.`, ''];
}

function isJob(kind: string): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

function footnotes({ suppressed }: Report, version: string): string[] {
  return [
    ...(suppressed.length === 0 ? [] : [`${count(suppressed.length, 'finding')} suppressed`]),
    `fargate-lint ${version}`,
  ];
}
