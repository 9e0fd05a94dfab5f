import { isMapping, Place } from '../kubernetes/place.ts';
import type { Document, Path, Scalar, Segment, Span } from '../source/document.ts';
import { Mapping } from '../yaml/mapping.ts';
import type { Work } from './failure.ts';

/** Where a node was written: a document, and the way to the value in it. Where that stands is asked only of findings. */
export interface Origin {
  readonly document: Document;
  readonly parent: Origin | undefined;
  /** The last step of the way; undefined for the document's root. */
  readonly step: Segment | undefined;
}

/**
 * What a kustomization makes: a value whose nodes know where they were written, the place to change first at the
 * beginning: of a scalar that of the patch, of a mapping or list that several write together that of the base, for what is
 * said of them is mostly about something that is not there.
 */
export type Tree = ScalarTree | MappingTree | SequenceTree;

interface Written {
  readonly origins: readonly Origin[];
}

export interface ScalarTree extends Written {
  readonly kind: 'scalar';
  readonly value: Scalar;
}

export interface MappingTree extends Written {
  readonly kind: 'mapping';
  readonly entries: Map<string, Tree>;
}

export interface SequenceTree extends Written {
  readonly kind: 'sequence';
  readonly items: Tree[];
}

/** So many places of one node are kept. */
const MOST_ORIGINS = 8;

export function treeOf(document: Document, work: Work): Tree {
  return read(document.value, { document, parent: undefined, step: undefined }, work);
}

function read(value: unknown, origin: Origin, work: Work): Tree {
  work.spend(1);
  const origins = [origin];
  const below = (each: unknown, step: Segment) => read(each, { document: origin.document, parent: origin, step }, work);
  if (Array.isArray(value)) return { kind: 'sequence', items: value.map(below), origins };
  if (!isMapping(value)) return { kind: 'scalar', value: value as Scalar, origins };
  return {
    kind: 'mapping',
    entries: new Map(Object.entries(value).map(([key, each]) => [key, below(each, key)])),
    origins,
  };
}

export function scalar(value: Scalar, origins: readonly Origin[]): ScalarTree {
  return { kind: 'scalar', value, origins };
}

export function mapping(origins: readonly Origin[], entries: Iterable<readonly [string, Tree]> = []): MappingTree {
  return { kind: 'mapping', entries: new Map(entries), origins };
}

/** All places, those of `first` first. */
export function joinOrigins(first: readonly Origin[], others: readonly Origin[]): readonly Origin[] {
  return [...new Set([...first, ...others])].slice(0, MOST_ORIGINS);
}

/** A copy, so that what is made of one place in the files can be changed on its own. */
export function copyTree(tree: Tree, work: Work): Tree {
  work.spend(1);
  switch (tree.kind) {
    case 'scalar':
      return tree;
    case 'sequence':
      return { ...tree, items: tree.items.map((item) => copyTree(item, work)) };
    case 'mapping':
      return { ...tree, entries: new Map(Array.from(tree.entries, ([key, each]) => [key, copyTree(each, work)])) };
  }
}

/** The node that `path` leads to. */
export function treeAt(tree: Tree | undefined, ...path: Path): Tree | undefined {
  let found = tree;
  for (const step of path) {
    if (found?.kind === 'mapping') found = found.entries.get(String(step));
    else if (found?.kind === 'sequence' && typeof step === 'number') found = found.items[step];
    else return undefined;
  }
  return found;
}

export function mappingAt(tree: Tree | undefined, ...path: Path): MappingTree | undefined {
  const found = treeAt(tree, ...path);
  return found?.kind === 'mapping' ? found : undefined;
}

export function itemsAt(tree: Tree | undefined, ...path: Path): Tree[] {
  const found = treeAt(tree, ...path);
  return found?.kind === 'sequence' ? found.items : [];
}

/** The scalar that `path` leads to; undefined for a mapping or a list. */
export function scalarAt(tree: Tree | undefined, ...path: Path): Scalar | undefined {
  const found = treeAt(tree, ...path);
  return found?.kind === 'scalar' ? found.value : undefined;
}

export function stringAt(tree: Tree | undefined, ...path: Path): string | undefined {
  const value = scalarAt(tree, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** Sets a key and keeps the places of what it had. */
export function setEntry(into: MappingTree, key: string, value: Tree): void {
  const before = into.entries.get(key);
  into.entries.set(key, before ? { ...value, origins: joinOrigins(value.origins, before.origins) } : value);
}

/** The mapping at a key, made when there is none. */
export function ensureMapping(parent: MappingTree, key: string, origins: readonly Origin[]): MappingTree {
  const known = parent.entries.get(key);
  if (known?.kind === 'mapping') return known;
  const made = mapping(origins);
  parent.entries.set(key, made);
  return made;
}

export function plainValue(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'sequence':
      return tree.items.map(plainValue);
    case 'mapping': {
      const value = new Mapping();
      for (const [key, each] of tree.entries) value[key] = plainValue(each);
      return value;
    }
  }
}

export function pathOf(origin: Origin): Path {
  const path: Segment[] = [];
  for (let each: Origin | undefined = origin; each?.step !== undefined; each = each.parent) path.push(each.step);
  return path.reverse();
}

export function placeOf(origin: Origin): Place {
  return Place.root(origin.document).at(...pathOf(origin));
}

/** Where a node is written, the place to change first. */
export function spanOf({ origins }: Tree): Span | undefined {
  return origins[0] && placeOf(origins[0]).spans[0];
}
