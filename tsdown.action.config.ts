import { defineConfig } from 'tsdown';
import { onlyAscii, replacements } from './scripts/cli-build.ts';
import { collectLicenses } from './scripts/third-party-licenses.ts';

/**
 * The GitHub Action in one file, which a runner takes as it stands in the commit that a release tags. The same sources give
 * the same bytes on every machine: nothing in it is a path, a time or a version of something that package-lock.json does
 * not pin.
 */
export default defineConfig({
  ...replacements,
  entry: { index: 'src/action.ts' },
  outDir: 'action',
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
  plugins: [onlyAscii, collectLicenses('action/THIRD-PARTY-LICENSES.txt')],
});
