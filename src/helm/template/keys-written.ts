import type { BranchNode, Node } from './ast.ts';

const KEY = /^[ \t-]*"?([A-Za-z][\w./-]*)"?:/gm;
/** A key that an action writes. */
export const ANY_KEY = '*';
const FOUND = new WeakMap<BranchNode, readonly string[]>();

/** The YAML keys that a branch writes when it is taken, as far as its text shows them. */
export function keysWritten(branch: BranchNode): readonly string[] {
  let keys = FOUND.get(branch);
  if (!keys) {
    keys = [...new Set(keysOf(branch.body))];
    FOUND.set(branch, keys);
  }
  return keys;
}

function keysOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node, index) => {
    if (node.kind === 'text') {
      const keys = Array.from(node.text.matchAll(KEY), ([, key]) => key as string);
      return nodes[index - 1]?.kind === 'action' && /^"?:\s/.test(node.text) ? [ANY_KEY, ...keys] : keys;
    }
    const isBranch = node.kind === 'if' || node.kind === 'with' || node.kind === 'range';
    return isBranch ? [...keysWritten(node), ...keysOf(node.otherwise ?? [])] : [];
  });
}
