import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Host, LARGEST_FILE, LargeFile, type Listing } from '../engine/host.ts';
import { withReason } from './file-names.ts';
import { listFiles } from './list-files.ts';
import { readPieces } from './read-pieces.ts';
import { replaceFile } from './write-file.ts';

export interface NodeHostOptions {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Whether `.gitignore` files are honoured. */
  readonly gitignore: boolean;
  readonly platform?: NodeJS.Platform;
}

/** The file system of this machine. */
export function createNodeHost({ cwd, gitignore, platform = process.platform }: NodeHostOptions): Host {
  return {
    list: (patterns, base): Promise<Listing> =>
      listFiles(platform === 'win32' ? patterns.map((each) => each.replaceAll('\\', '/')) : patterns, {
        cwd,
        gitignore,
        base,
      }),
    read: (path) => read(resolve(cwd, path)),
    locate: (path) => locate(resolve(cwd, path)),
    names: (directory) => namesIn(resolve(cwd, directory)),
    write: (path, bytes) => withReason(() => replaceFile(resolve(cwd, path), [bytes], cwd)),
  };
}

const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What a shell puts in place of `<(command)`: a pipe that is open already. */
const INHERITED = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/** Other devices and pipes may never end, or block. */
function read(path: string): Uint8Array {
  const isInherited = INHERITED.test(path);
  const descriptor = withReason(() => openSync(path, isInherited ? constants.O_RDONLY : READ_WITHOUT_WAITING));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !stats.isDirectory() && !(isInherited && stats.isFIFO()))
      throw new Error('is a device or a pipe, and not a file');
    if (stats.size > LARGEST_FILE) throw new LargeFile(readPieces(path));
    return withReason(() => readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function locate(path: string): string | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? realpathSync.native(path) : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}
