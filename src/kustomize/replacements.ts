import type { BuiltObject } from './built-object.ts';
import { BuildFailure, type Work } from './failure.ts';
import { exactSelectorOf } from './select/selector.ts';
import {
  copyTree,
  itemsAt,
  joinOrigins,
  mapping,
  type Origin,
  plainValue,
  scalar,
  scalarAt,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
} from './tree.ts';

/** Carries out one item of `replacements`: a field of one object is copied into fields of others. */
export function replaceFields(objects: readonly BuiltObject[], replacement: Tree, work: Work): void {
  const value = sourceValue(objects, replacement, work);
  for (const target of itemsAt(replacement, 'targets')) {
    const selected = exactSelectorOf(treeAt(target, 'select'), work);
    const rejected = itemsAt(target, 'reject').map((each) => exactSelectorOf(each, work));
    for (const object of objects) {
      if (!selected.matches(object) || rejected.some((each) => each.matches(object))) continue;
      for (const path of itemsAt(target, 'fieldPaths')) replaceAt(object, { value, target, path, work });
    }
  }
}

function sourceValue(objects: readonly BuiltObject[], replacement: Tree, work: Work): Tree {
  const source = treeAt(replacement, 'source');
  const literal = treeAt(replacement, 'sourceValue');
  if (!source && literal) return literal;
  const selector = exactSelectorOf(source, work);
  const found = objects.filter((object) => selector.matches(object));
  const [object] = found;
  if (!object || found.length > 1) {
    throw new BuildFailure(
      `the source of this replacement selects ${found.length} objects, not one`,
      spanOf(replacement),
    );
  }
  const path = stringAt(source, 'fieldPath') ?? 'metadata.name';
  const [slot] = slotsIn(object.tree, stepsOf(path), undefined);
  const value = slot?.get();
  if (!value) throw new BuildFailure(`the source of this replacement has no ${path}`, spanOf(replacement));
  const delimiter = stringAt(source, 'options', 'delimiter');
  if (delimiter === undefined) return value;
  const parts = String(scalarAt(value)).split(delimiter);
  const part = parts[Number(scalarAt(source, 'options', 'index') ?? 0)];
  if (part === undefined)
    throw new BuildFailure('the source of this replacement has no such part', spanOf(replacement));
  return scalar(part, value.origins);
}

interface ReplacementTarget {
  readonly value: Tree;
  readonly target: Tree;
  readonly path: Tree;
  readonly work: Work;
}

function replaceAt(object: BuiltObject, { value, target, path, work }: ReplacementTarget): void {
  const options = treeAt(target, 'options');
  const isCreated = scalarAt(options, 'create') === true;
  const slots = slotsIn(object.tree, stepsOf(String(scalarAt(path))), isCreated ? value.origins : undefined);
  if (slots.length === 0 && !isCreated) throw new BuildFailure(`no ${scalarAt(path)} to replace`, spanOf(path));
  const delimiter = stringAt(options, 'delimiter');
  for (const { get, set } of slots) {
    work.spend(1);
    const before = get();
    const origins = joinOrigins(value.origins, before?.origins ?? []);
    if (delimiter === undefined) {
      set({ ...copyTree(value, work), origins: value.kind === 'scalar' ? origins : value.origins });
      continue;
    }
    const old = String(scalarAt(before) ?? '');
    const text = String(plainValue(value));
    work.write(old.length + text.length);
    const parts = old.split(delimiter);
    const index = Number(scalarAt(options, 'index') ?? 0);
    if (index < 0) parts.unshift(text);
    else if (index >= parts.length) parts.push(text);
    else parts[index] = text;
    set(scalar(parts.join(delimiter), origins));
  }
}

/** A step of a field path: a key, `*`, an index, or a condition on an item of a list. */
type Step = string | { readonly key: string; readonly value: string };

/** `spec.template.spec.containers.[name=web].image`, with `\.` for a dot in a key. */
function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const [, condition, key = ''] of path.matchAll(/\[([^\]]*)(?:\]|$)|((?:\\.|[^.[\\])+)/g)) {
    const equals = condition?.indexOf('=') ?? -1;
    if (condition === undefined) steps.push(key.replace(/\\(.)/g, '$1'));
    else if (equals < 0) steps.push(condition);
    else steps.push({ key: condition.slice(0, equals), value: condition.slice(equals + 1) });
  }
  return steps;
}

interface Slot {
  readonly get: () => Tree | undefined;
  readonly set: (tree: Tree) => void;
}

/** @param created the places of mappings that are made on the way; undefined when none are */
function slotsIn(root: Tree, steps: readonly Step[], created: readonly Origin[] | undefined): Slot[] {
  let slots: Slot[] = [{ get: () => root, set: () => {} }];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    slots = slots.flatMap((slot) => {
      const tree = slot.get();
      if (tree?.kind === 'sequence') return itemSlots(tree.items, step);
      if (tree?.kind !== 'mapping' || typeof step === 'object') return [];
      const { entries } = tree;
      const keys = step === '*' && !entries.has('*') ? [...entries.keys()] : [step];
      return keys.flatMap((key): Slot[] => {
        if (!entries.has(key)) {
          if (!created) return [];
          if (!isLast) entries.set(key, mapping(created));
        }
        return [{ get: () => entries.get(key), set: (each) => void entries.set(key, each) }];
      });
    });
  }
  return slots;
}

function itemSlots(items: Tree[], step: Step): Slot[] {
  return items.flatMap((item, index): Slot[] => {
    const fits =
      typeof step === 'object'
        ? String(step.key === '' ? scalarAt(item) : scalarAt(item, step.key)) === step.value
        : step === '*' || step === String(index);
    return fits ? [{ get: () => items[index], set: (each) => void items.splice(index, 1, each) }] : [];
  });
}
