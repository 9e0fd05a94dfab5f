import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** What a program tells about its run, by the time that it ends. */
interface Program {
  /** Whether it did what it does mostly: other runs leave most of it uncompiled. */
  readonly hasLinted?: boolean;
}

/** Longer runs have thrown away what V8 compiled at their start. In seconds. */
const SHORT = 2;

/**
 * Runs a CommonJS file with the machine code that V8 made of it the last time: compiling the program takes longer than
 * linting a file with it. What was compiled is kept in the package itself, since whoever may write there may change the
 * program as well; where nobody may, or with NODE_DISABLE_COMPILE_CACHE, the program just starts later. Node has this
 * of its own from 22.8 on, for all modules but not for all versions that we run on.
 *
 * @param name of a file in `directory`
 */
export function runCompiled(name: string, directory: string): void {
  const file = join(directory, name);
  // Compiled code fits one version of V8 and its flags, which V8 itself checks.
  const store = join(directory, '../.cache', `${process.version}-${process.platform}-${process.arch}.bin`);
  const compiled = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : compile(file, store);
  if (!compiled) {
    require(file);
    return;
  }
  const { script, source } = compiled;
  const program = run(script, file);
  if (script.cachedDataRejected === false) return;
  // At the end, since by then V8 has compiled what is really used.
  process.on('exit', () => {
    if (program.hasLinted && process.uptime() < SHORT) writeCompiled(store, source, script);
  });
}

function compile(file: string, store: string): { script: Script; source: Buffer } | undefined {
  try {
    const source = readFileSync(file);
    const cachedData = readCompiled(store, source);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && { cachedData }),
    });
    return { script, source };
  } catch {
    return undefined;
  }
}

/** Kept behind the text that it was made of, because V8 compares no more than its length. */
function readCompiled(store: string, source: Buffer): Buffer | undefined {
  try {
    const stored = readFileSync(store);
    return stored.subarray(0, source.length).equals(source) ? stored.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
}

/** In one step: other processes may read and write it at the same time. */
function writeCompiled(store: string, source: Buffer, script: Script): void {
  try {
    mkdirSync(dirname(store), { recursive: true });
    const temporary = `${store}.${process.pid}`;
    writeFileSync(temporary, Buffer.concat([source, script.createCachedData()]), { flag: 'wx' });
    renameSync(temporary, store);
  } catch {
    // It is faster with it, and right without.
  }
}

/** As `require` would, so that parts loaded later find the program when they ask for it. */
function run(script: Script, file: string): Program {
  const Module = module.constructor as new (id: string, parent: NodeJS.Module) => NodeJS.Module;
  const own = new Module(file, module);
  own.filename = file;
  require.cache[file] = own;
  const load = script.runInThisContext() as (...parts: unknown[]) => void;
  load(own.exports, require, own, file, dirname(file));
  own.loaded = true;
  return own.exports as Program;
}
