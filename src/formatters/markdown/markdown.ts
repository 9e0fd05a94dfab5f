import type { Report } from '../../engine/findings/report.ts';
import { fixableText } from '../fixable.ts';
import { skippedText } from '../skipped.ts';
import { foundText } from '../summary.ts';
import { lengthOf } from '../truncate-lines.ts';
import { uncheckedSentence } from '../unchecked.ts';
import { escapeMarkdown } from './escape.ts';
import { findingLines } from './findings.ts';
import { verdictSentence, workloadLines } from './workloads.ts';

/**
 * Longest report, in UTF-16 code units. GitHub takes 65,536 characters in a comment; a job may
 * add text around the report.
 * Source: https://github.com/orgs/community/discussions/27190.
 */
export const LONGEST_MARKDOWN = 60_000;

/** For pull request comments and job summaries: workloads first, then findings by rule. */
export default function format(report: Report): string {
  const head = [`## fargate-lint: ${verdictSentence(report)}`, '', countSentence(report), ''];
  const workloads = workloadLines(report.workloads, LONGEST_MARKDOWN / 2);
  const rest = LONGEST_MARKDOWN - lengthOf([...head, ...workloads]);
  return `${[...head, ...workloads, ...findingLines(report, rest)].join('\n').trimEnd()}\n`;
}

/** `2 errors and 1 warning in 3 files. 1 fixable with --fix.` And what was not checked. */
export function countSentence(report: Report): string {
  const { findings, skipped, unchecked } = report;
  const fixable = fixableText(findings);
  const sentences = [
    foundText(report),
    ...(fixable === '' ? [] : [fixable]),
    ...(skipped.length === 0 ? [] : [escapeMarkdown(skippedText(skipped))]),
    ...unchecked.map((each) => escapeMarkdown(uncheckedSentence(each))),
  ];
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}
