import type { DeployedEntry } from '../../engine/findings/report.ts';
import { escapeFileName, escapeTerminal } from '../../formatters/escape.ts';

/** One line for each object that says what is deployed. */
export function listEntries(entries: readonly DeployedEntry[]): string {
  const lines = entries.map(({ kind, name, file, line, deploys, reason }) => {
    const result =
      deploys === null ? `not followed: ${escapeTerminal(reason ?? '')}` : `deploys ${escapeFileName(deploys)}`;
    return `${escapeFileName(file)}:${line}: ${escapeTerminal(`${kind} ${name}`.trim())} ${result}\n`;
  });
  return lines.join('');
}
