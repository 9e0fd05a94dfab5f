import { builtinModules } from 'node:module';
import { esmExternalRequirePlugin } from 'rolldown/plugins';
import { defineConfig, type UserConfig } from 'tsdown';
import { cliBuild, replacements } from './scripts/cli-build.ts';
import { collectLicenses } from './scripts/third-party-licenses.ts';

const NODE = builtinModules.flatMap((name) => [name, `node:${name}`]);

const licenses = collectLicenses('dist/THIRD-PARTY-LICENSES.txt');

/** The published package has no dependencies: everything is bundled in, and what is imported lazily is its own chunk. */
const library: UserConfig = {
  ...replacements,
  format: 'esm',
  target: 'node20',
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  treeshake: true,
  sourcemap: false,
  minify: true,
  // Everything that is imported is bundled, on purpose; vitest alone is a peer.
  deps: { onlyBundle: false, neverBundle: NODE },
  plugins: [licenses, esmExternalRequirePlugin({ external: NODE, skipDuplicateCheck: true })],
  tsconfig: 'tsconfig/build.json',
  dts: true,
};

// Built apart: the CLI starts sooner when it shares no chunk with the others, and the browser build must stand alone.
export default defineConfig(
  [
    ...cliBuild([licenses]),
    {
      ...library,
      entry: { index: 'src/index.ts', testing: 'src/testing.ts', browser: 'src/browser.ts' },
      // What a browser loads must not reach a module of Node.
      platform: 'neutral' as const,
      inputOptions: { resolve: { mainFields: ['module', 'main'] } },
    },
  ].map((config) => ({
    ...config,
    outDir: 'dist',
    clean: true,
    logLevel: 'warn' as const,
    checks: { pluginTimings: false },
  })),
);
