import type { Report } from '../../engine/findings/report.ts';
import { fixableText } from '../fixable.ts';
import { outcomesText } from '../outcomes.ts';
import { foundText, isUnchecked } from '../summary.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** The last lines: how many findings, what would fix them, and what becomes of the pods. */
export function summaryLines(report: Report, { colors, columns = Number.POSITIVE_INFINITY }: Style): string[] {
  const { errors, warnings } = report.summary;
  const isYellow = warnings > 0 || isUnchecked(report);
  const color = errors > 0 ? colors.red : isYellow ? colors.yellow : colors.green;
  const suppressed = report.suppressed.length > 0 ? `; ${report.suppressed.length} suppressed` : '';
  const details = [fixableText(report.findings), outcomesText(report.workloads)].filter(Boolean);
  return [
    ...wrap(`${foundText(report)}${suppressed}.`, columns).map((line) => colors.bold(color(line))),
    ...details.flatMap((text) => wrap(`${text}.`, columns).map((line) => colors.dim(line))),
  ];
}
