import type { Resource } from './resource.ts';

/**
 * Those candidates that are made with the object `from`, by the same kustomization or chart; else those whose file shares most folders with the file of `from`: the same file first, then the same folder,
 * then the folder above. Candidates equally near are all kept, in their order.
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
