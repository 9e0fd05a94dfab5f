import { dirname, resolve } from 'node:path';
import type { Host, RepositoryFiles } from '../../engine/host.ts';
import { displayPath } from '../../host/file-names.ts';
import { repositoryOf, upwards } from '../../host/repository.ts';
import { findKustomization, isKustomization } from '../../kustomize/kustomization.ts';

export interface SearchContext {
  readonly host: Host;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly repository: RepositoryFiles;
}

/**
 * The kustomizations to build so that files are linted as part of them: a hook may name a changed patch, and the
 * kustomization that uses it may be anywhere in the repository. None if all those around the files are listed.
 *
 * @param files those that are not part of a kustomization yet
 */
export async function kustomizationsAround(
  files: readonly string[],
  listed: readonly string[],
  { host, cwd, repository }: SearchContext,
): Promise<readonly string[]> {
  const top = repositoryOf(cwd) ?? cwd;
  const shown = (directory: string) => displayPath(cwd, directory);
  const around = new Set(
    [...new Set(files.map((path) => dirname(resolve(cwd, path))))].flatMap((directory) => within(directory, top)),
  );
  const isListed = new Set(listed);
  const isMissing = (directory: string) => {
    const path = findKustomization(shown(directory), repository.read);
    return path !== undefined && !isListed.has(path);
  };
  if (![...around].some(isMissing)) return [];
  const { graphOf, reachedFrom, rootsOf } = await import('../../kustomize/discover.ts');
  const { SourceFiles } = await import('../../kustomize/source-files.ts');
  const { files: all } = await host.list([shown(top)]);
  const graph = graphOf(all.filter(isKustomization), new SourceFiles(repository.read));
  const wanted = new Set([...around].map(shown));
  return rootsOf(graph, new Set()).flatMap((root) => {
    const isWanted = [...reachedFrom(graph, [root])].some((directory) => wanted.has(directory));
    return (isWanted && findKustomization(root, repository.read)) || [];
  });
}

/** A directory and its parents, up to `top`; none outside of that. */
function within(directory: string, top: string): string[] {
  const found: string[] = [];
  for (const each of upwards(directory)) {
    found.push(each);
    if (each === top) return found;
  }
  return [];
}
