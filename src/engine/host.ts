/** The outside world, as far as a linter needs one. */
export interface Host {
  /**
   * The files that paths, directories and globs stand for. Problems are reported, never thrown; a link out of the
   * repository is one.
   *
   * @param base where the patterns come from, when it is a file of the repository rather than the caller runs the linter:
   *   the absolute path of a directory, out of which none of them leads
   */
  list(patterns: readonly string[], base?: string): Promise<Listing>;
  /**
   * Throws an Error whose message is the reason alone, fit for `path: reason`; a {@link LargeFile} for a file of more
   * than 16 MiB, which is not read at once.
   */
  read(path: string): Uint8Array;
  /** The absolute path of a file, links resolved; undefined when there is no such file. Never throws. */
  locate(path: string): string | undefined;
  /** The names of the files in a directory; none of what is not one. Never throws. */
  names?(directory: string): readonly string[];
  /** Throws as {@link read} does. */
  write(path: string, bytes: Uint8Array): void;
}

/** What kustomizations and charts may be made of. Paths are posix, relative to the working directory. */
export interface RepositoryFiles {
  /** Undefined for what is no file, and for what must not be read. Never throws. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** All regular files below a directory, relative to it; none of a directory that must not be read. Never throws. */
  readonly list: (directory: string) => readonly string[];
  /** The names of the files in a directory; none of a directory that must not be read. Never throws. */
  readonly names?: (directory: string) => readonly string[];
}

export interface Listing {
  /** Posix paths relative to the working directory, each file once, in code-unit order. */
  readonly files: readonly string[];
  /** Patterns that stand for nothing, and places that could not be looked into. */
  readonly problems: readonly Problem[];
}

/** Why what is a link out of the repository has no part in a run. */
export const LINK_OUT = 'is a link out of the repository, and was not read';

/** Why something could not be linted: `path: reason`. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
}

/** Largest file that is read at once, in bytes. */
export const LARGEST_FILE = 16 * 1024 * 1024;

/** Thrown in place of reading a file at once. Its pieces are read when they are asked for, and may be asked for once. */
export class LargeFile extends Error {
  readonly pieces: Iterable<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    super('is larger than 16 MiB, the most that is read here');
    this.name = 'LargeFile';
    this.pieces = pieces;
  }
}

/** The text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
