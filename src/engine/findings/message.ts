import { HOMEPAGE } from '../../links.ts';
import type { Rule } from '../../rule.ts';
import { formatSpan } from '../../source/span.ts';
import { shorten } from '../../text/shorten.ts';
import type { Finding, FindingNote } from './finding.ts';

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
    return value === undefined ? whole : shorten(String(value), LONGEST_VALUE);
  });
}

/** A note with its place: `Deployment checkout, checkout.yaml:5:9`. */
export function noteText({ text, span }: FindingNote): string {
  return span ? `${text}, ${formatSpan(span)}` : text;
}

/** What to do about it. */
export function helpOf({ rule, messageId, data }: Finding): string {
  const message = rule.messages[messageId];
  return fillIn((typeof message === 'object' ? message.help : undefined) ?? rule.help, data);
}

/** The page that explains the rule; for a rule of a plugin without one, its first reference. Undefined if neither is known. */
export function urlOf(
  { id, docs, references }: Pick<Rule, 'id' | 'docs' | 'references'>,
  homepage = HOMEPAGE,
): string | undefined {
  if (docs !== undefined) return docs;
  if (id.includes('/')) return references[0];
  return homepage === null ? undefined : `${homepage}/rules/${id}`;
}

/** Where to read more about the rule: its page, or the command that prints it. Empty for a rule of a plugin with neither. */
export function readMoreOf(rule: Pick<Rule, 'id' | 'docs' | 'references'>, homepage = HOMEPAGE): string[] {
  const url = urlOf(rule, homepage);
  if (url !== undefined) return [url];
  return rule.id.includes('/') ? [] : [`fargate-lint explain ${rule.id}`];
}

/** As {@link readMoreOf}, for Markdown: a link that is called `label`, or the command as code. */
export function readMoreMarkdown(rule: Pick<Rule, 'id' | 'docs' | 'references'>, label: string): string[] {
  const url = urlOf(rule);
  return url === undefined ? readMoreOf(rule).map((command) => `\`${command}\``) : [`[${label}](${url})`];
}

/** Notes may contain values of the manifest of any length. */
export function shortenNote(text: string): string {
  return shorten(text, LONGEST_NOTE);
}
