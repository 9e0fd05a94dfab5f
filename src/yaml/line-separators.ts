import type { Node } from './node.ts';
import { ParseError } from './syntax/problem.ts';
import { scalarsOf } from './walk.ts';

/**
 * A string with line breaks that js-yaml knows, of the same length: U+0085, U+2028 and U+2029 end a line for Kubernetes,
 * YAML 1.1 having more of them. Where the last line ends with one, kubectl adds another.
 *
 * Source: `is_break` and `read_line` in goyaml.v2's yamlprivateh.go and scannerc.go.
 */
export function withoutSeparators(text: string): string {
  const plain = text.replace(/\r?[\u0085\u2028\u2029]/g, (each) => '\n'.repeat(each.length));
  return /[\u0085\u2028\u2029]$/.test(text) ? `${plain}\n` : plain;
}

/**
 * Reads a string without separators, and puts back those that stay what they are: U+2028 and U+2029 in quotes. Where else
 * a scalar holds one, Kubernetes' value depends on how its lines are folded, and the document is rejected.
 */
export function readWithSeparators(text: string, plain: string, read: (text: string) => Node | undefined) {
  const root = read(plain);
  if (!root || !/[\u2028\u2029]/.test(text)) return root;
  let withQuoted = plain;
  for (const { start, end, style } of scalarsOf(root)) {
    // Blank lines after a block scalar may count for its value.
    const isBlock = style === 'literal' || style === 'folded';
    const [spaces = ''] = isBlock ? (/^\s*/.exec(text.slice(end)) ?? []) : [];
    const source = text.slice(start, end) + spaces;
    const at = source.search(/[\u2028\u2029]/);
    if (at < 0) continue;
    const isQuoted = style === 'single' || style === 'double';
    if (!isQuoted || ODD.test(source)) throw refusal(start + at, source[at]);
    const restored = source.replaceAll('\u0085', '\n');
    withQuoted = withQuoted.slice(0, start) + restored + withQuoted.slice(end);
  }
  return withQuoted === plain ? root : read(withQuoted);
}

/** Next to a space, another break or a backslash. */
const ODD = /[\s\\\u0085][\u2028\u2029]|[\u2028\u2029][\s\u0085]/;

function refusal(at: number, char = ''): ParseError {
  const code = char.charCodeAt(0).toString(16).toUpperCase();
  const message = `The line separator U+${code} cannot be read in this value: remove it, or quote the value`;
  return new ParseError(message, at, at + 1);
}
