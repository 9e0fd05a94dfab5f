import type { Node } from './ast.ts';

const KEY = /^[ \t-]*"?([A-Za-z][\w./-]*)"?:/gm;

/** The YAML keys that nodes would write, as far as their text shows them, e.g. `resources` of a branch that was not taken. */
export function keysWritten(nodes: readonly Node[]): readonly string[] {
  const keys = new Set<string>();
  collect(nodes, keys);
  return [...keys];
}

function collect(nodes: readonly Node[], keys: Set<string>): void {
  for (const node of nodes) {
    if (node.kind === 'text') for (const [, key] of node.text.matchAll(KEY)) keys.add(key as string);
    if (node.kind !== 'if' && node.kind !== 'with' && node.kind !== 'range') continue;
    for (const key of node.keys) keys.add(key);
    if (node.otherwise) collect(node.otherwise, keys);
  }
}
