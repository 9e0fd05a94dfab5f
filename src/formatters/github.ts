import type { Finding } from '../engine/findings/finding.ts';
import { helpOf, messageOf, noteText, readMoreOf } from '../engine/findings/message.ts';
import type { Report } from '../engine/findings/report.ts';
import type { Severity } from '../rule.ts';
import { chooseAnnotations } from './annotations.ts';
import { escapeCommandData, escapeCommandProperty, escapeTerminal } from './escape.ts';
import type { Style } from './terminal/style.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning' };

/**
 * Workflow commands, which GitHub shows as annotations. It shows only a few per step, so the most important come first; the
 * others are in the log.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
 */
export default function* format({ findings }: Report, style: Style): Generator<string, void, undefined> {
  const { shown, left } = chooseAnnotations(findings);
  for (const { finding, note } of shown) yield annotationCommand(finding, note, style);
  for (const finding of bySeverity(left)) yield annotationCommand(finding, undefined, style);
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}

/** One line: message, notes, help, link, and `note` if there is one. */
export function annotationCommand(
  finding: Finding,
  note: string | undefined,
  { pathInRepository }: Pick<Style, 'pathInRepository'>,
): string {
  const properties = propertiesOf(finding, pathInRepository(finding.file.path));
  const notes = finding.notes.map(noteText);
  const lines = [
    messageOf(finding),
    ...notes,
    helpOf(finding),
    ...readMoreOf(finding.rule),
    ...(note === undefined ? [] : [note]),
  ];
  return workflowCommand(COMMANDS[finding.severity], properties, lines);
}

/** `::name key=value,…::text` with whatever stands in it escaped; the lines of the text are parted for GitHub alone. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeCommandProperty(escapeTerminal(String(value)))}`,
  );
  const head = list.length > 0 ? `${name} ${list.join(',')}` : name;
  return `::${head}::${escapeCommandData(lines.map(escapeTerminal).join('\n'))}\n`;
}

/**
 * Columns only within one line: GitHub supports no others.
 * Source: https://docs.github.com/en/rest/checks/runs (`start_column`, `end_column`).
 */
function propertiesOf({ file, range, rule }: Finding, path: string): Record<string, string | number> {
  const start = file.position(range.start);
  const end = file.position(range.end);
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return { file: path, line: start.line, endLine: end.line, ...columns, title: rule.id };
}
