import type { Work } from '../failure.ts';
import {
  copyTree,
  joinOrigins,
  type MappingTree,
  type SequenceTree,
  scalarAt,
  setEntry,
  stringAt,
  type Tree,
} from '../tree.ts';
import type { FieldNames } from './merge-keys.ts';

/** What a patch is merged into. */
export interface MergeTarget {
  readonly keysOf: (fields: FieldNames) => readonly string[] | undefined;
  readonly work: Work;
}

/** Merges a strategic merge patch into an object; false when the patch deletes it. */
export function mergePatch(into: MappingTree, patch: MappingTree, target: MergeTarget): boolean {
  const merger = new Merger(target);
  const merged = merger.merge(into, patch, []);
  if (!merged) return false;
  if (merged.kind === 'mapping' && merged.entries !== into.entries) {
    const identity = ['apiVersion', 'kind', 'metadata'].flatMap((key) => {
      const entry = into.entries.get(key);
      return entry && !merged.entries.has(key) ? [[key, entry] as const] : [];
    });
    into.entries.clear();
    for (const [key, entry] of [...identity, ...merged.entries]) into.entries.set(key, entry);
  }
  return true;
}

const DIRECTIVE = /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/;
const DELETE_FROM = '$deleteFromPrimitiveList/';

class Merger {
  readonly #target: MergeTarget;

  constructor(target: MergeTarget) {
    this.#target = target;
  }

  /** What comes of a node and its patch; undefined when it goes. */
  merge(into: Tree, patch: Tree, fields: FieldNames): Tree | undefined {
    this.#target.work.spend(1);
    if (patch.kind === 'mapping') {
      const directive = stringAt(patch, '$patch');
      if (directive === 'delete') return undefined;
      if (directive === 'replace') return this.#own(patch);
      if (into.kind === 'mapping') return this.#mergeMappings(into, patch, fields);
    }
    if (patch.kind === 'sequence' && into.kind === 'sequence') return this.#mergeLists(into, patch, fields);
    const own = this.#own(patch);
    return own && { ...own, origins: joinOrigins(own.origins, into.origins) };
  }

  #mergeMappings(into: MappingTree, patch: MappingTree, fields: FieldNames): MappingTree {
    this.#retain(into, patch);
    for (const [key, value] of patch.entries) {
      if (key.startsWith(DELETE_FROM)) this.#deleteFrom(into, key.slice(DELETE_FROM.length), value);
      if (DIRECTIVE.test(key)) continue;
      if (value.kind === 'scalar' && value.value === null) {
        into.entries.delete(key);
        continue;
      }
      const current = into.entries.get(key);
      const merged = current ? this.merge(current, value, [...fields, key]) : this.#own(value);
      if (merged) into.entries.set(key, merged);
      else into.entries.delete(key);
    }
    return { ...into, origins: joinOrigins(into.origins, patch.origins) };
  }

  /** `$retainKeys` names all the keys that stay. */
  #retain(into: MappingTree, patch: MappingTree): void {
    const retained = patch.entries.get('$retainKeys');
    if (retained?.kind !== 'sequence') return;
    const kept = new Set(retained.items.map((item) => scalarAt(item)));
    for (const key of [...into.entries.keys()]) if (!kept.has(key)) into.entries.delete(key);
  }

  #deleteFrom(into: MappingTree, key: string, values: Tree): void {
    const list = into.entries.get(key);
    if (list?.kind !== 'sequence' || values.kind !== 'sequence') return;
    const gone = new Set(values.items.map((item) => scalarAt(item)));
    const items = list.items.filter((item) => !gone.has(scalarAt(item)));
    setEntry(into, key, { ...list, items });
  }

  #mergeLists(into: SequenceTree, patch: SequenceTree, fields: FieldNames): Tree | undefined {
    const replaces = patch.items.some((item) => stringAt(item, '$patch') === 'replace');
    const keys = this.#target.keysOf(fields);
    if (!replaces && keys?.length === 0) {
      const known = new Set(patch.items.map((item) => scalarAt(item)));
      const items = [...patch.items, ...into.items.filter((item) => !known.has(scalarAt(item)))];
      return { ...into, items, origins: joinOrigins(into.origins, patch.origins) };
    }
    if (replaces || !keys || !patch.items.every((item) => item.kind === 'mapping')) {
      const items = patch.items.filter((item) => stringAt(item, '$patch') !== 'replace');
      const own = this.#own({ ...patch, items });
      return own && { ...own, origins: joinOrigins(patch.origins, into.origins) };
    }
    return {
      ...into,
      items: this.#mergeItems(into.items, patch.items, { keys, fields }),
      origins: joinOrigins(into.origins, patch.origins),
    };
  }

  /** What the patch names comes first, in its order; in lists with several keys only what it adds. */
  #mergeItems(into: readonly Tree[], patches: readonly Tree[], { keys, fields }: ListTerms): Tree[] {
    // A multi-key list is matched by those of its keys that every item has.
    const used = keys.filter((key) => key === keys[0] || [...into, ...patches].every((item) => has(item, key)));
    const left = new Set(into);
    const mergedItems = new Map<Tree, Tree | undefined>();
    const first = patches.flatMap((patch) => {
      const matches = [...left].filter((item) => isSameItem(item, patch, used));
      for (const item of matches) {
        left.delete(item);
        mergedItems.set(item, this.merge(item, patch, fields));
      }
      const own = matches.length > 0 ? [] : [this.#own(patch)];
      return keys.length > 1 ? own : [...matches.map((item) => mergedItems.get(item)), ...own];
    });
    const rest = keys.length > 1 ? into.map((item) => (left.has(item) ? item : mergedItems.get(item))) : [...left];
    return [...first, ...rest].filter((item) => item !== undefined);
  }

  /** What a patch itself holds, without what it says about merging. */
  #own(patch: Tree): Tree | undefined {
    if (patch.kind === 'mapping' && stringAt(patch, '$patch') === 'delete') return undefined;
    return withoutDirectives(copyTree(patch, this.#target.work));
  }
}

interface ListTerms {
  readonly keys: readonly string[];
  readonly fields: FieldNames;
}

function has(item: Tree, key: string): boolean {
  return scalarAt(item, key) !== undefined;
}

function isSameItem(a: Tree, b: Tree, keys: readonly string[]): boolean {
  return keys.every((key) => has(a, key) && scalarAt(a, key) === scalarAt(b, key));
}

function withoutDirectives(tree: Tree): Tree {
  if (tree.kind === 'scalar') return tree;
  if (tree.kind === 'sequence') {
    const items = tree.items.filter((item) => stringAt(item, '$patch') === undefined || has(item, 'name'));
    return { ...tree, items: items.filter((item) => stringAt(item, '$patch') !== 'delete').map(withoutDirectives) };
  }
  const entries = new Map<string, Tree>();
  for (const [key, value] of tree.entries) {
    if (DIRECTIVE.test(key) || (value.kind === 'scalar' && value.value === null)) continue;
    if (value.kind === 'mapping' && stringAt(value, '$patch') === 'delete') continue;
    entries.set(key, withoutDirectives(value));
  }
  return { ...tree, entries };
}
