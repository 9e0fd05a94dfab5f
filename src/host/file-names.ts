import { relative, sep } from 'node:path';

/** The path as it is shown: relative to `cwd`, with slashes. */
export function displayPath(cwd: string, path: string): string {
  // Nearly all are: `relative` would be compiled for them at each start, and there are many in a large tree.
  const isPlain = sep === '/' && !/\/(?:[./]|$)/.test(path);
  if (isPlain && path.startsWith(`${cwd}/`)) return path.slice(cwd.length + 1);
  return relative(cwd, path).split(sep).join('/') || '.';
}

/** What the error codes of the file system mean, in the words of a person. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'no such file or directory',
  EISDIR: 'is a directory',
  ELOOP: 'too many levels of symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  ERR_FS_FILE_TOO_LARGE: 'too large to be read (over 2 GiB)',
};

export function fileErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** @throws Error whose message is the reason alone, with its cause */
export function withReason<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new Error(fileErrorReason(error), { cause: error });
  }
}
