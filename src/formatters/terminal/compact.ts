import { messageOf } from '../../engine/findings/message.ts';
import type { Report } from '../../engine/findings/report.ts';
import { escapeFileName, escapeTerminal } from '../escape.ts';
import type { Style } from './style.ts';

/** `file:line:column: severity rule: message`, one line a finding. */
export default function format({ findings }: Report, { colors }: Style): string {
  return findings
    .map((finding) => {
      const { line, column } = finding.file.position(finding.range.start);
      const color = finding.severity === 'error' ? colors.red : colors.yellow;
      const place = `${escapeFileName(finding.file.path)}:${line}:${column}:`;
      return `${place} ${color(finding.severity)} ${finding.rule.id}: ${escapeTerminal(messageOf(finding))}\n`;
    })
    .join('');
}
