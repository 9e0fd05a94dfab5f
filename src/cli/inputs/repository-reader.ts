import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Host } from '../../engine/host.ts';
import { repositoryOf } from '../../host/repository.ts';
import type { RepositoryFiles } from '../../render/charts/chart-files.ts';

/** A chart of more files is not listed any further. */
const MOST_FILES = 50_000;

/**
 * The files of the repository, or outside of one those in the directories that are linted; never behind links out of it.
 *
 * @param given files that the command line names for reading, wherever they are
 */
export function repositoryFiles(
  host: Host,
  cwd: string,
  linted: readonly string[],
  given: ReadonlySet<string> = new Set(),
): RepositoryFiles {
  const roots = new Set([realPath(repositoryOf(cwd) ?? cwd)]);
  const isWithin = (real: string) => [...roots].some((root) => real === root || real.startsWith(root + sep));
  for (const directory of new Set(linted.map((path) => dirname(resolve(cwd, path))))) {
    const real = realPath(directory);
    if (!isWithin(real)) roots.add(realPath(repositoryOf(real) ?? real));
  }
  return {
    read: (path) => {
      const real = host.locate(path);
      if (real === undefined || !(isWithin(real) || given.has(path))) return undefined;
      try {
        return host.read(path);
      } catch {
        return undefined;
      }
    },
    list: (directory) => listBelow(resolve(cwd, directory), isWithin),
    directories: (directory) =>
      entriesOf(resolve(cwd, directory))
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => (directory === '.' ? name : `${directory}/${name}`)),
  };
}

/** Regular files, those behind links within reach too, relative to the directory and with slashes. */
function listBelow(root: string, isWithin: (real: string) => boolean): string[] {
  const files: string[] = [];
  const visit = (directory: string, prefix: string, around: readonly string[]): void => {
    for (const entry of entriesOf(directory)) {
      const path = join(directory, entry.name);
      const real = entry.isSymbolicLink() ? realPath(path) : path;
      if (entry.isSymbolicLink() && !isWithin(real)) continue;
      if (files.length >= MOST_FILES) return;
      if (entry.isFile() || (entry.isSymbolicLink() && entriesOf(path).length === 0)) files.push(prefix + entry.name);
      else if (entry.name !== '.git' && !around.includes(real))
        visit(path, `${prefix}${entry.name}/`, [...around, real]);
    }
  };
  if (isWithin(realPath(root))) visit(root, '', [realPath(root)]);
  return files;
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
