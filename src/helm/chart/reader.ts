/** The files that charts are made of. Paths are posix, relative to whatever the reader stands for. */
export interface ChartReader {
  /** All regular files below a directory, relative to it. Links that lead out of the reader's reach are not among them. */
  list(directory: string): readonly string[];
  /** @throws Error when there is no such file */
  read(path: string): Uint8Array;
}

export function readerOf(files: ReadonlyMap<string, Uint8Array | string>): ChartReader {
  return {
    list: (directory) => {
      const prefix = directory === '' || directory === '.' ? '' : `${directory}/`;
      return [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    },
    read: (path) => {
      const content = files.get(path);
      if (content === undefined) throw new Error('no such file');
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}

/** Joins path segments and takes out `.` and `..`; undefined for a path that leaves the root. */
export function joinPath(...segments: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const part of segments.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
