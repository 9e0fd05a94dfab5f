import { statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../../engine/host.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import { replaceFile } from '../../host/write-file.ts';

/**
 * Writes a report to a file. An existing file is replaced in one step; a device or a pipe (`/dev/stderr`) is written to.
 * Returns a problem if it could not be written.
 */
export function writeReport(file: string, text: string, cwd: string): Problem[] {
  const path = resolve(cwd, file);
  try {
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
    if (isFile) replaceFile(path, Buffer.from(text), cwd);
    else writeFileSync(path, text);
    return [];
  } catch (error) {
    return [{ path: file, reason: `cannot write the report: ${fileErrorReason(error)}` }];
  }
}

/** Whether the directory of the file exists. */
export function hasDirectory(file: string, cwd: string): boolean {
  return statSync(dirname(resolve(cwd, file)), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
