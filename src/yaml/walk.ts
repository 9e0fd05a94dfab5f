import type { Node, ScalarNode } from './node.ts';

/** The keys and values of a mapping, or the items of a list, as they are written; none of anything else. */
export function childrenOf(node: Node): Node[] {
  if (node.kind === 'mapping') return node.entries.flatMap(({ key, value }) => [key, value]);
  return node.kind === 'sequence' ? node.items.map((item) => item.node) : [];
}

/** All nodes of a tree, in no particular order. */
export function* nodesOf(root: Node | undefined): Generator<Node, void, undefined> {
  const pending = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    for (const child of childrenOf(node)) pending.push(child);
  }
}

/** All scalars of a tree, keys too, in the order in which they are written. */
export function scalarsOf(root: Node | undefined): ScalarNode[] {
  const scalars = [...nodesOf(root)].filter((node) => node.kind === 'scalar');
  return scalars.sort((a, b) => a.start - b.start);
}
