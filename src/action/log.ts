import type { Report } from '../engine/findings/report.ts';
import { chooseAnnotations } from '../formatters/annotations.ts';
import { count } from '../formatters/count.ts';
import { annotationCommand } from '../formatters/github.ts';
import { countSentence } from '../formatters/markdown/markdown.ts';
import { verdictSentence } from '../formatters/markdown/workloads.ts';
import type { Style } from '../formatters/terminal/style.ts';
import { group, noticeCommand, withoutCommands } from './runner.ts';

/** The report for people, collapsed if annotations show most of it. */
export function reportText(text: string, report: Report, hasAnnotations: boolean): string {
  if (text === '') return '';
  const number = report.findings.length;
  return hasAnnotations && number > 0 ? group(`Report of ${count(number, 'finding')}`, text) : withoutCommands(text);
}

/** Annotations, as many as GitHub shows, and a notice of how many more there are. */
export function annotationText(
  { findings }: Report,
  style: Pick<Style, 'pathInRepository'>,
  hasSummary: boolean,
): string {
  const { shown, left } = chooseAnnotations(findings);
  const commands = shown.map(({ finding, note }) => annotationCommand(finding, note, style));
  if (left.length === 0) return commands.join('');
  const files = new Set(left.map(({ file }) => file.path)).size;
  const summary = hasSummary ? ', and by rule in the summary of this run' : '';
  const notice = noticeCommand(`${count(left.length, 'more finding')}`, [
    `GitHub shows ten errors and ten warnings per step. ${left.length} more are in ${count(files, 'file')}. All ${findings.length} are in the log${summary}.`,
  ]);
  return [...commands, notice].join('');
}

/** The last line. */
export function closingText(report: Report): string {
  const verdict = report.workloads.length === 0 ? '' : ` ${capitalize(verdictSentence(report))}.`;
  return `${countSentence(report)}${verdict}\n`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
