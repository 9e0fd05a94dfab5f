import type { Rule } from '../../rule.ts';
import type { Finding, FindingNote } from './finding.ts';

const SITE = 'https://fargate-lint.dev';

/** Longest value put into a sentence, in characters; a name can be megabytes long. */
const LONGEST_VALUE = 120;
const LONGEST_NOTE = 360;

/** The finding as a sentence. Values come from the manifest unescaped: each format escapes for its own reader. */
export function messageOf(finding: Finding): string {
  const message = finding.rule.messages[finding.messageId];
  const text = typeof message === 'string' ? message : (message?.text ?? finding.messageId);
  return fillIn(text, finding.data);
}

function fillIn(text: string, data: Finding['data']): string {
  return text.replace(/\{(\w+)\}/g, (whole: string, name: string) => {
    const value = data[name];
    return value === undefined ? whole : shorten(String(value));
  });
}

/** A note with its place: `Deployment checkout, checkout.yaml:5:9`. */
export function noteText({ text, span }: FindingNote): string {
  if (!span) return text;
  const { line, column } = span.file.position(span.range.start);
  return `${text}, ${span.file.path}:${line}:${column}`;
}

/** What to do about it. */
export function helpOf({ rule, messageId, data }: Finding): string {
  const message = rule.messages[messageId];
  return fillIn((typeof message === 'object' ? message.help : undefined) ?? rule.help, data);
}

/** The page that explains the rule; for a plugin rule without one, its first reference. */
export function urlOf({ id, docs, references }: Pick<Rule, 'id' | 'docs' | 'references'>): string {
  if (docs !== undefined) return docs;
  return id.includes('/') ? (references[0] ?? `${SITE}/custom-rules`) : `${SITE}/rules/${id}`;
}

/** Notes may contain values of the manifest of any length. */
export function shortenNote(text: string): string {
  return shorten(text, LONGEST_NOTE);
}

function shorten(value: string, most = LONGEST_VALUE): string {
  return value.length > most ? `${value.slice(0, most - 1)}…` : value;
}
