import { lexAction } from './action-lexer.ts';
import { TemplateError } from './error.ts';
import { isSpace, type Token } from './token.ts';

const OPEN = '{{';
const CLOSE = '}}';

/** The tokens of a template, as Go's text/template/parse sees them. Comments are gone, and spaces that markers trim. */
export function lex(template: string, source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trimmed = false;
  for (;;) {
    const open = source.indexOf(OPEN, at);
    const trims = open >= 0 && source[open + 2] === '-' && isSpace(source.charCodeAt(open + 3));
    pushText(tokens, source, at, open < 0 ? source.length : open, trimmed, trims);
    if (open < 0) break;
    const inside = open + (trims ? 4 : 2);
    const commentStart = source.startsWith('/*', inside) ? inside : -1;
    if (commentStart >= 0) {
      const comment = skipComment(template, source, commentStart, open);
      at = comment.end;
      trimmed = comment.trims;
      continue;
    }
    tokens.push({ type: 'open', text: OPEN, start: open, end: inside });
    const action = lexAction(template, source, inside, open);
    for (const token of action.tokens) tokens.push(token);
    tokens.push({ type: 'close', text: CLOSE, start: action.close, end: action.end });
    at = action.end;
    trimmed = action.trims;
  }
  tokens.push({ type: 'end', text: '', start: source.length, end: source.length });
  return tokens;
}

function pushText(
  tokens: Token[],
  source: string,
  from: number,
  to: number,
  trimLeft: boolean,
  trimRight: boolean,
): void {
  let start = from;
  let end = to;
  if (trimLeft) while (start < end && isSpace(source.charCodeAt(start))) start++;
  if (trimRight) while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  if (end > start) tokens.push({ type: 'text', text: source.slice(start, end), start, end });
}

function skipComment(template: string, source: string, start: number, open: number): { end: number; trims: boolean } {
  const close = source.indexOf('*/', start);
  if (close < 0) throw new TemplateError('unclosed comment', template, open, source.length);
  const after = close + 2;
  const trims = isSpace(source.charCodeAt(after)) && source[after + 1] === '-';
  const end = after + (trims ? 2 : 0);
  if (!source.startsWith(CLOSE, end))
    throw new TemplateError('comment ends before closing delimiter', template, open, after);
  return { end: end + 2, trims };
}
