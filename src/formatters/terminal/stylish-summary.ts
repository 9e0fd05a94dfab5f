import type { Report } from '../../engine/findings/report.ts';
import { count } from '../count.ts';
import { countOutcomes } from '../outcomes.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** The last lines: how many findings, and what becomes of the pods. */
export function summaryLines(report: Report, { colors, columns }: Style): string[] {
  const { errors, warnings, files } = report.summary;
  const width = columns ?? Number.POSITIVE_INFINITY;
  const counts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  const color = errors > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const suppressed = report.suppressed.length > 0 ? `; ${report.suppressed.length} suppressed` : '';
  const found = `${counts.length > 0 ? counts.join(' and ') : 'No problems'} in ${count(files, 'file')}${suppressed}`;
  const outcomes = outcomesOf(report);
  return [
    ...wrap(`${found}.`, width).map((line) => colors.bold(color(line))),
    ...(outcomes === '' ? [] : wrap(outcomes, width).map((line) => colors.dim(line))),
  ];
}

function outcomesOf({ workloads }: Report): string {
  if (workloads.length === 0) return '';
  return `${count(workloads.length, 'workload')}: ${countOutcomes(workloads.map(({ outcome }) => outcome))}.`;
}
