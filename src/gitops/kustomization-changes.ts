import type { Work } from '../kustomize/failure.ts';
import {
  copyTree,
  joinOrigins,
  type MappingTree,
  mapping,
  type SequenceTree,
  stringAt,
  type Tree,
} from '../kustomize/tree.ts';

/**
 * A kustomization with the fields of an entry, as Argo CD and Flux write them into it before they build it: lists grow,
 * mappings are merged, all else is replaced. An image takes the place of one of the same name.
 */
export function withFields(written: MappingTree, fields: ReadonlyMap<string, Tree>, work: Work): MappingTree {
  const entries = new Map(written.entries);
  for (const [key, value] of fields) {
    const before = entries.get(key);
    entries.set(key, before ? joined(key, before, copyTree(value, work)) : copyTree(value, work));
  }
  return mapping(written.origins, entries);
}

function joined(key: string, before: Tree, after: Tree): Tree {
  if (before.kind === 'sequence' && after.kind === 'sequence') {
    const names = new Set(key === 'images' ? after.items.map((item) => stringAt(item, 'name')) : []);
    const kept = before.items.filter((item) => !names.has(stringAt(item, 'name') ?? ''));
    return { ...before, items: [...kept, ...after.items], origins: joinOrigins(after.origins, before.origins) };
  }
  if (before.kind === 'mapping' && after.kind === 'mapping') {
    return mapping(joinOrigins(after.origins, before.origins), [...before.entries, ...after.entries]);
  }
  return after;
}

/** A kustomization of files that none names. */
export function kustomizationOf(resources: readonly string[]): MappingTree {
  const items = resources.map((value): Tree => ({ kind: 'scalar', value, origins: [] }));
  const list: SequenceTree = { kind: 'sequence', items, origins: [] };
  return mapping([], [['resources', list]]);
}
