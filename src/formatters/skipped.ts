import type { SkippedFile } from '../engine/findings/report.ts';
import { listNames } from '../text/list-names.ts';
import { count } from './count.ts';

const MOST_NAMES = 3;

/** `62 Helm templates were not checked (charts/a, charts/b and 2 more)`, charts by their directories. */
export function skippedText(skipped: readonly SkippedFile[]): string {
  const charts = chartsOf(skipped);
  const isHelm = charts.length > 0 && skipped.every(({ file }) => chartOf(file) !== undefined);
  const names = [...new Set(skipped.map(({ file }) => chartOf(file) ?? file))];
  const what = count(skipped.length, isHelm ? 'Helm template' : 'template');
  const verb = skipped.length === 1 ? 'was' : 'were';
  return `${what} ${verb} not checked (${listNames(names, MOST_NAMES)})`;
}

/** Directories of the charts that skipped templates belong to. */
export function chartsOf(skipped: readonly SkippedFile[]): string[] {
  return [...new Set(skipped.flatMap(({ file }) => chartOf(file) ?? []))];
}

/** Helm wants templates in a directory of that name. */
function chartOf(file: string): string | undefined {
  return /^(.*?)\/?(?<=^|\/)templates\//
    .exec(file)
    ?.slice(1)
    .map((name) => name || '.')[0];
}
