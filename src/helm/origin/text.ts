import { type Entries, joinEntries } from './entry.ts';
import type { Scope } from './scope.ts';

/** A run of text with one origin. */
export interface Piece {
  readonly text: string;
  /** The values that it was made of; none for text of a template. */
  readonly entries: Entries | undefined;
  /** Where a template wrote it; undefined while it is only a value. */
  readonly scope: Scope | undefined;
  /** The text or the action in the template. Of literal text these are exactly its offsets. */
  readonly start: number;
  readonly end: number;
  readonly literal: boolean;
  /** Keys that a branch would have written here, had it been taken; of empty pieces only. */
  readonly skipped?: readonly string[];
}

/** Text that knows where each run of it came from. Immutable. */
export class Text {
  readonly pieces: readonly Piece[];
  readonly length: number;
  #text: string | undefined;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    let length = 0;
    for (const piece of pieces) length += piece.text.length;
    this.length = length;
  }

  toString(): string {
    this.#text ??= this.pieces.length === 1 ? (this.pieces[0] as Piece).text : joined(this.pieces);
    return this.#text;
  }

  get entries(): Entries | undefined {
    return joinEntries(...this.pieces.map((piece) => piece.entries));
  }

  /** Keeps what branches would have written at the very ends. */
  slice(start: number, end = this.length): Text {
    if (start <= 0 && end >= this.length) return this;
    const pieces: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const size = piece.text.length;
      if (size === 0 ? at >= start && at <= end : at < end && at + size > start) {
        pieces.push(cut(piece, Math.max(start - at, 0), Math.min(end - at, size)));
      }
      at += size;
    }
    return new Text(pieces);
  }
}

/** Takes a text apart from its start to its end, in one pass. */
export class TextCursor {
  readonly #pieces: readonly Piece[];
  #index = 0;
  /** How much of the piece at the index is taken. */
  #taken = 0;
  #at = 0;

  constructor(text: Text) {
    this.#pieces = text.pieces;
  }

  /** What comes before an offset, and after what was taken already. Empty pieces at the offset are left for later. */
  take(until: number): Piece[] {
    const taken: Piece[] = [];
    for (let piece = this.#pieces[this.#index]; piece && this.#at < until; piece = this.#pieces[this.#index]) {
      const left = piece.text.length - this.#taken;
      const count = Math.min(left, until - this.#at);
      taken.push(cut(piece, this.#taken, this.#taken + count));
      this.#at += count;
      this.#taken = count === left ? 0 : this.#taken + count;
      if (count === left) this.#index++;
    }
    return taken;
  }

  rest(): Piece[] {
    const taken = this.take(Number.POSITIVE_INFINITY);
    for (; this.#index < this.#pieces.length; this.#index++) taken.push(this.#pieces[this.#index] as Piece);
    return taken;
  }
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) text += piece.text;
  return text;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece;
  const text = piece.text.slice(from, to);
  return piece.literal ? { ...piece, text, start: piece.start + from, end: piece.start + to } : { ...piece, text };
}

export function valuePiece(text: string, entries: Entries | undefined): Piece {
  return { text, entries, scope: undefined, start: 0, end: 0, literal: false };
}

export function concat(...texts: readonly (Text | string)[]): Text {
  return new Text(
    texts.flatMap((text) =>
      typeof text === 'string' ? (text === '' ? [] : [valuePiece(text, undefined)]) : text.pieces,
    ),
  );
}
