import { messageOf } from '../engine/message.ts';
import type { Report } from '../engine/report.ts';
import { escapeTerminal } from './escape.ts';
import type { Style } from './style.ts';

/** `file:line:column: severity rule: message`, one line a finding. */
export default function format({ findings }: Report, { colors }: Style): string {
  return findings
    .map((finding) => {
      const { line, column } = finding.file.position(finding.range.start);
      const color = finding.severity === 'error' ? colors.red : colors.yellow;
      const place = `${fileName(finding.file.path)}:${line}:${column}:`;
      return `${place} ${color(finding.severity)} ${finding.rule.id}: ${escapeTerminal(messageOf(finding))}\n`;
    })
    .join('');
}

/** A line that begins with `::` is an order to GitHub's runner, so no file name may begin one. */
function fileName(path: string): string {
  return escapeTerminal(path.startsWith('::') ? `./${path}` : path);
}
