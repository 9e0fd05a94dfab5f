import { closeSync, openSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../../engine/host.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import { createFile, replaceFile } from '../../host/write-file.ts';

/**
 * Writes a report to a file in one step: an existing file stays if the new one cannot be written completely. A device or a
 * pipe (`/dev/stderr`) is written to. Returns a problem if that failed.
 */
export function writeReport(file: string, text: string | Iterable<string>, cwd: string): Problem[] {
  const path = resolve(cwd, file);
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile()) replaceFile(path, inPieces(text), cwd);
    else if (stats) writeInto(path, inPieces(text));
    else createFile(path, inPieces(text));
    return [];
  } catch (error) {
    return [{ path: file, reason: `cannot be written: ${fileErrorReason(error)}` }];
  }
}

function writeInto(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

/** In UTF-16 code units: larger pieces are not faster. */
const PIECE = 64 * 1024;

/** The same text in pieces worth a system call each, without empty ones. */
export function* inPieces(text: string | Iterable<string>): Generator<string, void, undefined> {
  if (typeof text === 'string') {
    if (text !== '') yield text;
    return;
  }
  let piece = '';
  for (const each of text) {
    piece += each;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Whether the directory of the file exists. */
export function hasDirectory(file: string, cwd: string): boolean {
  return statSync(dirname(resolve(cwd, file)), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
