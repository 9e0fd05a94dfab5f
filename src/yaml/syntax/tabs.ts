import type { Node } from '../node.ts';
import { columnOf, endOfDocument } from '../scan.ts';
import { childrenOf } from '../walk.ts';

/** A part of the text in which lines may begin with a tab. */
interface Area {
  readonly start: number;
  readonly end: number;
  /** The first column that a tab may be in. */
  readonly column: number;
  readonly isFlow: boolean;
}

/** A tab with nothing before it on its line but spaces and indicators. */
const LEADING_TAB = /^ *(?:[-?:] +)*[-?:]?\t/gm;

/**
 * The first tab that is where Kubernetes' decoder wants spaces. Tabs are fine inside of brackets and quotes, after
 * a value, and on a line that continues a plain scalar; nowhere else at the start of a line, not even on an empty one.
 *
 * Source: `yaml_parser_scan_to_next_token` and `yaml_parser_scan_plain_scalar` in goyaml.v2.
 *
 * @returns an offset in the text, which is that of a document
 */
export function findBadTab(text: string, root: Node | undefined): number | undefined {
  const tabs = text.includes('\t') ? [...text.matchAll(LEADING_TAB)] : [];
  const areas: Area[] = [];
  if (root && tabs.length > 0) addAreas(areas, root, 0, text);
  let next = 0;
  let leaf: Area | undefined;
  let flow: Area | undefined;
  for (const { 0: line, index } of tabs) {
    const column = line.length - 1;
    const tab = index + column;
    for (let area = areas[next]; area && area.start < tab; area = areas[++next]) {
      if (!area.isFlow) leaf = area;
      else if (!flow || area.end > flow.end) flow = area;
    }
    const isAllowed = leaf && tab < leaf.end ? column >= leaf.column : flow && tab < flow.end;
    if (!isAllowed) return root && tab > endOfDocument(text, root.end) ? undefined : tab;
  }
  return undefined;
}

/**
 * Adds the areas of a node in the order of their starts, to one list: copied at each level they would cost its depth.
 *
 * @param indent column of a line that continues a plain scalar: one more than that of the block collection around it
 */
function addAreas(areas: Area[], node: Node, indent: number, text: string): void {
  const { start, end } = node;
  if (node.kind === 'scalar' || node.kind === 'alias') {
    if (end === start) return;
    const isPlain = node.kind === 'scalar' && node.style === 'plain';
    const spaces = isPlain ? text.slice(end).search(/[^ \t\r\n]|$/) : 0;
    areas.push({ start, end: end + spaces, column: isPlain ? indent : 0, isFlow: false });
    return;
  }
  if (node.flow) areas.push({ start, end, column: 0, isFlow: true });
  const inside = node.flow ? indent : columnOf(text, start) + 1;
  for (const child of childrenOf(node)) addAreas(areas, child, inside, text);
}
