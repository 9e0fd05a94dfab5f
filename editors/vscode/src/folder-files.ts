import { FileType, Uri, workspace } from 'vscode';
import type { ListFilesResult, ReadFilesResult } from './folder-requests.ts';

/** Manifests, what they are made of, and what else may hold Fargate profiles. */
const WANTED = /\.(?:ya?ml|json|tf|tpl|env|properties|txt)$|^(?:Kustomization|\.helmignore)$/i;

/** As on the command line: directories that hold no manifests of the tree they are in. */
const NEVER_LISTED = new Set(['.git', 'node_modules']);

/** Most files that are read in a browser, where they may come over a network. */
const MOST_FILES = 5000;

/** The largest file that is read, in bytes. */
const LARGEST_FILE = 4 * 1024 * 1024;

/**
 * The files of a folder that matter to the linter. Directories are listed one by one, for a search finds nothing on file
 * systems that bring no index. One that cannot be listed holds nothing.
 */
export async function listFiles(folder: Uri): Promise<ListFilesResult> {
  const paths: string[] = [];
  const directories = [''];
  for (const directory of directories) {
    for (const [name, type] of await entriesOf(Uri.joinPath(folder, directory))) {
      const path = directory === '' ? name : `${directory}/${name}`;
      // Links to directories are not followed, so that a loop does no harm.
      if (type === FileType.Directory && !NEVER_LISTED.has(name)) directories.push(path);
      if (isFile(type) && WANTED.test(name)) paths.push(path);
    }
    if (paths.length > MOST_FILES) return { paths: paths.slice(0, MOST_FILES), isCut: true };
  }
  return { paths, isCut: false };
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
