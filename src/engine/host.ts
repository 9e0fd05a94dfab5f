/** The outside world, as far as a linter needs one. */
export interface Host {
  /** The files that paths, directories and globs stand for. Problems are reported, never thrown. */
  list(patterns: readonly string[]): Promise<Listing>;
  /** Throws an Error whose message is the reason alone, fit for `path: reason`. */
  read(path: string): Uint8Array;
  /** The absolute path of a file, links resolved; undefined when there is no such file. Never throws. */
  locate(path: string): string | undefined;
  /** Throws as {@link read} does. */
  write(path: string, bytes: Uint8Array): void;
}

export interface Listing {
  /** Posix paths relative to the working directory, each file once, in code-unit order. */
  readonly files: readonly string[];
  /** Patterns that stand for nothing, and places that could not be looked into. */
  readonly problems: readonly Problem[];
}

/** Why something could not be linted: `path: reason`. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
}

/** The text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
