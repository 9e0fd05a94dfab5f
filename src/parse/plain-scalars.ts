import type { ScalarNode } from './node.ts';
import { handOver } from './plain-refusal.ts';
import type { PlainText } from './plain-text.ts';
import { blockText, doubleQuotedText, findBadEscape, singleQuotedText } from './scalar-text.ts';
import { resolvePlain } from './scalars.ts';

/** Characters that mean something at the start of a value: `!"#%&'*,:>?@[]`, the backtick, and `{|}`. */
const INDICATORS = new Set(Array.from('!"#%&\'*,:>?@[]`{|}', (char) => char.charCodeAt(0)));

/** A scalar without quotes, to the end of its line, a comment, or the colon that makes it a key. */
export function readPlainScalar(text: PlainText, at: number, base: number): ScalarNode {
  const { lineEnd } = text;
  if (INDICATORS.has(text.code(at)) || text.isDash(at)) handOver();
  let end = at;
  for (let index = at; index < lineEnd; index++) {
    const code = text.code(index);
    if (code === 0x20) continue;
    if (code === 0x3a && text.isColon(index)) break;
    if (code === 0x23 && text.code(index - 1) === 0x20) break;
    end = index + 1;
  }
  const resolved = resolvePlain(text.text.slice(at, end));
  return {
    kind: 'scalar',
    start: base + at,
    end: base + end,
    decorated: false,
    aliased: false,
    style: 'plain',
    resolved,
  };
}

/** A scalar in quotes that are closed on the same line. */
export function readQuotedScalar(text: PlainText, at: number, base: number): ScalarNode {
  const double = text.code(at) === 0x22;
  const end = double ? endOfDouble(text, at) : endOfSingle(text, at);
  const source = text.text.slice(at, end);
  if (double && findBadEscape(source)) handOver();
  const value = double ? doubleQuotedText(source) : singleQuotedText(source);
  const style = double ? 'double' : 'single';
  const resolved = { type: 'string', value } as const;
  return { kind: 'scalar', start: base + at, end: base + end, decorated: false, aliased: false, style, resolved };
}

function endOfDouble(text: PlainText, at: number): number {
  for (let index = at + 1; index < text.lineEnd; index++) {
    const code = text.code(index);
    if (code === 0x22) return index + 1;
    if (code === 0x5c) index++;
  }
  return handOver();
}

function endOfSingle(text: PlainText, at: number): number {
  for (let index = at + 1; index < text.lineEnd; index++) {
    if (text.code(index) !== 0x27) continue;
    if (text.code(index + 1) !== 0x27) return index + 1;
    index++;
  }
  return handOver();
}

/**
 * A literal or folded scalar whose first line is not empty. The other reader takes those that keep all line breaks or
 * say how far they are indented.
 *
 * @param parent column of the collection around it
 */
export function readBlockScalar(text: PlainText, at: number, parent: number, base: number): ScalarNode {
  const strips = text.code(at + 1) === 0x2d;
  const header = at + (strips ? 2 : 1);
  if (!text.isEndOfLine(text.skipBlanks(header), header)) handOver();
  const first = text.nextLineStart;
  const indent = text.skipBlanks(first) - first;
  if (indent <= parent || text.code(first + indent) === 0x09) handOver();
  const { end, next } = findBlockEnd(text.text, first, indent);
  const source = text.text.slice(at, next);
  const style = source.startsWith('>') ? 'folded' : 'literal';
  text.continueAt(next);
  const resolved = { type: 'string', value: blockText(source, parent) } as const;
  return { kind: 'scalar', start: base + at, end: base + end, decorated: false, aliased: false, style, resolved };
}

/** Behind the last line that belongs to a block scalar, without and with its break. */
function findBlockEnd(text: string, first: number, indent: number): { end: number; next: number } {
  let end = first;
  let next = first;
  for (let start = first; start < text.length; ) {
    let at = start;
    while (text.charCodeAt(at) === 0x20) at++;
    const lineBreak = text.indexOf('\n', at);
    const behind = lineBreak < 0 ? text.length : lineBreak;
    const lineEnd = behind > start && text.charCodeAt(behind - 1) === 0x0d ? behind - 1 : behind;
    const after = lineBreak < 0 ? text.length : lineBreak + 1;
    const blank = at >= lineEnd;
    if (start === first && blank) handOver();
    if (!blank && at - start < indent) {
      if (text.charCodeAt(at) === 0x09) handOver();
      break;
    }
    if (!blank || at - start > indent) {
      end = lineEnd;
      next = after;
    }
    start = after;
  }
  return { end, next };
}
