/** A file handed to the linter: what it is called and what it holds. */
export interface Input {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly content: Uint8Array | string;
}
