import type { TextRange } from '../../source/document.ts';
import type { Locator } from '../locate.ts';
import type { Entry, Item, MappingNode, Node, SequenceNode } from '../node.ts';
import { endOfLine, startOfLine } from '../scan.ts';

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

/** The line break that a string uses: that of its first line. */
export function lineBreakOf(text: string): string {
  return /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
}

/** Whether a line holds nothing more from `offset` on but spaces and a comment. */
export function endsLine(text: string, offset: number): boolean {
  return /^(?:[ \t]*|[ \t]+#.*)$/.test(text.slice(offset, endOfLine(text, offset)));
}

/** The extent of an entry or item: from its key or `-` to the end of its value. */
export function extentOf(part: Entry | Item): TextRange {
  if ('key' in part) {
    const end = Math.max(part.key.end, (part.colon ?? -1) + 1, part.value.end);
    return { start: part.key.start, end };
  }
  return { start: part.dash ?? part.node.start, end: Math.max((part.dash ?? -1) + 1, part.node.end) };
}

export function partsOf(container: MappingNode | SequenceNode): readonly (Entry | Item)[] {
  return container.kind === 'mapping' ? container.entries : container.items;
}

/** The last node written inside of another one. */
export function lastLeaf(node: Node): Node {
  let leaf = node;
  for (;;) {
    if (leaf.kind === 'scalar' || leaf.kind === 'alias' || leaf.flow) return leaf;
    const last = leaf.kind === 'mapping' ? leaf.entries.at(-1)?.value : leaf.items.at(-1)?.node;
    if (!last) return leaf;
    leaf = last;
  }
}

/** `|`, `>` and their modifiers, when a node is a block scalar. */
export function blockHeader(text: string, node: Node): string | undefined {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return undefined;
  return /^[|>][-+\d]*/.exec(text.slice(node.start, node.start + 4))?.[0];
}

/** Whether an alias somewhere else refers to a node or to anything in it. */
export function isUsedElsewhere(node: Node): boolean {
  if (node.aliased) return true;
  if (node.kind === 'mapping') {
    return node.entries.some(({ key, value }) => isUsedElsewhere(key) || isUsedElsewhere(value));
  }
  return node.kind === 'sequence' && node.items.some((item) => isUsedElsewhere(item.node));
}
