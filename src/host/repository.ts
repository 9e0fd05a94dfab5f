import { existsSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { displayPath } from './file-names.ts';

/** Whether the directory is the root of a git repository, a submodule or a work tree (where `.git` is a file). */
export function isRepository(directory: string): boolean {
  return existsSync(resolve(directory, '.git'));
}

/** The root of the git repository that holds `directory`; undefined outside of one. */
export function repositoryOf(directory: string): string | undefined {
  for (const each of upwards(directory)) if (isRepository(each)) return each;
  return undefined;
}

/**
 * Gives paths that are shown relative to `cwd` as they are seen from the root of its repository, or of `fallback` outside
 * of one. What is not in there, such as stdin, stays as it is. Looks at the file system when the first path is asked for.
 */
export function pathsInRepository(cwd: string, fallback?: string): (path: string) => string {
  let root: string | undefined;
  return (path) => {
    root ??= repositoryOf(cwd) ?? fallback ?? cwd;
    if (root === cwd || path.startsWith('<')) return path;
    const shown = displayPath(root, resolve(cwd, path));
    return shown.startsWith('../') ? path : shown;
  };
}

/**
 * The directory from which `.gitignore` files count for `directory`: the root of its git repository, or outside of one
 * `workingDirectory` when that holds it, or itself.
 */
export function ignoreRootOf(directory: string, workingDirectory: string): string {
  return repositoryOf(directory) ?? (isWithin(workingDirectory, directory) ? workingDirectory : directory);
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

/** Whether an absolute path is that of a directory, or below it. */
export function isWithin(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
