import { realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { Host } from '../../engine/host.ts';
import { repositoryOf } from '../../host/repository.ts';
import type { FileReader } from '../../kustomize/kustomization.ts';

/** Reads only what is in the repository, or outside of one in the directories that are linted; never behind links out. */
export function repositoryReader(host: Host, cwd: string, linted: readonly string[]): FileReader {
  const roots = new Set([realPath(repositoryOf(cwd) ?? cwd)]);
  const isWithin = (real: string) => [...roots].some((root) => real === root || real.startsWith(root + sep));
  for (const path of linted) {
    const directory = realPath(dirname(resolve(cwd, path)));
    if (!isWithin(directory)) roots.add(realPath(repositoryOf(directory) ?? directory));
  }
  return (path) => {
    const real = host.locate(path);
    if (real === undefined || !isWithin(real)) return undefined;
    try {
      return host.read(path);
    } catch {
      return undefined;
    }
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
