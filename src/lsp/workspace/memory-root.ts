import { resolve } from 'node:path';
import { isKustomization } from '../../kustomize/kustomization.ts';
import type { Root } from './root.ts';

/** Files by posix paths relative to the root. They may change at any time. */
export type MemoryFiles = ReadonlyMap<string, Uint8Array>;

export interface MemoryRootOptions {
  /** URI of the root. */
  readonly uri: string;
  readonly files: MemoryFiles;
  readonly refresh?: Root['refresh'];
}

/** Like the command line. */
function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json|tf)$/i.test(path) || isKustomization(path);
}

/** The apparent directory of a root in memory. */
const DIRECTORY = '/workspace';

/**
 * A root in memory: for a browser, where file systems are asynchronous. The caller fills `files`, which must include
 * configurations and what they name.
 */
export function memoryRoot({ uri, files, refresh }: MemoryRootOptions): Root {
  const base = uri.replace(/\/+$/, '');
  const nameOf = (path: string) => resolve(DIRECTORY, path).slice(DIRECTORY.length + 1);
  const isBelow = (path: string) => `${resolve(DIRECTORY, path)}/`.startsWith(`${DIRECTORY}/`);
  return {
    directory: DIRECTORY,
    host: {
      async list(patterns) {
        const wanted = patterns.map(nameOf);
        const isWanted = (path: string) =>
          wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`));
        const found = [...files.keys()].filter((path) => isManifest(path) && isWanted(path));
        return { files: found.sort(), problems: [] };
      },
      read(path) {
        const content = files.get(nameOf(path));
        if (!content) throw new Error('no such file or directory');
        return content;
      },
      locate: (path) => (files.has(nameOf(path)) ? resolve(DIRECTORY, path) : undefined),
    },
    files: () => ({
      read: (path) => (isBelow(path) ? files.get(nameOf(path)) : undefined),
      list(directory) {
        const prefix = nameOf(directory) === '' ? '' : `${nameOf(directory)}/`;
        const below = [...files.keys()].filter((path) => isBelow(directory) && path.startsWith(prefix));
        return below.map((path) => path.slice(prefix.length)).sort();
      },
    }),
    uriOf: (path) => `${base}/${nameOf(path).split('/').map(encodeURIComponent).join('/')}`,
    ...(refresh && { refresh }),
  };
}
