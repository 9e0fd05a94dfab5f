import type { Report } from '../engine/findings/report.ts';
import { count } from './count.ts';

/** `2 errors and 1 warning in 3 files`. A run that saw no workload must not read like one that found them all fine. */
export function foundText({ summary: { errors, warnings, files, workloads } }: Report): string {
  if (files === 0) return 'No files were checked';
  const counts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  const nothing = workloads === 0 ? 'No workloads found' : 'No problems';
  return `${counts.length > 0 ? counts.join(' and ') : nothing} in ${count(files, 'file')}`;
}

/** Whether there was nothing that could have been wrong, or something was left out. */
export function isUnchecked({ summary, skipped }: Report): boolean {
  return summary.workloads === 0 || skipped.length > 0;
}
