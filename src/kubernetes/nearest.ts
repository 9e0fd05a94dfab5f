import { addToGroup } from './group-by.ts';
import type { Resource } from './resource.ts';

/**
 * Those candidates that are made with the object `from`, by the same kustomization or chart; else those whose file shares
 * most folders with the file of `from`: the same file first, then the same folder, then the folder above. Candidates
 * equally near are all kept, in their order.
 */
export function nearest<T>(candidates: readonly T[], from: Resource, resourceOf: (candidate: T) => Resource): T[] {
  if (candidates.length < 2) return [...candidates];
  let best = -1;
  let kept: T[] = [];
  for (const candidate of candidates) {
    const closeness = closenessOf(resourceOf(candidate), from);
    if (closeness < best) continue;
    if (closeness > best) kept = [];
    best = closeness;
    kept.push(candidate);
  }
  return kept;
}

/**
 * The same for candidates that are asked for again and again: each question costs the depth of a path. Whoever asks from
 * the same place gets the same array.
 */
export class NearestIndex<T> {
  private readonly candidates: readonly T[];
  private readonly resourceOf: (candidate: T) => Resource;
  private groups: ReadonlyMap<unknown, readonly T[]> | undefined;
  private first: { readonly key: unknown; readonly found: readonly T[] } | undefined;

  constructor(candidates: readonly T[], resourceOf: (candidate: T) => Resource) {
    this.candidates = candidates;
    this.resourceOf = resourceOf;
  }

  /** What {@link nearest} gives. */
  to(from: Resource): readonly T[] {
    if (this.candidates.length < 2) return this.candidates;
    if (!this.groups) {
      const [narrowest] = keysOf(from);
      this.first ??= { key: narrowest, found: this.nearestTo(from) };
      // Mostly nobody asks from anywhere else.
      if (this.first.key === narrowest) return this.first.found;
    }
    const [found = []] = this.levels(from);
    return found;
  }

  /** Often they are all in one place, and no list of their own is kept then. */
  private nearestTo(from: Resource): readonly T[] {
    const found = nearest(this.candidates, from, this.resourceOf);
    return found.length === this.candidates.length ? this.candidates : found;
  }

  /** The candidates nearest to `from`, then those with others that are less near, and so on up to all of them. */
  *levels(from: Resource): Generator<readonly T[], void, undefined> {
    this.groups ??= this.group();
    for (const key of keysOf(from)) {
      const level = this.groups.get(key);
      if (level) yield level;
    }
  }

  private group(): Map<unknown, T[]> {
    const groups = new Map<unknown, T[]>();
    for (const candidate of this.candidates) {
      for (const key of keysOf(this.resourceOf(candidate))) addToGroup(groups, key, candidate);
    }
    return groups;
  }
}

/** What a resource is in, the narrowest first: what it is made with, its file, its folder and those above. */
function* keysOf(resource: Resource): Generator<unknown, void, undefined> {
  const { build } = resource.place.document;
  if (build) yield build;
  const path = pathOf(resource);
  yield `file ${path}`;
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    yield path.slice(0, end + 1);
    if (end === 0) break;
  }
  yield '';
}

export function folderOf(resource: Resource): string {
  const path = pathOf(resource);
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function pathOf(resource: Resource): string {
  return resource.place.document.file.path;
}

function closenessOf(candidate: Resource, from: Resource): number {
  const { build } = candidate.place.document;
  if (build && build === from.place.document.build) return Number.POSITIVE_INFINITY;
  return commonFolders(pathOf(candidate), pathOf(from));
}

/** Number of leading path segments in common; the same file counts as one more than the same folder. */
function commonFolders(a: string, b: string): number {
  if (a === b) return Number.MAX_SAFE_INTEGER;
  const left = a.split('/');
  const right = b.split('/');
  let common = 0;
  while (common < left.length - 1 && left[common] === right[common]) common++;
  return common;
}
