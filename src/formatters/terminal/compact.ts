import { messageOf } from '../../engine/findings/message.ts';
import type { Report } from '../../engine/findings/report.ts';
import { escapeFileName, escapeTerminal } from '../escape.ts';
import type { Style } from './style.ts';

/** `file:line:column: severity rule: message`, one line a finding. */
export default function* format({ findings }: Report, { colors }: Style): Generator<string, void, undefined> {
  for (const finding of findings) {
    const { line, column } = finding.file.position(finding.range.start);
    const color = finding.severity === 'error' ? colors.red : colors.yellow;
    const place = `${escapeFileName(finding.file.path)}:${line}:${column}:`;
    yield `${place} ${color(finding.severity)} ${finding.rule.id}: ${escapeTerminal(messageOf(finding))}\n`;
  }
}
