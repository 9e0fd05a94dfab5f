import { defineConfig, type UserConfig } from 'tsdown';
import { cliBuild } from './scripts/cli-build.ts';
import { collectLicenses } from './scripts/third-party-licenses.ts';

const licenses = collectLicenses('dist/THIRD-PARTY-LICENSES.txt');

/** The published package has no dependencies: everything is bundled in, and what is imported lazily is its own chunk. */
const library: UserConfig = {
  format: 'esm',
  target: 'node20',
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  treeshake: true,
  sourcemap: false,
  // Everything that is imported is bundled, on purpose; vitest alone is a peer.
  deps: { onlyBundle: false },
  plugins: [licenses],
  tsconfig: 'tsconfig/build.json',
  dts: true,
};

// Built apart: the CLI starts sooner when it shares no chunk with the others, and the browser build must stand alone.
export default defineConfig(
  [
    ...cliBuild([licenses]),
    { ...library, entry: { index: 'src/index.ts', testing: 'src/testing.ts' }, platform: 'node' as const },
    { ...library, entry: { browser: 'src/browser.ts' }, platform: 'neutral' as const },
  ].map((config) => ({
    ...config,
    outDir: 'dist',
    clean: true,
    logLevel: 'warn' as const,
    checks: { pluginTimings: false },
  })),
);
