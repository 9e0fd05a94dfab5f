import type { CST } from 'yaml';
import { type Composed, compose, visitTokens } from './yaml-compose.ts';

const SEPARATORS = /[\u0085\u2028\u2029]/g;

/** Replaces line breaks that the library does not know by ones that it does, so that every offset stays. */
export function unifyBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/**
 * Composes a text although the library is stricter and looser than Kubernetes' decoder in two places: the Unicode line
 * separators end lines outside of quotes, and indentation means nothing inside of brackets and quotes. Both are
 * evened out in a copy of the same length, which serves for structure only; scalars are read from the original.
 */
export function composeLikeGo(text: string, base: number): Composed {
  let structure = text;
  if (text.search(SEPARATORS) >= 0) {
    const { token } = compose(text, base);
    structure = replaceOutside(text, token ? quotedTokens(token) : []);
  }
  const composed = compose(structure, base);
  if (composed.errors.length === 0 || !composed.token) return composed;
  const flat = flatten(structure, composed.token);
  if (flat === structure) return composed;
  const again = compose(flat, base);
  return again.errors.length === 0 ? again : composed;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function quotedTokens(root: CST.Token): Span[] {
  const spans: Span[] = [];
  visitTokens(root, (token) => {
    if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return;
    spans.push({ start: token.offset, end: token.offset + token.source.length });
  });
  return spans.sort((a, b) => a.start - b.start);
}

function replaceOutside(text: string, quoted: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of [...quoted, { start: text.length, end: text.length }]) {
    if (start < done) continue;
    result += text.slice(done, start).replace(SEPARATORS, '\n') + text.slice(start, end);
    done = end;
  }
  return result;
}

/** Puts every bracketed or quoted value on one line by writing blanks over its line breaks and comments. */
function flatten(text: string, root: CST.Token): string {
  const starts: number[] = [];
  visitTokens(root, (token) => {
    if (token.type === 'flow-collection' || token.type.endsWith('quoted-scalar')) starts.push(token.offset);
  });
  let result = '';
  let done = 0;
  for (const start of starts.sort((a, b) => a - b)) {
    if (start < done) continue;
    const end = endOfBracketed(text, start);
    if (end === undefined) break;
    result += text.slice(done, start) + blankOut(text.slice(start, end));
    done = end;
  }
  return result + text.slice(done);
}

const BRACKETED = /"(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?:^|(?<=\s))#[^\n]*|[[\]{}]|[^\s[\]{}"'#,]["'#\w.-]*|[\s\S]/g;

/** Behind the bracket or quote that closes the one at `start`. */
function endOfBracketed(text: string, start: number): number | undefined {
  let depth = 0;
  BRACKETED.lastIndex = start;
  for (let match = BRACKETED.exec(text); match; match = BRACKETED.exec(text)) {
    const [piece] = match;
    if (piece === '[' || piece === '{') depth++;
    else if (piece === ']' || piece === '}') depth--;
    if (piece === '"' && depth === 0) return undefined;
    if (depth === 0) return BRACKETED.lastIndex;
  }
  return undefined;
}

function blankOut(text: string): string {
  return text.replace(BRACKETED, (piece) => {
    if (piece.startsWith('#')) return ' '.repeat(piece.length);
    return piece.replace(/[\r\n]/g, ' ');
  });
}
