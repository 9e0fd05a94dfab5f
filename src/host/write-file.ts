import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Roots } from './roots.ts';

/**
 * Replaces what a file holds in one step: whoever reads it meanwhile, and whatever happens meanwhile, it holds the old
 * bytes or the new ones. Mode and owner stay. Of a symbolic link the file it leads to is replaced, and the link stays. A
 * path that links lead out of where it seems to be is refused, since whoever made the tree may not be who runs the
 * linter. A file with several hard links loses the others, as with every editor that writes safely.
 *
 * @param path absolute path of a file that is there
 * @param pieces what it shall hold, texts in UTF-8
 * @throws an Error, of the file system or one whose message is the reason
 */
export function replaceFile(path: string, pieces: Iterable<Uint8Array | string>, cwd: string): void {
  const roots = new Roots(cwd);
  // One that is named elsewhere counts with its directory.
  roots.add(dirname(path));
  const target = roots.resolve(path);
  if (target === undefined) throw new Error('is a link to a file outside of the repository');
  // Renaming asks for leave to change the directory only, so a file that is read-only has to be asked itself.
  accessSync(target, constants.W_OK);
  writeBeside(target, pieces, statSync(target));
}

/** Makes a file in one step, as {@link replaceFile} does; one of that name is replaced. */
export function createFile(path: string, pieces: Iterable<Uint8Array | string>): void {
  writeBeside(path, pieces, undefined);
}

function writeBeside(target: string, pieces: Iterable<Uint8Array | string>, like: Stats | undefined): void {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomSuffix()}.tmp`);
  try {
    writeNew(temporary, pieces, like);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeNew(path: string, pieces: Iterable<Uint8Array | string>, like: Stats | undefined): void {
  const file = openSync(path, 'wx', like ? 0o600 : 0o666);
  try {
    for (const piece of pieces) writeFileSync(file, piece);
    if (like && process.platform !== 'win32') {
      const own = fstatSync(file);
      if (own.uid !== like.uid || own.gid !== like.gid) fchownSync(file, like.uid, like.gid);
      // Last: a change of owner takes some bits away.
      fchmodSync(file, like.mode & 0o7777);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** With the global of this name, since loading the module takes longer than linting a file. */
function randomSuffix(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');
}
