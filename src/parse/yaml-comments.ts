import { Lexer } from 'yaml';
import type { TextRange } from '../kubernetes/document.ts';
import { unifyBreaks } from './yaml-text.ts';

/** What the library puts between tokens to mark scalars, documents and ends of flows; as text they are forbidden. */
const SCALAR = '\u001f';
const MARKS = ['\u0002', '\u0018', SCALAR];

/**
 * The comments of a document that cannot be read, as its tokens have them.
 *
 * @param base where `text` starts in the file
 */
export function commentsOfTokens(text: string, base: number): TextRange[] {
  const comments: TextRange[] = [];
  const source = MARKS.reduce((whole, mark) => whole.replaceAll(mark, ' '), unifyBreaks(text));
  let offset = base;
  let before = '';
  for (const token of new Lexer().lex(source)) {
    const length = MARKS.includes(token) ? 0 : token.length;
    if (token.startsWith('#') && before !== SCALAR) comments.push({ start: offset, end: offset + length });
    offset += length;
    before = token;
  }
  return comments;
}
