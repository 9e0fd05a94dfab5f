import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const COMPILER = 'node_modules/assemblyscript/bin/asc.js';

const OPTIONS = [
  ...['assembly/reader.ts', '-O3', '--runtime', 'stub', '--enable', 'simd'],
  // Nothing of it can fail but at the bounds of its memory.
  ...['--noAssert', '--use', 'abort='],
];

/** `src/generated/byte-reader.js` and its types: what is in assembly/, compiled. */
export function byteReaderFiles(): [path: string, text: string][] {
  const head = '// Written by `npm run generate`: the reader in assembly/, compiled to WebAssembly, in base64.\n';
  const code = compile().toString('base64');
  return [
    ['src/generated/byte-reader.js', `${head}export const BYTE_READER =\n  '${code}';\n`],
    ['src/generated/byte-reader.d.ts', `${head}export declare const BYTE_READER: string;\n`],
  ];
}

function compile(): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'byte-reader-'));
  try {
    const file = join(directory, 'reader.wasm');
    execFileSync(process.execPath, [COMPILER, ...OPTIONS, '--outFile', file], { cwd: ROOT, stdio: 'inherit' });
    return readFileSync(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
