import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isWithin, repositoryOf, upwards } from './repository.ts';

/**
 * The directories that a run reads and writes in: the repository of the working directory, or outside of one that itself,
 * and what else whoever runs it has named. Whoever made a tree may have put links into it that lead elsewhere, and what is
 * there is none of theirs. So a path counts where it really is, all links resolved.
 */
export class Roots {
  readonly #cwd: string;
  /** As it is named, and as it really is. */
  readonly #own: string;
  readonly #real: Set<string>;

  /** @param cwd absolute path of the working directory */
  constructor(cwd: string) {
    this.#cwd = cwd;
    this.#own = repositoryOf(cwd) ?? cwd;
    this.#real = new Set([realPath(this.#own) ?? this.#own]);
  }

  /**
   * Adds the repository of a directory that was named and is elsewhere, or outside of one the directory itself. One that
   * seems to be in the tree adds nothing: links in there are not of whoever names it.
   */
  add(directory: string): void {
    const path = resolve(this.#cwd, directory);
    if (isWithin(this.#own, path)) return;
    const real = realPath(path);
    if (real !== undefined && !this.contains(real)) this.#real.add(repositoryOf(real) ?? real);
  }

  /** Where a path really is; undefined when links lead out. Throws as the file system does when there is nothing. */
  resolve(path: string): string | undefined {
    const real = realpathSync.native(resolve(this.#cwd, path));
    return this.contains(real) ? real : undefined;
  }

  /** Whether a path without links is in one of the directories. */
  contains(real: string): boolean {
    // There may be as many roots as directories that are linted.
    for (const each of upwards(real)) if (this.#real.has(each)) return true;
    return false;
  }

  /** Whether links lead out of the directories on the way to a path. What is not there leads nowhere. */
  leadsOut(path: string): boolean {
    try {
      return this.resolve(path) === undefined;
    } catch {
      return false;
    }
  }
}

/** Whether lines of a file may be shown, by its path from the working directory: no link has led out on the way to it. */
export function sourcesShown(cwd: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  let roots: Roots | undefined;
  return (path) => {
    roots ??= new Roots(cwd);
    if (!known.has(path)) {
      roots.add(dirname(path));
      known.set(path, !roots.leadsOut(path));
    }
    return known.get(path) ?? false;
  };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
