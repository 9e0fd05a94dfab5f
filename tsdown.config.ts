import { defineConfig, type UserConfig } from 'tsdown';
import { collectLicenses } from './scripts/third-party-licenses.ts';

/** The published package has no dependencies: everything is bundled in, and what is imported lazily is its own chunk. */
const shared: UserConfig = {
  format: 'esm',
  target: 'node20',
  outDir: 'dist',
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  clean: true,
  treeshake: true,
  sourcemap: false,
  // Everything that is imported is bundled, on purpose; vitest alone is a peer.
  deps: { onlyBundle: false },
  plugins: [collectLicenses('dist/THIRD-PARTY-LICENSES.txt')],
  logLevel: 'warn',
};

// Built apart: the CLI starts sooner when it shares no chunk with the others, and the browser build must stand alone.
export default defineConfig([
  {
    ...shared,
    entry: { cli: 'src/cli.ts' },
    platform: 'node',
    dts: false,
    minify: true,
    banner: '#!/usr/bin/env node',
    outputOptions: { chunkFileNames: 'cli-[name]-[hash].js' },
  },
  { ...shared, entry: { index: 'src/index.ts', testing: 'src/testing.ts' }, platform: 'node', dts: true },
  { ...shared, entry: { browser: 'src/browser.ts' }, platform: 'neutral', dts: true },
]);
