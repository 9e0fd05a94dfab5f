import type { Finding } from './finding.ts';

/** Longest value put into a sentence, in characters; a name can be megabytes long. */
const LONGEST_VALUE = 120;

/** The finding as a sentence. Values come from the manifest unescaped: each format escapes for its own reader. */
export function messageOf(finding: Finding): string {
  const message = finding.rule.messages[finding.messageId];
  const text = typeof message === 'string' ? message : (message?.text ?? finding.messageId);
  return text.replace(/\{(\w+)\}/g, (whole: string, name: string) => {
    const value = finding.data[name];
    return value === undefined ? whole : shorten(String(value));
  });
}

/** What to do about it. */
export function helpOf(finding: Finding): string {
  return finding.rule.help;
}

/** The page that explains the rule. */
export function urlOf(ruleId: string): string {
  return `https://fargate-lint.dev/rules/${ruleId}`;
}

function shorten(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
}
