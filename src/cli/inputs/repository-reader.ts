import { dirname } from 'node:path';
import type { Host } from '../../engine/host.ts';
import { Roots } from '../../host/roots.ts';
import type { FileReader } from '../../kustomize/kustomization.ts';

/** Reads only what is in the repository, or outside of one in the directories that are linted; never behind links out. */
export function repositoryReader(host: Host, cwd: string, linted: readonly string[]): FileReader {
  const roots = new Roots(cwd);
  for (const path of linted) roots.add(dirname(path));
  return (path) => {
    const real = host.locate(path);
    if (real === undefined || roots.leadsOut(real)) return undefined;
    try {
      return host.read(path);
    } catch {
      return undefined;
    }
  };
}
