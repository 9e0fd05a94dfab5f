import { widthOf } from '../../formatters/terminal/width.ts';

/** Text of one style. */
export interface Piece {
  readonly kind: 'plain' | 'code' | 'strong' | 'link';
  readonly text: string;
  /** Where a link leads to. */
  readonly href?: string;
}

/** Text between two spaces: `code`, has two pieces. */
export type Word = readonly Piece[];

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|(?<!\w)_([^_]+)_(?!\w)|\[([^\]]+)\]\(([^)]+)\)|<(https?:[^>]+)>/g;

/** The words of a string, with their Markdown style. */
export function inlineWords(text: string): Word[] {
  const words: Piece[][] = [[]];
  for (const piece of piecesOf(text)) {
    piece.text.split(/\s+/).forEach((part, index) => {
      if (index > 0) words.push([]);
      if (part !== '') words.at(-1)?.push({ ...piece, text: part });
    });
  }
  return words.filter((word) => word.length > 0);
}

/** The text without its markup. */
export function plainText(text: string): string {
  return piecesOf(text)
    .map((piece) => piece.text)
    .join('');
}

/** Puts words into lines of at most `width` cells; a word that is longer has a line of its own. */
export function wrapWords(words: readonly Word[], width: number): Word[][] {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of words) {
    const cells = word.reduce((sum, { text }) => sum + widthOf(text), 0);
    if (used > 0 && used + 1 + cells > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += (used > 0 ? 1 : 0) + cells;
  }
  return lines;
}

/** The pieces of a line, with spaces between words; pieces of the same style are joined. */
export function joinWords(words: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, word] of words.entries()) {
    for (const [position, piece] of word.entries()) {
      const space = index > 0 && position === 0 ? ' ' : '';
      const previous = pieces.at(-1);
      if (previous?.kind === piece.kind && previous.href === piece.href) {
        pieces[pieces.length - 1] = { ...piece, text: `${previous.text}${space}${piece.text}` };
      } else {
        if (space !== '') pieces.push({ kind: 'plain', text: space });
        pieces.push(piece);
      }
    }
  }
  return pieces;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: text.slice(end, match.index) });
    pieces.push(pieceOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'plain', text: text.slice(end) });
  return pieces;
}

/** Links between pages are useless in a terminal, so only their text is shown. */
function pieceOf([, code, strong, stressed, label, target = '', url]: RegExpMatchArray): Piece {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (stressed !== undefined) return { kind: 'strong', text: stressed };
  if (url !== undefined) return { kind: 'link', text: url, href: url };
  return /^https?:/.test(target)
    ? { kind: 'link', text: label ?? '', href: target }
    : { kind: 'plain', text: label ?? '' };
}
