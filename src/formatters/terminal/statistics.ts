import type { Report } from '../../engine/findings/report.ts';
import type { Rule, Severity } from '../../rule.ts';
import { count } from '../count.ts';
import type { Style } from './style.ts';

/** How often each rule found something, the most frequent first; what `--statistics` prints. */
export default function format({ findings, summary }: Report, { colors }: Style): string {
  const counts = new Map<string, { rule: Rule; severity: Severity; number: number; files: Set<string> }>();
  for (const { rule, severity, file } of findings) {
    const key = `${rule.id} ${severity}`;
    const entry = counts.get(key) ?? { rule, severity, number: 0, files: new Set() };
    entry.number++;
    entry.files.add(file.path);
    counts.set(key, entry);
  }
  if (counts.size === 0) return '';
  const rows = [...counts.values()].sort((a, b) => b.number - a.number || (a.rule.id < b.rule.id ? -1 : 1));
  const digits = String(rows[0]?.number).length;
  const width = Math.max(...rows.map(({ rule }) => rule.id.length));
  const lines = rows.map(({ rule, severity, number, files }) => {
    const color = severity === 'error' ? colors.red : colors.yellow;
    const head = `${String(number).padStart(digits)}  ${color(severity.padEnd('error'.length))}`;
    return `${head}  ${rule.id.padEnd(width)}  in ${count(files.size, 'file')}`;
  });
  const total = `${count(summary.errors, 'error')} and ${count(summary.warnings, 'warning')} in ${count(summary.files, 'file')}.`;
  return `${[...lines, total].join('\n')}\n`;
}
