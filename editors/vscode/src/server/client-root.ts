import type { Connection } from 'vscode-languageserver';
import { memoryRoot } from '../../../../src/lsp/workspace/memory-root.ts';
import type { Root } from '../../../../src/lsp/workspace/root.ts';
import { listFilesRequest, readFilesRequest } from '../folder-requests.ts';

/** How many files are asked for at once. */
const AT_ONCE = 100;

/** A folder whose files the client brings. They are held in memory, and fetched again when the client says so. */
export async function openClientRoot(connection: Connection, folder: string): Promise<Root> {
  const files = new Map<string, Uint8Array>();

  const fetchFiles = async (paths: readonly string[]): Promise<void> => {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      const some = paths.slice(start, start + AT_ONCE);
      const contents = await connection.sendRequest(readFilesRequest, { folder, paths: some });
      some.forEach((path, index) => {
        const content = contents[index];
        if (content) files.set(path, content);
        else files.delete(path);
      });
    }
  };

  /** Asks which files there are. Those that are not known yet are fetched, and the given ones again. */
  const list = async (isChanged: (path: string) => boolean): Promise<void> => {
    const { paths } = await connection.sendRequest(listFilesRequest, { folder });
    const listed = new Set(paths);
    for (const path of files.keys()) if (!listed.has(path)) files.delete(path);
    await fetchFiles(paths.filter((path) => !files.has(path) || isChanged(path)));
  };

  await list(() => true);
  const root = memoryRoot({ uri: folder, files });
  const inside = root.directory.length + 1;
  /** A file that is not known may be ignored, or decide which ones are. */
  const refresh = (changed: ReadonlySet<string>) =>
    [...changed].every((path) => files.has(path)) ? fetchFiles([...changed]) : list((path) => changed.has(path));
  return {
    ...root,
    refresh: (paths) => (paths ? refresh(new Set(paths.map((path) => path.slice(inside)))) : list(() => true)),
  };
}
