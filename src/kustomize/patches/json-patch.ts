import { BuildFailure, type Work } from '../failure.ts';
import {
  copyTree,
  joinOrigins,
  type MappingTree,
  plainValue,
  type SequenceTree,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
} from '../tree.ts';

/**
 * Carries out the operations of a JSON patch (RFC 6902) on an object.
 *
 * @throws BuildFailure for an operation on something that is not there
 */
export function applyJsonPatch(root: MappingTree, operations: readonly Tree[], work: Work): void {
  for (const operation of operations) new Operation(root, operation, work).apply();
}

class Operation {
  readonly #root: MappingTree;
  readonly #operation: Tree;
  readonly #work: Work;

  constructor(root: MappingTree, operation: Tree, work: Work) {
    this.#root = root;
    this.#operation = operation;
    this.#work = work;
  }

  apply(): void {
    this.#work.spend(1);
    const path = this.#pointer('path');
    switch (stringAt(this.#operation, 'op')) {
      case 'add':
        this.#add(path, this.#value());
        break;
      case 'remove':
        this.#remove(path);
        break;
      case 'replace':
        this.#replace(path, this.#value());
        break;
      case 'move':
        this.#add(path, this.#remove(this.#pointer('from')));
        break;
      case 'copy':
        this.#add(path, copyTree(this.#get(this.#pointer('from')), this.#work));
        break;
      case 'test':
        this.#test(path);
        break;
      default:
        throw this.#failure('has an unknown op');
    }
  }

  #value(): Tree {
    const value = treeAt(this.#operation, 'value');
    if (!value) throw this.#failure('has no value');
    return copyTree(value, this.#work);
  }

  #test(path: readonly string[]): void {
    const isEqual = JSON.stringify(plainValue(this.#get(path))) === JSON.stringify(plainValue(this.#value()));
    if (!isEqual) throw this.#failure('fails its test');
  }

  #get(path: readonly string[]): Tree {
    let found: Tree | undefined = this.#root;
    for (const step of path) {
      found = found?.kind === 'sequence' ? found.items[indexIn(found, step)] : treeAt(found, step);
    }
    if (!found) throw this.#failure('finds nothing at its path');
    return found;
  }

  /** The mapping or list that holds what a path leads to, and the last step. */
  #parent(path: readonly string[]): [MappingTree | SequenceTree, string] {
    const parent = this.#get(path.slice(0, -1));
    const last = path.at(-1);
    if (parent.kind === 'scalar' || last === undefined) throw this.#failure('finds nothing at its path');
    return [parent, last];
  }

  #add(path: readonly string[], value: Tree): void {
    const [parent, step] = this.#parent(path);
    if (parent.kind === 'mapping') {
      const before = parent.entries.get(step);
      parent.entries.set(step, before ? overwritten(value, before) : value);
      return;
    }
    const index = step === '-' ? parent.items.length : indexIn(parent, step);
    if (!(index >= 0 && index <= parent.items.length)) throw this.#failure('is outside of the list');
    parent.items.splice(index, 0, value);
  }

  #remove(path: readonly string[]): Tree {
    const [parent, step] = this.#parent(path);
    const removed = this.#get(path);
    if (parent.kind === 'mapping') parent.entries.delete(step);
    else parent.items.splice(indexIn(parent, step), 1);
    return removed;
  }

  #replace(path: readonly string[], value: Tree): void {
    const [parent, step] = this.#parent(path);
    const node = overwritten(value, this.#get(path));
    if (parent.kind === 'mapping') parent.entries.set(step, node);
    else parent.items[indexIn(parent, step)] = node;
  }

  #pointer(field: 'path' | 'from'): string[] {
    const pointer = stringAt(this.#operation, field);
    if (!pointer?.startsWith('/')) throw this.#failure(`has no ${field}`);
    return pointer
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }

  #failure(what: string): BuildFailure {
    const path = stringAt(this.#operation, 'path');
    return new BuildFailure(
      `the JSON patch ${path === undefined ? '' : `of ${path} `}${what}`,
      spanOf(this.#operation),
    );
  }
}

/** The index that a step names; -1 for none. Negative ones count from the end, as kustomize has it. */
function indexIn({ items }: SequenceTree, step: string): number {
  if (!/^-?\d{1,9}$/.test(step)) return -1;
  const index = Number(step);
  return index < 0 ? items.length + index : index;
}

/** A scalar that took another's place says so; a mapping or list that did has nothing of the other. */
function overwritten(value: Tree, before: Tree): Tree {
  return value.kind === 'scalar' ? { ...value, origins: joinOrigins(value.origins, before.origins) } : value;
}
