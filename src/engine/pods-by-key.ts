import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';

/** A pod, and the object that it belongs to. */
export interface PodOwner {
  readonly pod: Pod;
  readonly resource: Resource;
}

/**
 * Pods, and those of them whose templates hold some keys. All templates are gone through once, when keys are asked for
 * the first time: then a rule costs nothing for the pods that it has nothing to say of.
 */
export class PodsByKey {
  readonly all: readonly PodOwner[];
  /** All keys that will be asked for; `a/` and `a-` stand for all that begin so. */
  readonly wanted: readonly string[];
  /** By each of the keys. */
  #owners: ReadonlyMap<string, PodOwner[]> | undefined;

  constructor(all: readonly PodOwner[], wanted: readonly string[]) {
    this.all = all;
    this.wanted = wanted;
  }

  /** The pods with any of `keys` in their template, in the order of all. */
  withAny(keys: readonly string[]): readonly PodOwner[] {
    this.#owners ??= gather(this.all, this.wanted);
    const [found = [], ...others] = keys.flatMap((key) => [this.#owners?.get(key) ?? []]);
    if (others.every(({ length }) => length === 0)) return found;
    const any = new Set([found, ...others].flat());
    return this.all.filter((owner) => any.has(owner));
  }
}

/**
 * Goes through the templates of all. The same few hundred keys are met all the time, so what a key counts as is worked
 * out once; most count as nothing.
 */
function gather(all: readonly PodOwner[], wanted: readonly string[]): ReadonlyMap<string, PodOwner[]> {
  const owners = new Map(wanted.map((key): [string, PodOwner[]] => [key, []]));
  const beginnings = wanted.filter((key) => key.endsWith('/') || key.endsWith('-'));
  const lists = new Map<string, readonly PodOwner[][]>();
  const walk = (value: object, owner: PodOwner): void => {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) walk(item, owner);
      return;
    }
    const mapping = value as Readonly<Record<string, unknown>>;
    // Mappings inherit nothing.
    for (const key in mapping) {
      let found = lists.get(key);
      if (found === undefined) {
        found = listsFor(key, owners, beginnings);
        lists.set(key, found);
      }
      if (found.length > 0) add(owner, found);
      const inner = mapping[key];
      if (typeof inner === 'object' && inner !== null) walk(inner, owner);
    }
  };
  for (const owner of all) {
    const template = owner.pod.template.value;
    if (typeof template === 'object' && template !== null) walk(template, owner);
  }
  return owners;
}

function listsFor(
  key: string,
  owners: ReadonlyMap<string, PodOwner[]>,
  beginnings: readonly string[],
): readonly PodOwner[][] {
  const meant = [key, ...beginnings.filter((each) => key.startsWith(each))];
  return meant.map((each) => owners.get(each)).filter((list) => list !== undefined);
}

function add(owner: PodOwner, lists: readonly PodOwner[][]): void {
  for (const list of lists) if (list[list.length - 1] !== owner) list.push(owner);
}
