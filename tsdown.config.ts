import { readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'tsdown';
import { collectLicenses } from './scripts/third-party-licenses.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };
const licenses = collectLicenses('dist/THIRD-PARTY-LICENSES.txt');

/** The published package has no dependencies: everything is bundled in, and what is imported lazily is its own chunk. */
const shared: UserConfig = {
  format: 'esm',
  target: 'node20',
  outDir: 'dist',
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  clean: true,
  treeshake: true,
  sourcemap: false,
  define: { __VERSION__: JSON.stringify(version) },
  deps: { onlyBundle: false },
  plugins: [licenses],
  logLevel: 'warn',
  failOnWarn: false,
};

// Built apart: the CLI starts sooner when it shares no chunk with the others, and the browser build must stand alone.
export default defineConfig([
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    platform: 'node',
    dts: false,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    outputOptions: { chunkFileNames: 'cli-[name]-[hash].js' },
  },
  {
    ...shared,
    entry: { index: 'src/index.ts', testing: 'src/testing.ts' },
    platform: 'node',
    dts: true,
  },
  { ...shared, entry: { browser: 'src/browser.ts' }, platform: 'neutral', dts: true },
]);
