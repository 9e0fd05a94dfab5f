import { join } from 'node:path';
import { build } from 'tsdown';
import { ROOT } from './repository.ts';

/** Bundles the command line program into a directory, as it is published; gives the path of its entry. */
export async function bundleCli(directory: string): Promise<string> {
  await build({
    config: false,
    cwd: ROOT,
    entry: { cli: 'src/cli.ts' },
    outDir: directory,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    dts: false,
    clean: false,
    outExtensions: () => ({ js: '.mjs' }),
    logLevel: 'silent',
  });
  return join(directory, 'cli.mjs');
}
