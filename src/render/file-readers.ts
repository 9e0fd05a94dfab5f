import type { RepositoryFiles } from '../engine/host.ts';
import type { Input } from '../engine/reading/input.ts';
import type { FileReader } from '../kustomize/kustomization.ts';

/** Reads each file once, at the first question. @param before what was read already */
export function readingOnce(read: FileReader, before: ReadonlyMap<string, Uint8Array> = new Map()): FileReader {
  const known = new Map<string, Uint8Array | undefined>(before);
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

/** Reads files, some of which have other texts, by their paths. */
export function withTexts(changed: ReadonlyMap<string, string>, read: FileReader): FileReader {
  return (path) => {
    const text = changed.get(path);
    return text === undefined ? read(path) : new TextEncoder().encode(text);
  };
}

/** The file as an input; none of what cannot be read. */
export function inputOf(path: string, read: FileReader): Input[] {
  const content = read(path);
  return content ? [{ path, content }] : [];
}

/** How to list the files of one directory. */
export function namesIn({
  names,
  list,
}: Pick<RepositoryFiles, 'names' | 'list'>): (directory: string) => readonly string[] {
  return names ?? ((directory) => list(directory).filter((name) => !name.includes('/')));
}
