import type { Node, ScalarNode } from './node.ts';

/** All scalars of a tree, keys too, in the order in which they are written. */
export function scalarsOf(root: Node | undefined): ScalarNode[] {
  const scalars: ScalarNode[] = [];
  const pending = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'scalar') scalars.push(node);
    if (node.kind === 'sequence') for (const item of node.items) pending.push(item.node);
    if (node.kind === 'mapping') for (const { key, value } of node.entries) pending.push(key, value);
  }
  return scalars.sort((a, b) => a.start - b.start);
}
