import type { Found } from '../locate.ts';
import type { Node } from '../node.ts';
import { nodesOf } from '../walk.ts';
import { type EditSource, linePrefix } from './layout.ts';
import type { BlockStyle, FlowStyle } from './render.ts';

/** How the neighbours of a node are indented: the mappings around it first, then the document. */
export function blockStyleOf(source: EditSource, found: Found): BlockStyle {
  const step = measure(source, found, 'mapping') ?? 2;
  return { lineBreak: source.lineBreak, step, listStep: measure(source, found, 'sequence') ?? step };
}

/** How many columns further in than a mapping those values of it are that are of a kind. */
function measure({ text, locator }: EditSource, found: Found, kind: Node['kind']): number | undefined {
  for (const node of neighbours(found, locator.root)) {
    if (node.kind !== 'mapping' || node.flow) continue;
    const below = node.entries.find(({ value }) => value.kind === kind && 'flow' in value && !value.flow);
    const distance = below && linePrefix(text, below.value.start).length - linePrefix(text, node.start).length;
    if (distance !== undefined && distance >= (kind === 'mapping' ? 1 : 0)) return distance;
  }
  return undefined;
}

function* neighbours(found: Found, root: Node | undefined): Generator<Node, void, undefined> {
  yield* around(found);
  yield* nodesOf(root);
}

/** A node, and what is around it from the inside out. */
function around({ node, steps }: Found): Node[] {
  return [node, ...steps.map(({ container }) => container).toReversed()];
}

/** How bracketed neighbours are written: quoted as in JSON or not, with spaces or without. */
export function flowStyleOf(source: EditSource, found: Found): FlowStyle {
  const model = around(found).find((node) => node.kind === 'mapping' && node.flow && node.entries.length > 0);
  const entry = model?.kind === 'mapping' ? model.entries[0] : undefined;
  const root = source.locator.root;
  const rootIsJson = root !== undefined && 'flow' in root && root.flow;
  const json = entry?.key.kind === 'scalar' ? entry.key.style === 'double' : rootIsJson;
  const compact = json && entry?.colon !== undefined && /\S/.test(source.text[entry.colon + 1] ?? ' ');
  return { json, compact };
}
