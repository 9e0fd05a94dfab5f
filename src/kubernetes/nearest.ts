import type { Resource } from './resource.ts';

/**
 * Those candidates whose file shares most folders with the file of `from`: the same file first, then the same folder,
 * then the folder above. Candidates equally near are all kept, in their order.
 */
export function nearest<T>(candidates: readonly T[], from: Resource, resourceOf: (candidate: T) => Resource): T[] {
  if (candidates.length < 2) return [...candidates];
  let best = -1;
  let kept: T[] = [];
  for (const candidate of candidates) {
    const closeness = commonFolders(pathOf(resourceOf(candidate)), pathOf(from));
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

/** Number of leading path segments in common; the same file counts as one more than the same folder. */
function commonFolders(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const left = a.split('/');
  const right = b.split('/');
  let common = 0;
  while (common < left.length - 1 && left[common] === right[common]) common++;
  return common;
}
