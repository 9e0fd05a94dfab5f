import type { Node } from '../node.ts';
import { columnOf, endOfDocument } from '../scan.ts';
import { childrenOf } from '../walk.ts';

interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly plain: boolean;
  /** Column that a continuation line must reach: one more than that of the block collection around it. */
  readonly indent: number;
}

interface Layout {
  readonly leaves: Leaf[];
  readonly flows: { readonly start: number; readonly end: number }[];
}

/** A tab with nothing before it on its line but spaces and indicators. */
const LEADING_TAB = /^ *(?:[-?:] +)*[-?:]?\t/gm;

/**
 * The first tab that is where Kubernetes' decoder wants spaces. Tabs are fine inside of brackets and quotes, after
 * a value, and on a line that continues a plain scalar; nowhere else at the start of a line, not even on an empty one.
 *
 * Source: `yaml_parser_scan_to_next_token` and `yaml_parser_scan_plain_scalar` in goyaml.v2.
 *
 * @param text a document's text, @param base where it starts in the file, @returns a file offset
 */
export function findBadTab(text: string, base: number, root: Node | undefined): number | undefined {
  if (!text.includes('\t')) return undefined;
  const layout: Layout = { leaves: [], flows: [] };
  for (const match of text.matchAll(LEADING_TAB)) {
    if (root && layout.leaves.length === 0) survey(root, 0, text, base, layout);
    const tab = base + match.index + match[0].length - 1;
    if (isAllowed(tab, match[0].length - 1, text, base, layout)) continue;
    return root && tab - base > endOfDocument(text, root.end - base) ? undefined : tab;
  }
  return undefined;
}

function isAllowed(tab: number, column: number, text: string, base: number, { leaves, flows }: Layout): boolean {
  const leaf = lastBefore(leaves, tab);
  if (leaf && tab < leaf.end) return !leaf.plain || column >= leaf.indent;
  const continues = leaf?.plain && /^[ \t\r\n]*$/.test(text.slice(leaf.end - base, tab - base));
  if (continues) return column >= leaf.indent;
  const flow = lastBefore(flows, tab);
  return flow !== undefined && tab < flow.end;
}

function lastBefore<T extends { readonly start: number }>(sorted: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

function survey(node: Node, indent: number, text: string, base: number, layout: Layout): void {
  if (node.kind === 'scalar' || node.kind === 'alias') {
    if (node.end === node.start) return;
    const plain = node.kind === 'scalar' && node.style === 'plain';
    layout.leaves.push({ start: node.start, end: node.end, plain, indent });
    return;
  }
  const inside = node.flow ? indent : columnOf(text, node.start - base) + 1;
  const last = layout.flows.at(-1);
  if (node.flow && (!last || node.start >= last.end)) layout.flows.push({ start: node.start, end: node.end });
  for (const child of childrenOf(node)) survey(child, inside, text, base, layout);
}
