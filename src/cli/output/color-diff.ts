import { escapeTerminal } from '../../formatters/escape.ts';
import type { Colors } from '../../formatters/terminal/style.ts';

/** A unified diff for a terminal: colored, and with nothing in it that controls the terminal. */
export function colorDiff(diff: string, colors: Colors): string {
  return diff
    .split('\n')
    .map((line) => colorOf(line, colors)(escapeLine(line)))
    .join('\n');
}

function colorOf(line: string, { bold, cyan, green, red }: Colors): (text: string) => string {
  if (/^(?:---|\+\+\+) [ab]\//.test(line)) return bold;
  if (line.startsWith('@@')) return cyan;
  if (line.startsWith('+')) return green;
  return line.startsWith('-') ? red : String;
}

function escapeLine(line: string): string {
  return line.replace(/\r$/, '').split('\t').map(escapeTerminal).join('\t');
}
