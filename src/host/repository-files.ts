import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Host, RepositoryFiles } from '../engine/host.ts';
import { isWithin } from './repository.ts';
import { Roots } from './roots.ts';
import { NEVER_WALKED } from './walk.ts';

/** The most files that are listed below a directory: more are in no chart. */
const MOST_FILES = 20_000;

/**
 * The files that kustomizations and charts may be made of: in the repository of the working directory, or outside of one
 * in the directories that are linted; never through links out.
 *
 * @param listed paths of what is linted
 */
export function repositoryFiles(host: Pick<Host, 'read'>, cwd: string, listed: readonly string[]): RepositoryFiles {
  let roots: Roots | undefined;
  return filesWithin(host, cwd, (real) => {
    if (!roots) {
      roots = new Roots(cwd);
      for (const directory of new Set(listed.map((path) => dirname(path)))) roots.add(directory);
    }
    return roots.contains(real);
  });
}

/** The files below one directory; never those that links lead to outside of it. */
export function filesBelow(host: Pick<Host, 'read'>, directory: string): RepositoryFiles {
  const root = realPath(directory);
  return filesWithin(host, directory, (real) => isWithin(root, real));
}

function filesWithin(host: Pick<Host, 'read'>, cwd: string, isInside: (real: string) => boolean): RepositoryFiles {
  const real = realDirectories();
  const isReadable = (path: string) => {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (!stats || !(stats.isFile() || stats.isSymbolicLink())) return false;
      const file = stats.isFile() ? join(real(dirname(path)), basename(path)) : realpathSync.native(path);
      return isInside(file);
    } catch {
      return false;
    }
  };
  return {
    read(path) {
      if (!isReadable(resolve(cwd, path))) return undefined;
      try {
        return host.read(path);
      } catch {
        return undefined;
      }
    },
    list(directory) {
      const start = resolve(cwd, directory);
      return existsSync(start) && isInside(real(start)) ? namesBelow(start, isReadable) : [];
    },
    names(directory) {
      const start = resolve(cwd, directory);
      const entries = isInside(real(start)) ? entriesOf(start) : [];
      return entries.flatMap((entry) => (entry.isDirectory() ? [] : entry.name)).sort();
    },
  };
}

function namesBelow(start: string, isReadable: (path: string) => boolean): string[] {
  const names: string[] = [];
  const pending = [''];
  for (let below = pending.pop(); below !== undefined && names.length < MOST_FILES; below = pending.pop()) {
    for (const entry of entriesOf(join(start, below))) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER_WALKED.has(entry.name)) pending.push(name);
      } else if (entry.isFile() || isReadable(join(start, name))) names.push(name);
    }
  }
  return names.sort();
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Real paths, each looked up once. */
function realDirectories(): (directory: string) => string {
  const known = new Map<string, string>();
  return (directory) => {
    const found = known.get(directory) ?? realPath(directory);
    known.set(directory, found);
    return found;
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
