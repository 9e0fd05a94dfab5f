import type { Expression, ForExpression, TextPiece } from './ast.ts';

/** What a template is made of, before directives are put around what is between them. */
export type Token =
  | { readonly type: 'text'; pieces: readonly TextPiece[] }
  | { readonly type: 'value'; readonly value: Expression }
  | { readonly type: 'if'; readonly start: number; readonly condition: Expression }
  | ({ readonly type: 'for'; readonly start: number } & Pick<ForExpression, 'keyName' | 'valueName' | 'collection'>)
  | { readonly type: 'else' | 'endif' | 'endfor'; readonly start: number };

export function textOf({ pieces }: { readonly pieces: readonly TextPiece[] }): string {
  return pieces.map(({ text }) => text).join('');
}

/** Without leading white space. */
export function trimStart(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const text = textOf({ pieces });
  return dropStart(pieces, text.length - text.trimStart().length);
}

/** Takes the white space at the end of the last token, when that is text. */
export function trimEnd(tokens: Token[]): void {
  const last = tokens.at(-1);
  if (last?.type !== 'text') return;
  let kept = textOf(last).trimEnd().length;
  last.pieces = last.pieces.flatMap((piece) => {
    const text = piece.text.slice(0, kept);
    kept -= text.length;
    return text === '' ? [] : [cut(piece, 0, text)];
  });
}

/**
 * Takes the indentation that all lines have from each of them. Lines of white space alone do not count, and one that
 * begins with a value has none, as in flushHeredocTemplateParts of hclsyntax.
 */
export function flushIndentation(tokens: readonly Token[]): void {
  let least = Number.POSITIVE_INFINITY;
  let isLineStart = true;
  const lines: Extract<Token, { type: 'text' }>[] = [];
  for (const token of tokens) {
    const text = token.type === 'text' ? textOf(token) : '';
    const isBlank = token.type === 'text' && text.trimStart() === '' && text.endsWith('\n');
    if (isLineStart && !isBlank) {
      least = Math.min(least, text.length - text.trimStart().length);
      if (token.type === 'text') lines.push(token);
    }
    isLineStart = text.endsWith('\n');
  }
  if (Number.isFinite(least)) for (const line of lines) line.pieces = dropStart(line.pieces, least);
}

function dropStart(pieces: readonly TextPiece[], count: number): TextPiece[] {
  let left = count;
  return pieces.flatMap((piece) => {
    const dropped = Math.min(left, piece.text.length);
    left -= dropped;
    return dropped === piece.text.length ? [] : [cut(piece, dropped, piece.text.slice(dropped))];
  });
}

/** A part of a piece; of an escape there are none. */
function cut(piece: TextPiece, start: number, text: string): TextPiece {
  if (text.length === piece.text.length) return piece;
  if (piece.text.length !== piece.end - piece.start) return { ...piece, text };
  return { text, start: piece.start + start, end: piece.start + start + text.length };
}
