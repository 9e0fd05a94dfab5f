import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Whether the directory is the root of a git repository, a submodule or a work tree (where `.git` is a file). */
export function isRepository(directory: string): boolean {
  return existsSync(join(directory, '.git'));
}

/**
 * The directory from which `.gitignore` files count for `directory`: the root of its git repository, or outside of one
 * `workingDirectory` when that holds it, or itself.
 */
export function ignoreRootOf(directory: string, workingDirectory: string): string {
  for (const each of upwards(directory)) if (isRepository(each)) return each;
  return isWithin(directory, workingDirectory) ? workingDirectory : directory;
}

/** The directory and those around it, outwards. */
export function* upwards(directory: string): Generator<string, void, undefined> {
  let each = directory;
  while (true) {
    yield each;
    const parent = dirname(each);
    if (parent === each) return;
    each = parent;
  }
}

function isWithin(directory: string, outer: string): boolean {
  return directory === outer || directory.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
