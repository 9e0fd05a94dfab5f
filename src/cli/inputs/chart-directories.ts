import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RepositoryFiles } from '../../engine/host.ts';
import { readRepository } from '../../host/read-repository.ts';
import { UsageError } from '../arguments/usage-error.ts';

/**
 * The same files, and those of directories that the command line names for their charts, which may be anywhere.
 *
 * @throws UsageError for what is no directory
 */
export function withChartDirectories(
  files: Pick<RepositoryFiles, 'read' | 'list'>,
  directories: readonly string[],
  cwd: string,
): Pick<RepositoryFiles, 'read' | 'list'> {
  if (directories.length === 0) return files;
  const missing = directories.find((path) => !statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory());
  if (missing !== undefined) throw new UsageError(`--charts ${missing}: no such directory`);
  const own = directories.map((path) => ({ path, files: readRepository(resolve(cwd, path)) }));
  const find = (path: string) => own.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  const rest = (path: string, { length }: string) => path.slice(length + 1);
  return {
    read: (path) => {
      const found = find(path);
      return found ? found.files.read(rest(path, found.path)) : files.read(path);
    },
    list: (path) => {
      const found = find(path);
      return found ? found.files.list(rest(path, found.path) || '.') : files.list(path);
    },
  };
}
