import type { TextEdit, TextRange } from '../../source/document.ts';
import type { Step } from '../locate.ts';
import type { Entry, Item } from '../node.ts';
import { endOfLine, startOfLine } from '../scan.ts';
import {
  blockHeader,
  type EditSource,
  endsLine,
  isUsedElsewhere,
  lastLeaf,
  linePrefix,
  marginOf,
  nextLine,
  type Part,
  partOf,
} from './layout.ts';

/**
 * Removes the entry or item at the end of `steps`. Where it is the only one, what holds it goes instead, so that no
 * empty mapping or list is left behind; a document's root is never removed.
 */
export function planRemoval(source: EditSource, steps: readonly Step[]): TextEdit | undefined {
  const step = steps.at(-1);
  if (!step) return undefined;
  const { container, part } = step;
  const { key, value } = partOf(part);
  if (isUsedElsewhere(value) || key?.aliased) return undefined;
  const written: readonly (Entry | Item)[] = container.kind === 'mapping' ? container.entries : container.items;
  if (written.length === 1) return planRemoval(source, steps.slice(0, -1));
  const index = written.indexOf(part);
  const [before, after] = [written[index - 1], written[index + 1]];
  const places: Places = [before && partOf(before), partOf(part), after && partOf(after)];
  return container.flow ? removeFromFlow(source, container, places) : removeLines(source, places);
}

/** What is removed, and what is written next to it. */
type Places = readonly [before: Part | undefined, own: Part, after: Part | undefined];

/** Removes a block entry or item with its lines, and the comment at the end of the last one. */
function removeLines(source: EditSource, [before, own]: Places): TextEdit | undefined {
  const { text } = source;
  const { start, end } = own;
  if (!endsLine(text, end)) return undefined;
  const next = nextLine(text, endOfLine(text, end));
  const prefix = linePrefix(text, start);
  if (/^ *$/.test(prefix)) {
    if (disturbsBlockScalar(source, before, next, prefix.length)) return undefined;
    return { start: startOfLine(text, start), end: next, text: '' };
  }
  if (before || !/^ *(?:- +)+$/.test(prefix)) return undefined;
  return { start, end: next + text.slice(next).search(/[^ \t\r\n]/), text: '' };
}

/**
 * Whether a block scalar before the removed lines would change: it swallows what then follows it (blank lines with
 * `+`, a comment that is indented).
 */
function disturbsBlockScalar(source: EditSource, before: Part | undefined, next: number, indent: number): boolean {
  if (!before) return false;
  const { text } = source;
  const header = blockHeader(text, lastLeaf(before.value));
  if (header === undefined) return false;
  if (header.includes('+')) return true;
  if (next >= text.length) return false;
  const comment = /^(?:[ \t\r\n]*[\r\n])?( *)#/.exec(text.slice(next));
  return comment !== null && (comment[1] ?? '').length > indent;
}

/** Removes an item between brackets with one of the commas next to it. */
function removeFromFlow({ text }: EditSource, container: TextRange, places: Places): TextEdit | undefined {
  const [before, own, after] = places;
  const ownLines = removeOwnLines(text, own.start, own.end);
  if (ownLines) return ownLines;
  if (before) {
    return isComma(text.slice(before.end, own.start)) ? { start: before.end, end: own.end, text: '' } : undefined;
  }
  const opening = text.slice(container.start + 1, own.start);
  if (!after || opening.trim() !== '' || !isComma(text.slice(own.end, after.start))) return undefined;
  return { start: own.start, end: after.start, text: '' };
}

/** Where lines hold nothing but one item, its comma and a comment, they go as a whole; JSON has no comments. */
function removeOwnLines(text: string, start: number, end: number): TextEdit | undefined {
  const margin = marginOf(text, start);
  if (margin === undefined) return undefined;
  const lastLine = endOfLine(text, end);
  if (!/^[ \t]*,[ \t]*#/.test(text.slice(end, lastLine))) return undefined;
  return { start: start - margin.length, end: nextLine(text, lastLine), text: '' };
}

function isComma(gap: string): boolean {
  return /^[ \t\r\n]*,[ \t\r\n]*$/.test(gap);
}
