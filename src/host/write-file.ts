import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';

/**
 * Replaces what a file holds in one step: whoever reads it meanwhile, and whatever happens meanwhile, it holds the old
 * bytes or the new ones. Mode and owner stay. Of a symbolic link the file it leads to is replaced, and the link stays;
 * one that leads out of `root` is refused, since whoever made the tree may not be who runs the linter. A file with
 * several hard links loses the others, as with every editor that writes safely.
 *
 * @param path absolute path of a file that is there
 * @throws an Error, of the file system or one whose message is the reason
 */
export function replaceFile(path: string, bytes: Uint8Array, root: string): void {
  const target = realpathSync(path);
  if (lstatSync(path).isSymbolicLink() && !isInside(realpathSync(root), target)) {
    throw new Error('is a link to a file outside of the working directory');
  }
  // Renaming asks for leave to change the directory only, so a file that is read-only has to be asked itself.
  accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomSuffix()}.tmp`);
  try {
    writeNew(temporary, bytes, statSync(target));
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeNew(path: string, bytes: Uint8Array, { mode, uid, gid }: Stats): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    if (process.platform !== 'win32') {
      const own = fstatSync(file);
      if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
      // Last: a change of owner takes some bits away.
      fchmodSync(file, mode & 0o7777);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

/** With the global of this name, since loading the module takes longer than linting a file. */
function randomSuffix(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');
}
