import type { Host, RepositoryFiles } from '../../engine/host.ts';

/** An open directory of a client, with its files. */
export interface Root {
  /** Absolute path in the format of `node:path`; below `/` in a browser. */
  readonly directory: string;
  /** The files, by absolute paths or relative to `directory`. */
  readonly host: RootHost;
  /** Files for kustomizations and charts, as of now; none outside of the root. */
  files(): RepositoryFiles;
  /** The URI of an absolute path, which need not exist. */
  uriOf(path: string): string;
  /** Whether links lead out of the repository, or of the directory, on the way to an absolute path. */
  leadsOut?(path: string): boolean;
  /**
   * Files may have changed. Called before the host is used again, for hosts that cache.
   *
   * @param paths absolute; undefined if anything may have changed
   */
  refresh?(paths: readonly string[] | undefined): Promise<void>;
  /** Of one document outside of all open directories. */
  readonly isStandalone?: true;
}

/** A server writes nothing: clients apply edits. */
export type RootHost = Pick<Host, 'list' | 'read' | 'locate' | 'names'>;

/** The host of a standalone document. */
const NOTHING: RootHost = {
  list: async () => ({ files: [], problems: [] }),
  read: () => {
    throw new Error('no such file or directory');
  },
  locate: () => undefined,
};

const NO_FILES: RepositoryFiles = { read: () => undefined, list: () => [] };

/** A root of a single open document, which is linted alone. */
export function standaloneRoot(uri: string): Root {
  return { directory: '/', host: NOTHING, files: () => NO_FILES, uriOf: () => uri, isStandalone: true };
}
