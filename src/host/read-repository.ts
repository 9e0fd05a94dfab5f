import { resolve } from 'node:path';
import type { RepositoryFiles } from '../engine/host.ts';
import { createNodeHost } from './node-host.ts';
import { filesBelow } from './repository-files.ts';

/** The files below a directory of this machine, for `buildInputs`; never those that links lead to outside of it. */
export function readRepository(directory: string): RepositoryFiles {
  const cwd = resolve(directory);
  return filesBelow(createNodeHost({ cwd, gitignore: false }), cwd);
}
