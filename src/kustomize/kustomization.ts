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

/** The posix path that `path` stands for when it is written in a file of `directory`; `.` for the directory itself. */
export function joinPath(directory: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${directory}/${path}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  const joined = steps.join('/') || '.';
  return directory.startsWith('/') ? `/${joined}` : joined;
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash) || '/';
}

/** Whether a resource is fetched from elsewhere; kustomize tries that when there is no such file. */
export function isRemote(path: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com[/:]|gitlab\.com[/:]|bitbucket\.org[/:])/i.test(path) ||
    /\?(?:ref|version|timeout|submodules)=|\.git(?:$|[/?])|\/\//.test(path)
  );
}
