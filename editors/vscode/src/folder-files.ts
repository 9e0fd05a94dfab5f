import { FileType, Uri, workspace } from 'vscode';
import { ignorePatternsIn } from '../../../src/host/ignore-lines.ts';
import { IgnoreScope } from '../../../src/host/ignore-scope.ts';
import type { ListFilesResult, ReadFilesResult } from './folder-requests.ts';

/** Manifests, what they are made of, and what else may hold Fargate profiles. */
const WANTED = /\.(?:ya?ml|json|tf|tpl|env|properties|txt)$|^(?:Kustomization|\.helmignore)$/i;

/** As on the command line: directories that hold no manifests of the tree they are in. */
const NEVER_LISTED = new Set(['.git', 'node_modules', '.terraform']);

/** Most files that are read in a browser, where they may come over a network. */
const MOST_FILES = 5000;

/** The largest file that is read, in bytes. */
const LARGEST_FILE = 4 * 1024 * 1024;

/**
 * The files of a folder that matter to the linter, without those that its `.gitignore` files name. Directories are listed
 * one by one, for a search finds nothing on file systems that bring no index. One that cannot be listed holds nothing.
 */
export async function listFiles(folder: Uri): Promise<ListFilesResult> {
  const paths: string[] = [];
  const directories = [{ directory: ROOT, around: new IgnoreScope(ROOT) }];
  for (const { directory, around } of directories) {
    const at = Uri.joinPath(folder, directory);
    const entries = await entriesOf(at);
    // As git does, no link is followed.
    const hasPatterns = entries.some(([name, type]) => name === '.gitignore' && type === FileType.File);
    const scope = hasPatterns ? around.enter(directory, await patternsIn(Uri.joinPath(at, '.gitignore'))) : around;
    for (const [name, type] of entries) {
      const path = directory === ROOT ? `/${name}` : `${directory}/${name}`;
      const isDirectory = type === FileType.Directory;
      // Links to directories are not followed, so that a loop does no harm.
      if (isDirectory ? NEVER_LISTED.has(name) : !isFile(type) || !WANTED.test(name)) continue;
      if (scope.ignores(path, isDirectory)) continue;
      if (isDirectory) directories.push({ directory: path, around: scope });
      else paths.push(path.slice(1));
    }
    if (paths.length > MOST_FILES) return { paths: paths.slice(0, MOST_FILES), isCut: true };
  }
  return { paths, isCut: false };
}

/** The folder, in paths below it. */
const ROOT = '/';

async function patternsIn(uri: Uri): Promise<string[]> {
  const content = await readFile(uri, () => {});
  return content ? ignorePatternsIn(new TextDecoder().decode(content)) : [];
}

/** @param onTooLarge told of files that are left out for their size */
export async function readFiles(
  folder: Uri,
  paths: readonly string[],
  onTooLarge: (path: string, bytes: number) => void,
): Promise<ReadFilesResult> {
  return Promise.all(paths.map((path) => readFile(Uri.joinPath(folder, path), (bytes) => onTooLarge(path, bytes))));
}

async function readFile(uri: Uri, onTooLarge: (bytes: number) => void): Promise<Uint8Array | null> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size <= LARGEST_FILE) return await workspace.fs.readFile(uri);
    onTooLarge(size);
    return null;
  } catch {
    return null;
  }
}

async function entriesOf(directory: Uri): Promise<[string, FileType][]> {
  try {
    const entries = await workspace.fs.readDirectory(directory);
    return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  } catch {
    return [];
  }
}

function isFile(type: FileType): boolean {
  return (type & FileType.File) !== 0;
}
