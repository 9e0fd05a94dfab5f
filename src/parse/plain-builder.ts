import type { PlainText } from './plain-text.ts';

/** Where the lines of a block scalar are. */
export interface BlockExtent {
  /** Offset of the first line. */
  readonly first: number;
  /** Behind the last line that belongs to it, without and with its break. */
  readonly end: number;
  readonly next: number;
  /** Blanks before each line that are no part of the text. */
  readonly indent: number;
  /** Whether nothing has to be done for the text but to take the indentation away. */
  readonly even: boolean;
}

/**
 * What is made of a text while it is read: a tree, plain values, or nothing at all. Offsets are those of the text; a
 * scalar is handed over as the offsets of its first character and of what is behind its last, and how it is written is
 * in {@link PlainText.style} and {@link PlainText.folded}. Any of it may throw NotPlain.
 */
export interface PlainBuilder<Key, Value, Mapping, Sequence> {
  keyOf(text: PlainText, start: number, end: number): Key;
  scalarOf(text: PlainText, start: number, end: number): Value;
  /** The value of a key or a dash behind which nothing is written. */
  emptyAt(at: number): Value;
  /** @param at offset of the indicator, @param parent column of the collection around it */
  blockOf(text: PlainText, at: number, parent: number, extent: BlockExtent): Value;
  openMapping(text: PlainText, start: number, flow: boolean): Mapping;
  setEntry(mapping: Mapping, key: Key, colon: number, value: Value): void;
  /** @param end behind the closing bracket; undefined for a collection in block style, which ends with its last value */
  closeMapping(mapping: Mapping, end?: number): Value;
  openSequence(start: number, flow: boolean): Sequence;
  addItem(sequence: Sequence, dash: number | undefined, value: Value): void;
  closeSequence(sequence: Sequence, end?: number): Value;
  /** A value that has an anchor: what stands in its place, there and for aliases. */
  anchored(value: Value): Value;
  aliasOf(name: string, target: Value, start: number, end: number): Value;
}
