import { join } from 'node:path';
import type { Rolldown, UserConfig } from 'tsdown';
import { define } from './homepage.ts';

const SOURCE = join(import.meta.dirname, '../editors/vscode/src');

const ONE_FILE = { codeSplitting: false };

const shared: UserConfig = {
  define,
  // What the hosts of VS Code 1.91 load.
  format: 'cjs',
  treeshake: true,
  sourcemap: false,
  dts: false,
  minify: true,
  clean: false,
  logLevel: 'warn',
  outputOptions: ONE_FILE,
};

/**
 * The programs of the VS Code extension: it and its server, each once for a desktop and once for a browser. Built with
 * what builds the package, so that the server here is bundled as it is there.
 *
 * @param directory where the extension is put together; the programs go to `dist` in it
 */
export function vscodeBuild(directory: string, plugins: readonly Rolldown.Plugin[] = []): UserConfig[] {
  const desktop: UserConfig = { ...shared, platform: 'node', target: 'node20', outExtensions: () => ({ js: '.cjs' }) };
  const browser: UserConfig = {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    outExtensions: () => ({ js: '.js' }),
    // The server names paths; a browser has nothing of Node.
    alias: { 'node:path': 'pathe' },
    inputOptions: { resolve: { conditionNames: ['browser', 'import', 'require', 'default'] } },
  };
  const worker: UserConfig = { format: 'iife', outputOptions: { ...ONE_FILE, entryFileNames: '[name].js' } };
  const bundle = (config: UserConfig, out: string, entry: Record<string, string>): UserConfig => ({
    ...config,
    entry,
    outDir: join(directory, out),
    // All is bundled; the host brings this one module.
    deps: { onlyBundle: false, neverBundle: ['vscode'] },
    plugins: [...plugins],
  });
  return [
    bundle(desktop, 'dist', { extension: join(SOURCE, 'node.ts') }),
    bundle(desktop, 'dist', { server: join(SOURCE, 'server/node.ts') }),
    bundle(browser, 'dist/web', { extension: join(SOURCE, 'browser.ts') }),
    bundle({ ...browser, ...worker }, 'dist/web', { server: join(SOURCE, 'server/browser.ts') }),
  ];
}
