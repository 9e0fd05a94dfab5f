import type { Piece, StringValue } from '../values/value.ts';

/** A part of a text, with its places. */
export function sliceText(text: StringValue, start: number, end: number): StringValue {
  if (start <= 0 && end >= text.value.length) return text;
  return {
    kind: 'string',
    value: text.value.slice(start, end),
    pieces: slicePieces(text.pieces, start, end),
    at: text.at,
  };
}

/** The parts of a text from one offset to another. */
export function slicePieces(pieces: readonly Piece[], start: number, end: number): Piece[] {
  let offset = 0;
  return pieces.flatMap((piece) => {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, piece.text.length);
    offset += piece.text.length;
    return from < to ? [cut(piece, from, to)] : [];
  });
}

/** Each part changed by itself, so that places stay; line breaks are kept at the end of a part. */
export function changePieces(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  return pieces.flatMap((piece) => {
    const lines = piece.text.split(/(?<=\n)/);
    let from = 0;
    return lines.map((line) => {
      const part = cut(piece, from, from + line.length);
      from += line.length;
      return { ...part, text: change(line) };
    });
  });
}

function cut(piece: Piece, from: number, to: number): Piece {
  const { text, span } = piece;
  if (from === 0 && to === text.length) return piece;
  const { start, end } = span.range;
  const isWritten = end - start === text.length;
  const range = isWritten ? { start: start + from, end: start + to } : span.range;
  return { text: text.slice(from, to), span: { file: span.file, range } };
}
