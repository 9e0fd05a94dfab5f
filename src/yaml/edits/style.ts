import type { Found } from '../locate.ts';
import type { MappingNode, Node } from '../node.ts';
import { childrenOf } from '../walk.ts';
import { type EditSource, lineBreakOf, linePrefix } from './layout.ts';
import type { BlockStyle, FlowStyle } from './render.ts';

/** How the neighbours of a node are indented: the mappings around it first, then the document. */
export function blockStyleOf(source: EditSource, found: Found): BlockStyle {
  const around = found.steps.map(({ container }) => container).toReversed();
  const candidates = [found.node, ...around].filter((node) => node.kind === 'mapping');
  const { text } = source;
  const root = source.locator.root;
  const step = measure(text, candidates, 'mapping') ?? (root && search(text, root, 'mapping')) ?? 2;
  const listStep = measure(text, candidates, 'sequence') ?? (root && search(text, root, 'sequence')) ?? step;
  return { lineBreak: lineBreakOf(text), step, listStep };
}

function measure(text: string, mappings: readonly MappingNode[], kind: Node['kind']): number | undefined {
  for (const mapping of mappings) {
    if (mapping.flow) continue;
    const below = mapping.entries.find(({ value }) => value.kind === kind && 'flow' in value && !value.flow);
    const distance = below && linePrefix(text, below.value.start).length - linePrefix(text, mapping.start).length;
    if (distance !== undefined && distance >= (kind === 'mapping' ? 1 : 0)) return distance;
  }
  return undefined;
}

function search(text: string, root: Node, kind: Node['kind']): number | undefined {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const distance = node.kind === 'mapping' ? measure(text, [node], kind) : undefined;
    if (distance !== undefined) return distance;
    for (const child of childrenOf(node)) pending.push(child);
  }
  return undefined;
}

/** How bracketed neighbours are written: quoted as in JSON or not, with spaces or without. */
export function flowStyleOf(source: EditSource, found: Found): FlowStyle {
  const around = [found.node, ...found.steps.map(({ container }) => container).toReversed()];
  const model = around.find((node) => node.kind === 'mapping' && node.flow && node.entries.length > 0);
  const entry = model?.kind === 'mapping' ? model.entries[0] : undefined;
  const root = source.locator.root;
  const rootIsJson = root !== undefined && 'flow' in root && root.flow;
  const json = entry?.key.kind === 'scalar' ? entry.key.style === 'double' : rootIsJson;
  const compact = json && entry?.colon !== undefined && /\S/.test(source.text[entry.colon + 1] ?? ' ');
  return { json, compact };
}
