import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';

/** What a program and what runs it tell each other. */
interface Program {
  /** Whether what is compiled in this run will be kept, if it is worth it. */
  readonly mayBeKept: boolean;
  /**
   * By the time that it ends: whether it did what it does where its start counts, linting a few files. Other runs leave
   * much of that uncompiled, or compile much else, which every start would have to read.
   */
  readonly isWorthKeeping?: boolean;
}

/** Longer runs have thrown away what V8 compiled at their start. In microseconds of computing, however busy the machine. */
const SHORT = 1e6;

/** The build puts a digest of the program and its parts at its beginning, in a comment of this length. */
const DIGEST_LENGTH = '/*0123456789abcdef0123456789abcdef*/'.length;

/** Where compiled code starts in its file. V8 copies what does not start at a multiple of eight bytes. */
const START = Math.ceil(DIGEST_LENGTH / 8) * 8;

/**
 * Runs a CommonJS file, which the build has wrapped into a function, with the machine code that V8 made of it the last
 * time: compiling the program takes longer than linting a file with it. What was compiled is kept in the package itself,
 * since whoever may write there may change the program as well; where nobody may, or with NODE_DISABLE_COMPILE_CACHE, the
 * program just starts later. Node has this of its own from 22.8 on, for all modules but not for all versions that we run
 * on. What Node does here is chosen to be little: its own functions are compiled at each start.
 *
 * @param name of a file in `directory`, which calls `import()` in other files only
 */
export function runCompiled(name: string, directory: string): void {
  const file = resolve(directory, name);
  const source = readFileSync(file, 'utf8');
  const digest = source.slice(0, DIGEST_LENGTH);
  // Compiled code fits one version of V8 and its flags, which V8 itself checks.
  const store = resolve(directory, '../.cache', `${process.version}-${process.platform}-${process.arch}.bin`);
  const isKept = !process.env.NODE_DISABLE_COMPILE_CACHE;
  const cachedData = isKept ? readCompiled(store, digest) : undefined;
  const script = new Script(source, cachedData ? { filename: file, cachedData } : { filename: file });
  const mayBeKept = isKept && script.cachedDataRejected !== false;
  const program = run(script, file, { mayBeKept });
  if (!mayBeKept) return;
  // At the end, since by then V8 has compiled what is really used.
  process.on('exit', () => {
    if (program.isWorthKeeping && process.cpuUsage().user < SHORT) writeCompiled(store, digest, script);
  });
}

/**
 * Stored twice after the digest of its source, since V8 compares only the length of the source, and runs whatever a
 * broken disk has made of the rest. Comparing two copies takes less time than to load what computes a checksum.
 */
function readCompiled(store: string, digest: string): Uint8Array | undefined {
  try {
    const stored = readFileSync(store);
    if (stored.toString('latin1', 0, DIGEST_LENGTH) !== digest) return undefined;
    const middle = (START + stored.length) / 2;
    const compiled = stored.subarray(START, middle);
    return compiled.equals(stored.subarray(middle)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** In one step: other processes may read and write it at the same time. */
function writeCompiled(store: string, digest: string, script: Script): void {
  const temporary = `${store}.${process.pid}`;
  try {
    const compiled = script.createCachedData();
    mkdirSync(dirname(store), { recursive: true });
    const file = openSync(temporary, 'wx');
    try {
      writeFileSync(file, Buffer.concat([Buffer.from(digest.padEnd(START), 'latin1'), compiled, compiled]));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, store);
  } catch {
    // It is faster with it, and right without.
    rmSync(temporary, { force: true });
  }
}

/** As `require` would, so that parts loaded later find the program when they ask for it. */
function run(script: Script, file: string, program: Program): Program {
  const Module = module.constructor as new (id: string, parent: NodeJS.Module) => NodeJS.Module;
  const own = new Module(file, module);
  own.filename = file;
  own.exports = program;
  require.cache[file] = own;
  const load = script.runInThisContext() as (...parts: unknown[]) => void;
  load(own.exports, require, own, file, dirname(file));
  own.loaded = true;
  return own.exports as Program;
}
