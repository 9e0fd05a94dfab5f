import { resolve } from 'node:path';
import { isKustomization } from '../../kustomize/kustomization.ts';
import type { Root } from './root.ts';

/** Files that somebody else brings, by posix paths relative to the root. They may be changed at any time. */
export type MemoryFiles = ReadonlyMap<string, Uint8Array>;

export interface MemoryRootOptions {
  /** URI of the root. */
  readonly uri: string;
  readonly files: MemoryFiles;
  readonly refresh?: Root['refresh'];
}

/** As on the command line. */
function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path) || isKustomization(path);
}

/** Where a root in memory seems to be. */
const DIRECTORY = '/workspace';

/**
 * A root whose files are held in memory: for a browser, where a file system can only be asked and waited for. Whoever
 * fills `files` decides which files there are; configurations and what they name have to be among them.
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
