import { joinPath } from '../text/paths.ts';

export { directoryOf, joinPath } from '../text/paths.ts';

/** The names that kustomize looks for, in its order. */
export const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

export function isKustomization(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (KUSTOMIZATION_NAMES as readonly string[]).includes(name);
}

/**
 * Files by their posix path, relative to the working directory; undefined for what is no file, for what is not in the
 * repository, also behind a link, and for what cannot be read. Never throws.
 */
export type FileReader = (path: string) => Uint8Array | undefined;

/** The kustomization of a directory: its file, which may not be there. */
export function findKustomization(directory: string, read: FileReader): string | undefined {
  return KUSTOMIZATION_NAMES.map((name) => joinPath(directory, name)).find((path) => read(path) !== undefined);
}

/** Whether a resource is fetched from elsewhere; kustomize tries that when there is no such file. */
export function isRemote(path: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com[/:]|gitlab\.com[/:]|bitbucket\.org[/:])/i.test(path) ||
    /\?(?:ref|version|timeout|submodules)=|\.git(?:$|[/?])|\/\//.test(path)
  );
}
