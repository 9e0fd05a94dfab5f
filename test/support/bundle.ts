import { join } from 'node:path';
import { build } from 'tsdown';
import { cliBuild } from '../../scripts/cli-build.ts';
import { ROOT } from './repository.ts';

/** Bundles the command line program into a directory, as it is published; gives the path of its entry. */
export async function bundleCli(directory: string): Promise<string> {
  for (const config of cliBuild([])) {
    await build({ ...config, config: false, cwd: ROOT, outDir: directory, clean: false, logLevel: 'silent' });
  }
  return join(directory, 'cli.cjs');
}
