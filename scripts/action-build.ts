import { resolve } from 'node:path';
import type { Plugin } from 'rolldown';
import type { UserConfig } from 'tsdown';
import { onlyAscii } from './cli-build.ts';
import { collectLicenses } from './third-party-licenses.ts';

/** The files that are committed, because a runner takes an action as it stands in the repository. */
export const ACTION_FILES = ['index.cjs', 'THIRD-PARTY-LICENSES.txt'] as const;

const withoutCommands: Plugin = {
  name: 'without-commands',
  resolveId: {
    filter: { id: /^\.\/commands\/index\.ts$/ },
    handler: () => resolve(import.meta.dirname, '../src/action/no-commands.ts'),
  },
};

/**
 * The GitHub Action in one file. The same sources give the same bytes on every machine: nothing in it is a path, a time
 * or a version of something that package-lock.json does not pin.
 */
export function actionBuild(outDir: string): UserConfig {
  return {
    entry: { index: 'src/action.ts' },
    outDir,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    treeshake: true,
    sourcemap: false,
    dts: false,
    minify: true,
    clean: false,
    logLevel: 'warn',
    // Everything that is imported is bundled, on purpose.
    deps: { onlyBundle: false },
    outExtensions: () => ({ js: '.cjs' }),
    outputOptions: { codeSplitting: false },
    plugins: [withoutCommands, onlyAscii, collectLicenses(`${outDir}/THIRD-PARTY-LICENSES.txt`) as Plugin],
  };
}
