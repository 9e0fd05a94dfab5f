import type { Piece, Text } from './text.ts';

/** A piece and where it starts in its text. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly at: number;
}

/** Finds pieces of a text by offset. */
export class PieceIndex {
  readonly #pieces: readonly Piece[];
  readonly #starts: Uint32Array;

  constructor(text: Text) {
    this.#pieces = text.pieces;
    this.#starts = new Uint32Array(text.pieces.length);
    let at = 0;
    text.pieces.forEach((piece, index) => {
      this.#starts[index] = at;
      at += piece.text.length;
    });
  }

  /** The pieces that have a part in a range, and the empty ones in it or at its ends. */
  within(start: number, end: number): PlacedPiece[] {
    const found: PlacedPiece[] = [];
    for (let index = this.#firstEndingAt(start); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index] as Piece;
      const at = this.#starts[index] as number;
      if (at > end || (at === end && piece.text !== '')) break;
      if (piece.text === '' || at + piece.text.length > start) found.push({ piece, at });
    }
    return found;
  }

  /** The first piece that ends at the offset or after it. */
  #firstEndingAt(offset: number): number {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = (this.#starts[middle] as number) + (this.#pieces[middle] as Piece).text.length;
      if (end < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
