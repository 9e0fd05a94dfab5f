import type { Report } from '../../engine/findings/report.ts';
import { count } from '../count.ts';
import { uncheckedSentence } from '../unchecked.ts';
import { escapeMarkdown } from './escape.ts';
import { findingLines } from './findings.ts';
import { verdictSentence, workloadLines } from './workloads.ts';

/**
 * Longest report, in UTF-16 code units. GitHub takes 65,536 characters in a comment; what a job adds around the report
 * has to fit as well.
 * Source: https://github.com/orgs/community/discussions/27190.
 */
export const LONGEST_MARKDOWN = 60_000;

/** For a comment on a pull request or the summary of a job: what becomes of the pods first, then findings by rule. */
export default function format(report: Report): string {
  const head = [`## fargate-lint: ${verdictSentence(report)}`, '', countSentence(report), ''];
  const workloads = workloadLines(report.workloads, LONGEST_MARKDOWN / 2);
  const rest = LONGEST_MARKDOWN - lengthOf([...head, ...workloads]);
  return `${[...head, ...workloads, ...findingLines(report, rest)].join('\n').trimEnd()}\n`;
}

/** `2 errors and 1 warning in 3 files.` */
export function countSentence({ summary: { errors, warnings, files }, skipped, unchecked }: Report): string {
  const counts = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  const found = `${counts.length > 0 ? counts.join(' and ') : 'No problems'} in ${count(files, 'file')}.`;
  const templates = skipped.length === 0 ? [] : [`${count(skipped.length, 'unrendered template')} skipped.`];
  const kinds = unchecked.map((each) => `${escapeMarkdown(uncheckedSentence(each))}.`);
  return [found, ...templates, ...kinds].join(' ');
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
