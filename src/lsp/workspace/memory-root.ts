import { resolve } from 'node:path';
import type { Root } from './root.ts';

/** Files that somebody else brings, by posix paths relative to the root. They may be changed at any time. */
export type MemoryFiles = ReadonlyMap<string, Uint8Array>;

export interface MemoryRootOptions {
  /** URI of the root. */
  readonly uri: string;
  readonly files: MemoryFiles;
  readonly refresh?: Root['refresh'];
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
  return {
    directory: DIRECTORY,
    host: {
      async list(patterns) {
        const wanted = patterns.map(nameOf);
        const isWanted = (path: string) =>
          wanted.some((each) => each === '' || path === each || path.startsWith(`${each}/`));
        const found = [...files.keys()].filter((path) => /\.(?:ya?ml|json)$/i.test(path) && isWanted(path));
        return { files: found.sort(), problems: [] };
      },
      read(path) {
        const content = files.get(nameOf(path));
        if (!content) throw new Error('no such file or directory');
        return content;
      },
      locate: (path) => (files.has(nameOf(path)) ? resolve(DIRECTORY, path) : undefined),
    },
    uriOf: (path) => `${base}/${nameOf(path).split('/').map(encodeURIComponent).join('/')}`,
    ...(refresh && { refresh }),
  };
}
