import type { Finding, Span } from '../../engine/findings/finding.ts';
import { messageOf, noteText, readMoreMarkdown, urlOf } from '../../engine/findings/message.ts';
import type { Report } from '../../engine/findings/report.ts';
import { groupBy } from '../../kubernetes/group-by.ts';
import type { Rule } from '../../rule.ts';
import { shorten } from '../../text/shorten.ts';
import { count } from '../count.ts';
import { codeSpan, escapeMarkdown, messageMarkdown } from './escape.ts';

const LONGEST_PATH = 240;

/** The findings of one rule, under its help. */
interface Group {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

/** The URL of a place in a file; undefined where it has none. */
export type LinkOf = (span: Span) => string | undefined;

/**
 * Findings by rule, rules with errors and with many findings first, in at most `room` characters. Places are links where
 * `linkOf` knows one.
 */
export function findingLines({ findings }: Report, room: number, linkOf: LinkOf = () => undefined): string[] {
  const lines: string[] = [];
  let used = 0;
  let shown = 0;
  const note = () => `… and ${count(findings.length - shown, 'more finding')}, which do not fit here.`;
  const reserve = note().length + 2;
  const add = (more: readonly string[]): boolean => {
    const length = more.reduce((sum, line) => sum + line.length + 1, 0);
    if (used + length > room - reserve) return false;
    used += length;
    lines.push(...more);
    return true;
  };
  for (const { rule, findings: group } of groupByRule(findings)) {
    const [first = '', ...others] = group.map((finding) => lineOf(finding, linkOf));
    if (!add([...headOf(rule, group.length), first])) break;
    shown++;
    const left = others.findIndex((line) => !add([line]));
    shown += left < 0 ? others.length : left;
    lines.push('');
    used++;
    if (left >= 0) break;
  }
  return shown === findings.length ? lines : [...lines, note()];
}

function groupByRule(findings: readonly Finding[]): Group[] {
  const groups = [...groupBy(findings, ({ rule }) => rule)].map(([rule, group]) => ({ rule, findings: group }));
  const hasErrors = (group: Group) => group.findings.some(({ severity }) => severity === 'error');
  return groups.sort((a, b) => Number(hasErrors(b)) - Number(hasErrors(a)) || b.findings.length - a.findings.length);
}

function headOf(rule: Rule, count: number): string[] {
  const { id, help } = rule;
  const [more = ''] = readMoreMarkdown(rule, escapeMarkdown(id));
  const isLink = urlOf(rule) !== undefined;
  const title = isLink ? more : escapeMarkdown(id);
  return [`### ${title} (${count})`, '', [messageMarkdown(help), ...(isLink || !more ? [] : [more])].join(' '), ''];
}

function lineOf(finding: Finding, linkOf: LinkOf): string {
  const { file, range, severity } = finding;
  const { line, column } = file.position(range.start);
  const place = codeSpan(`${shorten(file.path, LONGEST_PATH)}:${line}:${column}`);
  const url = linkOf(finding);
  const shown = url === undefined ? place : `[${place}](${url})`;
  const notes = finding.notes.map((note) => `\n  - ${messageMarkdown(noteText(note))}`);
  return `- **${severity}** ${shown} ${messageMarkdown(messageOf(finding))}${notes.join('')}`;
}
