import { escapeTerminal } from '../escape.ts';

/**
 * Text that GitHub and GitLab show as it is, on one line: no emphasis, link, image, HTML or formula, no cell of a table
 * ends, and nobody is mentioned. An HTML comment separates `@` from a name and `#` from a number, where no backslash
 * helps. Source of the syntax: https://github.github.com/gfm/.
 */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[@#!](?=\w)/g, '$&<!-- -->')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '$&<!-- -->');
}

/** A code span of any text. Not for tables, where no code span can hold every bar. */
export function codeSpan(text: string): string {
  const shown = escapeTerminal(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, { length }) => Math.max(longest, length), 0) + 1);
  const isPadded = /^`|`$|^ .* $/.test(shown);
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** A message: what is in pairs of backticks becomes code, all else is text. Not for tables. */
export function messageMarkdown(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part)))
    .join('');
}
