import type { Host, RepositoryFiles } from '../../engine/host.ts';

/** A directory that a client has open, with its files: what the server knows of the world. */
export interface Root {
  /** Absolute path, as `node:path` has it where this runs: below `/` in a browser. */
  readonly directory: string;
  /** The files, by paths that are absolute or relative to `directory`. */
  readonly host: RootHost;
  /** The files that kustomizations and charts may be made of, as they are from now on: none outside of the root. */
  files(): RepositoryFiles;
  /** The URI of a file, by its absolute path; it need not be there. */
  uriOf(path: string): string;
  /**
   * Files may have come, changed or gone. Done before the host is asked of them again, for hosts that hold copies.
   *
   * @param paths absolute; undefined when anything may have changed
   */
  refresh?(paths: readonly string[] | undefined): Promise<void>;
  /** That of one document that is in no directory of the client's. */
  readonly isLonely?: true;
}

/** A server writes nothing: clients carry out edits. */
export type RootHost = Pick<Host, 'list' | 'read' | 'locate'>;

/** The host of a document that belongs to no root. */
const NOTHING: RootHost = {
  list: async () => ({ files: [], problems: [] }),
  read: () => {
    throw new Error('no such file or directory');
  },
  locate: () => undefined,
};

const NO_FILES: RepositoryFiles = { read: () => undefined, list: () => [] };

/** A root of nothing but one open document, which is linted alone. */
export function lonelyRoot(uri: string): Root {
  return { directory: '/', host: NOTHING, files: () => NO_FILES, uriOf: () => uri, isLonely: true };
}
