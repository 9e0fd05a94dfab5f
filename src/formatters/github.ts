import type { Finding } from '../engine/finding.ts';
import { helpOf, messageOf, urlOf } from '../engine/message.ts';
import type { Report } from '../engine/report.ts';
import type { Severity } from '../rule.ts';
import { escapeCommandData, escapeCommandProperty, escapeTerminal } from './escape.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning' };

/**
 * Workflow commands, which GitHub shows as annotations. Errors come first, since it shows only the first few of a step.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
 */
export default function format({ findings }: Report): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  return [...errors, ...warnings].map(commandOf).join('');
}

function commandOf(finding: Finding): string {
  const properties = Object.entries(propertiesOf(finding)).map(
    ([name, value]) => `${name}=${escapeCommandProperty(escapeTerminal(String(value)))}`,
  );
  const text = [messageOf(finding), helpOf(finding), urlOf(finding.rule)].map(escapeTerminal).join('\n');
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escapeCommandData(text)}\n`;
}

/**
 * Columns only for what stands on one line: GitHub knows no others.
 * Source: https://docs.github.com/en/rest/checks/runs (`start_column`, `end_column`).
 */
function propertiesOf({ file, range, rule }: Finding): Record<string, string | number> {
  const start = file.position(range.start);
  const end = file.position(range.end);
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return { file: file.path, line: start.line, endLine: end.line, ...columns, title: rule.id };
}
