import type { Budget } from '../../budget.ts';
import { sprint } from '../../go/format-verb.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { entriesOf, GoBytes, GoList, type GoValue, isString, type Traced } from '../../go/value.ts';
import { type Piece, Text, TextCursor, valuePiece } from '../../origin/text.ts';

/** The text of any value, as Sprig's strval makes it. */
export function strval(value: GoValue, budget: Budget): string {
  if (isString(value)) return value.toString();
  if (value instanceof GoBytes) return decodeUtf8(value.bytes);
  return sprint(value, budget);
}

/** The same with its origins. */
export function textOf(traced: Traced, budget: Budget): Text {
  if (traced.value instanceof Text) return traced.value;
  return new Text([valuePiece(strval(traced.value, budget), entriesOf(traced))]);
}

/** Changes characters in place: what `work` gives has one origin for each run that had one. */
export function mapPieces(text: Text, work: (text: string) => string): Text {
  return new Text(
    text.pieces.map((piece) => {
      const changed = work(piece.text);
      return changed === piece.text ? piece : rewritten(piece, changed);
    }),
  );
}

/** The piece with other text: no longer what stands in the template. */
export function rewritten(piece: Piece, text: string): Piece {
  return { ...piece, text, literal: false };
}

/** Writes something before and after; it belongs to what it surrounds. */
export function surround(text: Text, before: string, after: string): Text {
  const first = text.pieces.find((piece) => piece.text !== '') ?? text.pieces[0];
  const last = text.pieces.findLast((piece) => piece.text !== '') ?? first;
  return new Text(
    [mark(first, before), ...text.pieces, mark(last, after)].filter((piece) => piece.text !== '' || piece.skipped),
  );
}

function mark(beside: Piece | undefined, text: string): Piece {
  if (!beside) return valuePiece(text, undefined);
  return { text, entries: beside.entries, scope: beside.scope, start: beside.start, end: beside.end, literal: false };
}

/**
 * Text built again from old text. Each line keeps the origins of the line of that number when there are as many lines,
 * otherwise everything comes from everything.
 */
export function remade(from: Text, text: string): Text {
  if (from.toString() === text) return from;
  const first = from.pieces.find((piece) => piece.text !== '');
  if (!first) return new Text([valuePiece(text, from.entries)]);
  return new Text([
    { text, entries: from.entries, scope: first.scope, start: first.start, end: first.end, literal: false },
  ]);
}

/** The texts of a list, as Sprig's strslice makes them: nil is left out, anything else than a list is its only item. */
export function strings(traced: Traced, budget: Budget): Text[] {
  const { value } = traced;
  if (value === undefined || value === null) return [];
  if (!(value instanceof GoList)) return [textOf(traced, budget)];
  return value.items
    .filter((item) => item.value !== null && item.value !== undefined)
    .map((item) => textOf(item.entries ? item : { ...item, entries: entriesOf(traced) }, budget));
}

/**
 * Replaces ranges, in order; what is between keeps its origins, what replaces has those of what it replaced unless it has
 * its own.
 */
export function replaceRanges(text: Text, ranges: readonly { start: number; end: number; by: Text }[]): Text {
  if (ranges.length === 0) return text;
  const cursor = new TextCursor(text);
  const pieces: Piece[] = [];
  for (const { start, end, by } of ranges) {
    pieces.push(...cursor.take(start));
    const old = cursor.take(end).find((piece) => piece.text !== '');
    for (const piece of by.pieces) {
      pieces.push(piece.entries || piece.scope || !old ? piece : rewritten(old, piece.text));
    }
  }
  pieces.push(...cursor.rest());
  return new Text(pieces);
}
