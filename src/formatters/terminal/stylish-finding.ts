import { ALSO_WRITTEN } from '../../engine/findings/build-finding.ts';
import type { Finding, FindingNote } from '../../engine/findings/finding.ts';
import { helpOf, messageOf, noteText, urlOf } from '../../engine/findings/message.ts';
import { formatSpan } from '../../source/span.ts';
import { escapeFileName, escapeTerminal } from '../escape.ts';
import { fixOptionOf } from '../fixable.ts';
import { codeFrameOf } from './code-frame.ts';
import { highlightCode } from './highlight-code.ts';
import { link, type Style } from './style.ts';
import { wrap } from './width.ts';

const MARGIN = '  ';
const SEVERITY_WIDTH = 'error'.length;

/** Narrower than that nothing is readable, so that lines may be longer than the terminal is wide. */
const NARROWEST = 8;

export interface FindingContext {
  /** Digits of the largest line number in the file, so that its findings line up. */
  readonly digits: number;
  /** Whether the same help was given before in this file. */
  readonly isExplained: boolean;
  readonly style: Style;
}

export function digitsOf(findings: readonly Finding[]): number {
  const lines = findings.map(({ file, range }) => file.position(range.start).line);
  return String(lines.reduce((a, b) => Math.max(a, b), 1)).length;
}

/** Headline, place, source, notes, help, rule. */
export function findingLines(finding: Finding, context: FindingContext): string[] {
  const { colors } = context.style;
  return [
    ...headLines(finding, context.style),
    `${MARGIN}${colors.underline(escapeFileName(formatSpan(finding)))}`,
    ...sourceLines(finding, context),
    ...finding.notes.flatMap((note) => noteLines(note, context)),
    ...(context.isExplained ? [] : labelled('help', helpOf(finding), context)),
    ruleLine(finding, context),
  ];
}

function headLines(finding: Finding, style: Style): string[] {
  const { colors, columns = Number.POSITIVE_INFINITY } = style;
  const indent = SEVERITY_WIDTH + MARGIN.length;
  const lines = wrap(escapeTerminal(messageOf(finding)), Math.max(NARROWEST, columns - indent));
  const severity = colors.bold(severityColor(finding, style)(finding.severity.padEnd(SEVERITY_WIDTH)));
  return highlightCode(lines, style, colors.bold).map(
    (line, index) => `${index === 0 ? `${severity}${MARGIN}` : ' '.repeat(indent)}${line}`,
  );
}

function sourceLines(finding: Finding, context: FindingContext): string[] {
  const { style, digits } = context;
  if (finding.file.isTextMissing || !style.showsSource(finding.file.path)) return [];
  const frame = codeFrameOf(finding, style.columns === undefined ? undefined : roomOf(context));
  const number = String(frame.line).padStart(digits);
  return [
    `${MARGIN}${style.colors.dim(`${number} │`)} ${frame.source}`.trimEnd(),
    `${gutterOf(context)} ${' '.repeat(frame.indent)}${severityColor(finding, style)('^'.repeat(frame.carets))}`,
  ];
}

function noteLines(note: FindingNote, context: FindingContext): string[] {
  const { text, span } = note;
  if (span && text === ALSO_WRITTEN) return labelled('also', formatSpan(span), context);
  return labelled('note', noteText(note), context);
}

function labelled(label: 'help' | 'note' | 'also', text: string, context: FindingContext): string[] {
  const { style } = context;
  const head = `${label}: `;
  const color = label === 'help' ? style.colors.cyan : style.colors.blue;
  const lines = wrap(escapeTerminal(text), Math.max(NARROWEST, roomOf(context) - head.length));
  return highlightCode(lines, style).map(
    (line, index) => `${gutterOf(context)} ${index === 0 ? color(head) : ' '.repeat(head.length)}${line}`,
  );
}

function ruleLine(finding: Finding, context: FindingContext): string {
  const { style } = context;
  const { dim } = style.colors;
  const option = fixOptionOf(finding);
  const name = link(finding.rule.id, urlOf(finding.rule), style);
  return `${gutterOf(context)} ${dim(`rule: ${name}${option ? `, fixable with ${option}` : ''}`)}`;
}

/** Cells beside the gutter. */
function roomOf({ digits, style: { columns = Number.POSITIVE_INFINITY } }: FindingContext): number {
  return Math.max(NARROWEST, columns - MARGIN.length - digits - ' │ '.length);
}

function gutterOf({ digits, style: { colors } }: FindingContext): string {
  return `${MARGIN}${' '.repeat(digits)} ${colors.dim('│')}`;
}

function severityColor({ severity }: Finding, { colors }: Style) {
  return severity === 'error' ? colors.red : colors.yellow;
}
