import type { Plan, PlannedWorkload } from '../../plan/plan.ts';
import { escapeTerminal } from '../escape.ts';

type Value = string | number | null;

const COLUMNS: readonly (readonly [title: string, show: (workload: PlannedWorkload, plan: Plan) => Value])[] = [
  ['namespace', ({ namespace }) => namespace],
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['placement', ({ placement }) => placement],
  ['reasons', ({ reasons }) => reasons.map(({ id }) => id).join(' ')],
  ['edits', ({ edits }) => edits.map(({ file, line, title }) => `${file}:${line} ${title}`).join('; ')],
  ['pods_min', ({ pods }) => pods?.min ?? null],
  ['pods_expected', ({ pods }) => pods?.expected ?? null],
  ['pods_max', ({ pods }) => pods?.max ?? null],
  ['cpu_milli', ({ requests }) => requests.cpuMilli],
  ['memory_mib', ({ requests }) => requests.memoryMiB],
  ['vcpu', ({ size }) => size?.vcpu ?? null],
  ['memory_gib', ({ size }) => size?.memoryGiB ?? null],
  ['vcpu_after', ({ sizeAfter }) => sizeAfter?.vcpu ?? null],
  ['memory_gib_after', ({ sizeAfter }) => sizeAfter?.memoryGiB ?? null],
  ['month_min', ({ month }) => cents(month?.min)],
  ['month_expected', ({ month }) => cents(month?.expected)],
  ['month_max', ({ month }) => cents(month?.max)],
  ['month_after_expected', ({ monthAfter }) => cents(monthAfter?.expected)],
  ['currency', (_, { currency }) => currency],
  ['file', ({ file }) => file],
  ['line', ({ line }) => line],
];

/** A line for each workload. Source of the form: RFC 4180, but for its line breaks. */
export default function format(plan: Plan): string {
  const rows = plan.workloads.map((workload) => COLUMNS.map(([, of]) => cell(of(workload, plan))));
  return [COLUMNS.map(([title]) => title), ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function cents(amount: number | undefined): number | null {
  return amount === undefined ? null : Math.round(amount * 100) / 100;
}

/** Spreadsheets run what looks like a formula, and names come from anywhere. */
function cell(value: Value): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = escapeTerminal(value);
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
