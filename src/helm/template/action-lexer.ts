import { TemplateError } from './error.ts';
import { isSpace, KEYWORDS, type Token, type TokenType } from './token.ts';

const WORD = /\w*/y;
const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*)(?:\.[0-9a-fA-F_]*)?(?:[eEpP][+-]?[0-9_]*)?i?/y;
const PLAIN: Readonly<Record<string, TokenType>> = {
  '=': 'assign',
  '|': 'pipe',
  '(': 'leftParen',
  ')': 'rightParen',
  ',': 'comma',
};

export interface LexedAction {
  readonly tokens: readonly Token[];
  /** Where the closing delimiter starts, its trim marker included. */
  readonly close: number;
  readonly end: number;
  readonly trims: boolean;
}

/** What stands between the delimiters, from `start` on. */
export function lexAction(template: string, source: string, start: number, open: number): LexedAction {
  const tokens: Token[] = [];
  let at = start;
  let parens = 0;
  for (;;) {
    const trims = isSpace(source.charCodeAt(at)) && source.startsWith('-}}', at + 1);
    if (trims || source.startsWith('}}', at)) {
      if (parens > 0) throw new TemplateError('unclosed left paren', template, open, at);
      return { tokens, close: at, end: at + (trims ? 4 : 2), trims };
    }
    if (at >= source.length) throw new TemplateError('unclosed action', template, open, at);
    const token = next(template, source, at);
    if (token.type === 'leftParen') parens++;
    if (token.type === 'rightParen' && --parens < 0)
      throw new TemplateError('unexpected right paren', template, at, at + 1);
    tokens.push(token);
    at = token.end;
  }
}

function next(template: string, source: string, at: number): Token {
  const first = source[at] as string;
  const token = (type: TokenType, end: number): Token => ({ type, text: source.slice(at, end), start: at, end });
  if (isSpace(source.charCodeAt(at))) return token('space', spaceEnd(source, at));
  if (source.startsWith(':=', at)) return token('declare', at + 2);
  const plain = PLAIN[first];
  if (plain) return token(plain, at + 1);
  if (first === '"' || first === "'") {
    return token(first === '"' ? 'string' : 'character', quotedEnd(template, source, at, first));
  }
  if (first === '`') {
    const close = source.indexOf('`', at + 1);
    if (close < 0) throw new TemplateError('unterminated raw quoted string', template, at, source.length);
    return token('rawString', close + 1);
  }
  if (first === '$' || (first === '.' && !/[0-9]/.test(source[at + 1] ?? '')))
    return named(template, source, at, first);
  if (/[+\-0-9.]/.test(first)) return token('number', numberEnd(template, source, at));
  const end = wordEnd(source, at);
  if (end === at) throw new TemplateError(`unexpected ${JSON.stringify(first)} in action`, template, at, at + 1);
  checkTerminated(template, source, end);
  return token(wordType(source.slice(at, end)), end);
}

function wordType(word: string): TokenType {
  if (KEYWORDS.has(word)) return 'keyword';
  if (word === 'true' || word === 'false') return 'boolean';
  return word === 'nil' ? 'nil' : 'identifier';
}

function named(template: string, source: string, at: number, first: string): Token {
  const end = wordEnd(source, at + 1);
  checkTerminated(template, source, end);
  const type = first === '$' ? 'variable' : end === at + 1 ? 'dot' : 'field';
  return { type, text: source.slice(at, end), start: at, end };
}

/** Spaces up to a trim marker, whose one space belongs to it. */
function spaceEnd(source: string, at: number): number {
  let end = at;
  while (isSpace(source.charCodeAt(end))) end++;
  return source.startsWith('-}}', end) && end - 1 > at ? end - 1 : end;
}

function quotedEnd(template: string, source: string, at: number, quote: string): number {
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === quote) return end + 1;
  }
  throw new TemplateError('unterminated quoted string', template, at, source.length);
}

function numberEnd(template: string, source: string, at: number): number {
  const end = matchEnd(NUMBER, source, at);
  if (end === at || wordEnd(source, end) > end) throw new TemplateError('bad number syntax', template, at, end + 1);
  return end;
}

function checkTerminated(template: string, source: string, at: number): void {
  const next = source[at];
  if (next === undefined || /[ \t\r\n.,|:()]/.test(next) || source.startsWith('}}', at)) return;
  throw new TemplateError(`bad character ${JSON.stringify(next)}`, template, at, at + 1);
}

/** Nearly all words are of ASCII: to make a pattern of all letters takes half a millisecond. */
function wordEnd(source: string, at: number): number {
  const end = matchEnd(WORD, source, at);
  return source.charCodeAt(end) > 0x7f ? matchEnd(/[\p{L}\p{Nd}_]*/uy, source, end) : end;
}

function matchEnd(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}
