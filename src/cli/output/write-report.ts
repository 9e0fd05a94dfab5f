import { statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../../engine/host.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import { replaceFile } from '../../host/write-file.ts';

/**
 * Writes a report to a file, which need not be there yet; one that is there is replaced in one step, and a device or a
 * pipe (`/dev/stderr`) is written to. Gives the problem when it could not be written.
 */
export function writeReport(file: string, text: string, cwd: string): Problem[] {
  const path = resolve(cwd, file);
  try {
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
    if (isFile) replaceFile(path, Buffer.from(text), cwd);
    else writeFileSync(path, text);
    return [];
  } catch (error) {
    return [{ path: file, reason: `the report could not be written: ${fileErrorReason(error)}` }];
  }
}

/** Whether the directory that the file would be in is there. */
export function hasDirectory(file: string, cwd: string): boolean {
  return statSync(dirname(resolve(cwd, file)), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
