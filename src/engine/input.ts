import type { ReadFile } from './read-manifests.ts';

/** A file handed to the linter: what it is called and what it holds. */
export interface Input {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly content: Uint8Array | string;
  /** What it was read to, when it was too large to be held; `content` is empty then. */
  readonly reading?: ReadFile;
}
