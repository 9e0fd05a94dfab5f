import type { Document } from '../../source/document.ts';
import { type BuiltObject, describeId, idOf, idsOf, isSameId } from '../built-object.ts';
import { BuildFailure } from '../failure.ts';
import { inlineTrees } from '../inline-document.ts';
import { objectTreeOf } from '../object-tree.ts';
import { selectorOf } from '../select/selector.ts';
import type { TargetContext } from '../target.ts';
import { type MappingTree, mapping, mappingAt, scalarAt, spanOf, stringAt, type Tree, treeAt } from '../tree.ts';
import { applyJsonPatch } from './json-patch.ts';
import type { FieldNames } from './merge-keys.ts';
import { mergePatch } from './strategic-merge.ts';

/** Applies the patches of one kustomization to its objects. */
export class Patches {
  readonly #objects: BuiltObject[];
  readonly #context: TargetContext;
  readonly #documentsOf: (path: Tree) => readonly Document[];

  /** @param documentsOf reads the file that a path in the kustomization names */
  constructor(objects: BuiltObject[], context: TargetContext, documentsOf: (path: Tree) => readonly Document[]) {
    this.#objects = objects;
    this.#context = context;
    this.#documentsOf = documentsOf;
  }

  /** An item of `patchesStrategicMerge`: a path, or the patch itself. */
  applyMerge(item: Tree): void {
    const patches = isInline(String(scalarAt(item) ?? '')) ? inlineTrees(item, this.#context.work) : this.#read(item);
    for (const patch of patches) this.#merge(patch, undefined);
  }

  /** An item of `patches` or `patchesJson6902`. */
  apply(item: Tree): void {
    const text = treeAt(item, 'patch');
    const path = treeAt(item, 'path');
    const hasText = text !== undefined && scalarAt(text) !== '';
    const patches = hasText ? inlineTrees(text, this.#context.work) : path ? this.#read(path) : [];
    const target = treeAt(item, 'target');
    for (const patch of patches) {
      if (patch.kind === 'sequence') this.#patchJson(patch.items, target, item);
      else this.#merge(patch, target, treeAt(item, 'options'));
    }
  }

  #read(item: Tree): Tree[] {
    return this.#documentsOf(item).map((document) => objectTreeOf(document, this.#context.work));
  }

  #patchJson(operations: readonly Tree[], target: Tree | undefined, item: Tree): void {
    if (!target) throw new BuildFailure('a JSON patch needs a target', spanOf(item));
    for (const object of this.#selected(target)) {
      const former = idOf(object);
      applyJsonPatch(object.tree, operations, this.#context.work);
      if (!isSameId(former, idOf(object))) object.formerIds.push(former);
    }
  }

  #selected(target: Tree): BuiltObject[] {
    const selector = selectorOf(target, this.#context.work, this.#context.compile);
    return this.#objects.filter((object) => selector.matches(object));
  }

  #merge(patch: Tree, target: Tree | undefined, options?: Tree): void {
    if (patch.kind !== 'mapping')
      throw new BuildFailure('a patch must be a mapping or a list of operations', spanOf(patch));
    const items = treeAt(patch, 'items');
    if (!target && (stringAt(patch, 'kind') ?? '').endsWith('List') && items?.kind === 'sequence') {
      for (const each of items.items) this.#merge(each, undefined);
      return;
    }
    for (const object of target ? this.#selected(target) : this.#named(patch)) {
      this.#mergeInto(object, withoutIdentity(patch, options));
    }
  }

  #named(patch: MappingTree): BuiltObject[] {
    const wanted = idOf({ tree: patch });
    this.#context.work.spend(this.#objects.length);
    const named = this.#objects.filter((object) =>
      idsOf(object).some((id) =>
        wanted.namespace === undefined
          ? id.kind === wanted.kind && id.name === wanted.name && id.group === wanted.group
          : isSameId(id, wanted),
      ),
    );
    if (named.length > 0) return named;
    throw new BuildFailure(`no ${describeId(wanted)} to patch`, spanOf(patch));
  }

  #mergeInto(object: BuiltObject, patch: MappingTree): void {
    const former = idOf(object);
    const { mergeKeys, work } = this.#context;
    const target = { keysOf: (fields: FieldNames) => mergeKeys.of(former, fields), work };
    if (!mergePatch(object.tree, patch, target)) this.#objects.splice(this.#objects.indexOf(object), 1);
    else if (!isSameId(former, idOf(object))) object.formerIds.push(former);
  }
}

/** Whether an item of a kustomization's list is a text of its own, and no path. */
export function isInline(text: string): boolean {
  return /[\n{]/.test(text) || /^\w+:\s/.test(text);
}

/** A patch without what only says which object it is for. */
function withoutIdentity(patch: MappingTree, options: Tree | undefined): MappingTree {
  const entries = new Map(patch.entries);
  const mayChange = (option: string) => scalarAt(options, option) === true;
  if (!mayChange('allowKindChange')) for (const key of ['apiVersion', 'kind']) entries.delete(key);
  const metadata = mappingAt(patch, 'metadata');
  if (metadata) {
    const rest = [...metadata.entries].filter(
      ([key]) => key !== 'namespace' && (key !== 'name' || mayChange('allowNameChange')),
    );
    if (rest.length > 0) entries.set('metadata', mapping(metadata.origins, rest));
    else entries.delete('metadata');
  }
  return { ...patch, entries };
}
