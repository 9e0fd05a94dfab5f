import type { ParseOptions } from '../../yaml/parse.ts';
import type { Input } from './input.ts';
import { type ReadFile, readManifests } from './read-manifests.ts';

/** Reads files, and reads one again only when it holds something else than the last time. */
export interface ReadCache {
  read(input: Input): ReadFile;
  forget(path: string): void;
}

/** Holds all files that were read through it, until they are forgotten. */
export function createReadCache(options: ParseOptions = {}): ReadCache {
  const known = new Map<string, { content: Input['content']; file: ReadFile }>();
  return {
    read(input) {
      const last = known.get(input.path);
      if (last && isSame(last.content, input.content)) return last.file;
      const file = readManifests(input, options, last?.file);
      known.set(input.path, { content: input.content, file });
      return file;
    },
    forget: (path) => known.delete(path),
  };
}

/** Whether two contents hold the same, for which both must be strings, or bytes, or missing. */
export function isSame(a: Input['content'] | undefined, b: Input['content'] | undefined): boolean {
  if (a === b || !(a instanceof Uint8Array && b instanceof Uint8Array)) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
