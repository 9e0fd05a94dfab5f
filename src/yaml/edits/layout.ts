import type { TextRange } from '../../source/document.ts';
import type { Locator } from '../locate.ts';
import type { Entry, Item, Node } from '../node.ts';
import { endOfLine, startOfLine } from '../scan.ts';
import { childrenOf } from '../walk.ts';

/** What edits are planned from: a document's text, the line break of its file, and its tree. */
export interface EditSource {
  readonly text: string;
  readonly lineBreak: string;
  readonly locator: Locator;
}

/** Start of the next line, given the end of one. */
export function nextLine(text: string, end: number): number {
  if (text.startsWith('\r\n', end)) return end + 2;
  return Math.min(end + 1, text.length);
}

/** What is before `offset` on its line. */
export function linePrefix(text: string, offset: number): string {
  return text.slice(startOfLine(text, offset), offset);
}

/** The spaces and tabs before `offset`, where nothing else is before it on its line: looks no further, however long that is. */
export function marginOf(text: string, offset: number): string | undefined {
  let start = offset;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  return start === 0 || /[\r\n]/.test(text.charAt(start - 1)) ? text.slice(start, offset) : undefined;
}

/** The line break that a string uses: that of its first line. */
export function lineBreakOf(text: string): string {
  return /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
}

/** Whether a line holds nothing more from `offset` on but spaces and a comment. */
export function endsLine(text: string, offset: number): boolean {
  return /^(?:[ \t]*|[ \t]+#.*)$/.test(text.slice(offset, endOfLine(text, offset)));
}

/** An entry or item as it is written: from its key or `-` to the end of its value. */
export interface Part extends TextRange {
  readonly key: Node | undefined;
  readonly value: Node;
  /** Offset of the `:` or `-`, when there is one. */
  readonly indicator: number | undefined;
}

export function partOf(written: Entry | Item): Part {
  const isEntry = 'key' in written;
  const key = isEntry ? written.key : undefined;
  const value = isEntry ? written.value : written.node;
  const indicator = isEntry ? written.colon : written.dash;
  const end = Math.max(key?.end ?? 0, (indicator ?? -1) + 1, value.end);
  return { start: key?.start ?? indicator ?? value.start, end, key, value, indicator };
}

/** The last node written inside of another one. */
export function lastLeaf(node: Node): Node {
  const last = 'flow' in node && node.flow ? undefined : childrenOf(node).at(-1);
  return last ? lastLeaf(last) : node;
}

/** `|`, `>` and their modifiers, when a node is a block scalar. */
export function blockHeader(text: string, node: Node): string | undefined {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return undefined;
  return /^[|>][-+\d]*/.exec(text.slice(node.start, node.start + 4))?.[0];
}

/** Whether an alias somewhere else refers to a node or to anything in it. */
export function isUsedElsewhere(node: Node): boolean {
  return node.aliased || childrenOf(node).some(isUsedElsewhere);
}
