import type { Finding } from '../../engine/findings/finding.ts';
import { helpOf, messageOf, noteText, urlOf } from '../../engine/findings/message.ts';
import { escapeTerminal } from '../escape.ts';
import { codeFrameOf } from './code-frame.ts';
import { link, type Style } from './style.ts';
import { widthOf, wrap } from './width.ts';

/** Widths shared by the findings of a file, so that they line up. */
export interface Layout {
  /** Digits of the largest line number. */
  readonly digits: number;
  /** Cells of the longest `line:column`, line numbers aligned. */
  readonly position: number;
}

const MARGIN = '  ';
const SEVERITY_WIDTH = 'error'.length;

/** A message beside its position gets at least that many cells, or it goes below. */
const NARROWEST_MESSAGE = 32;

export function layoutOf(findings: readonly Finding[], { columns }: Style): Layout {
  const positions = findings.map(({ file, range }) => file.position(range.start));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), 1);
  const digits = String(most(positions.map(({ line }) => line))).length;
  const columnDigits = String(most(positions.map(({ column }) => column))).length;
  return { digits, position: Math.min(digits + 1 + columnDigits, columns ?? Number.POSITIVE_INFINITY) };
}

export interface FindingContext {
  readonly layout: Layout;
  /** Whether the help has been given before in this file. */
  readonly isExplained: boolean;
  readonly style: Style;
}

export function findingLines(finding: Finding, context: FindingContext): string[] {
  return [
    ...headLines(finding, context),
    ...sourceLines(finding, context),
    ...finding.notes.flatMap((note) => noteLines('note', noteText(note), context)),
    ...(context.isExplained ? [] : noteLines('help', helpOf(finding), context)),
  ];
}

function headLines(finding: Finding, { layout, style }: FindingContext): string[] {
  const { colors } = style;
  const { line, column } = finding.file.position(finding.range.start);
  const position = `${String(line).padStart(layout.digits)}:${column}`.padEnd(layout.position);
  const severity = finding.severity.padEnd(SEVERITY_WIDTH);
  const color = finding.severity === 'error' ? colors.red : colors.yellow;
  const head = `${MARGIN}${colors.dim(position)}${MARGIN}${colors.bold(color(severity))}`;
  const indent = MARGIN.length + layout.position + MARGIN.length + SEVERITY_WIDTH + MARGIN.length;

  const message = escapeTerminal(messageOf(finding));
  const { id } = finding.rule;
  const rule = colors.dim(link(id, urlOf(finding.rule), style));
  if (style.columns === undefined) return [`${head}${MARGIN}${colors.bold(message)}${MARGIN}${rule}`];

  const isBeside = style.columns - indent >= NARROWEST_MESSAGE;
  const hanging = isBeside ? indent : MARGIN.length;
  const lines = wrap(message, Math.max(1, style.columns - hanging));
  const last = lines.at(-1) ?? '';
  const isRuleBeside = hanging + widthOf(last) + MARGIN.length + id.length <= style.columns;
  const text = lines.map((each) => colors.bold(each));
  const ending = isRuleBeside ? [...text.slice(0, -1), `${text.at(-1)}${MARGIN}${rule}`] : [...text, rule];
  const indented = ending.map((each) => ' '.repeat(hanging) + each);
  return isBeside ? [`${head}${MARGIN}${ending[0]}`, ...indented.slice(1)] : [head, ...indented];
}

function sourceLines(finding: Finding, { layout, style }: FindingContext): string[] {
  if (finding.file.isTextMissing || !style.showsSource(finding.file.path)) return [];
  const { colors, columns } = style;
  const gutter = MARGIN.length + layout.digits + ' │ '.length;
  const frame = codeFrameOf(finding, columns === undefined ? undefined : Math.max(8, columns - gutter));
  const color = finding.severity === 'error' ? colors.red : colors.yellow;
  const number = String(frame.line).padStart(layout.digits);
  return [
    `${MARGIN}${colors.dim(`${number} │`)} ${frame.source}`.trimEnd(),
    `${blankGutter(layout, style)} ${' '.repeat(frame.indent)}${color('^'.repeat(frame.carets))}`,
  ];
}

function noteLines(label: 'help' | 'note', text: string, { layout, style }: FindingContext): string[] {
  const { colors, columns } = style;
  const gutter = MARGIN.length + layout.digits + ' │ '.length;
  const lines = wrap(
    `${label}: ${escapeTerminal(text)}`,
    columns === undefined ? Number.POSITIVE_INFINITY : Math.max(8, columns - gutter),
  );
  const color = label === 'help' ? colors.cyan : colors.blue;
  return lines.map((line, index) => {
    const colored = index === 0 ? line.replace(/^\w+:/, (head) => color(head)) : line;
    return `${blankGutter(layout, style)} ${colored}`;
  });
}

function blankGutter({ digits }: Layout, { colors }: Style): string {
  return `${MARGIN}${' '.repeat(digits)} ${colors.dim('│')}`;
}
