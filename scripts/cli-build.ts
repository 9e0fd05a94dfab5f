import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Rolldown, UserConfig } from 'tsdown';
import packageJson from '../package.json' with { type: 'json' };
import { define } from './homepage.ts';

/**
 * Text of one byte for each character is read and kept in half the time. Outside of strings and patterns, where an escape
 * means the same, the code has no other characters.
 */
export const onlyAscii: Rolldown.Plugin = {
  name: 'only-ascii',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      output.code = output.code.replace(/[^\0-\u{7f}]/gu, (char) =>
        Array.from({ length: char.length }, (_, unit) => escapeUnit(char.charCodeAt(unit))).join(''),
      );
    }
  },
};

function escapeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * Picocolors asks whether standard output is a terminal as soon as it is loaded, which opens it; a clean manifest prints
 * nothing, and src/formatters/terminal/style.ts decides about colors by itself.
 */
const withoutDetection: Rolldown.Plugin = {
  name: 'without-detection',
  transform: {
    filter: { id: /picocolors\.js$/ },
    handler(code) {
      if (!code.includes('(p.stdout || {}).isTTY')) throw new Error('picocolors no longer asks for p.stdout');
      return code.replace('(p.stdout || {}).isTTY', 'false');
    },
  },
};

/** Puts what the bundler shares between parts into the program too: to load it apart takes each start a millisecond. */
const withRuntime: Rolldown.Plugin = {
  name: 'with-runtime',
  generateBundle(_options, bundle) {
    const program = bundle['cli-program.cjs'];
    const [name = '', runtime] =
      Object.entries(bundle).find(([file]) => file.startsWith('cli-rolldown-runtime-')) ?? [];
    if (program?.type !== 'chunk' || runtime?.type !== 'chunk') return;
    program.code = program.code.replace(
      `require(\`./${name}\`)`,
      () => `(exports=>{${runtime.code};return exports})({})`,
    );
  },
};

/**
 * Makes one function of the program, as Node would, and puts a digest in front that tells builds apart: the names of the
 * other parts, which are in it, hold digests of those.
 */
const wrapped: Rolldown.Plugin = {
  name: 'wrapped',
  generateBundle(_options, bundle) {
    const program = bundle['cli-program.cjs'];
    if (program?.type !== 'chunk') return;
    // What starts it gives V8 no means to, which would take a half of a millisecond: such calls belong into other parts.
    if (/\bimport\(/.test(program.code)) throw new Error('cli-program.cjs calls import()');
    const digest = createHash('sha256').update(program.code).digest('hex').slice(0, 32);
    program.code = `/*${digest}*/(function (exports, require, module, __filename, __dirname) {${program.code}\n})`;
  },
};

/** In one file, whatever else shares a part of it: each further one would cost every start. */
const core = { name: 'core', test: /[\\/]src[\\/]cli[\\/]program\.ts$/ };

/** Tables that only a plan reads. */
const planData = { name: 'plan-data', test: /[\\/]src[\\/]plan[\\/]data[\\/]/ };

/** What every build of the linter replaces: see src/links.ts and js-yaml-reader.mjs. */
export const replacements: UserConfig = {
  define,
  alias: {
    'js-yaml': join(import.meta.dirname, 'js-yaml-reader.mjs'),
    // Documents are read with a schema of our own: the library's takes a millisecond to set up.
    './schema/default': join(import.meta.dirname, 'no-schema.cjs'),
  },
};

const shared: UserConfig = {
  ...replacements,
  // CommonJS starts some milliseconds sooner than modules do.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  treeshake: true,
  sourcemap: false,
  dts: false,
  minify: true,
  // Everything that is imported is bundled, on purpose.
  deps: { onlyBundle: false },
  outExtensions: () => ({ js: '.cjs' }),
};

/** The oldest Node that it runs on, as package.json says: `>=20.19`. */
const [, oldest = '', major = '', minor = ''] = /^>=((\d+)\.(\d+))$/.exec(packageJson.engines.node) ?? [];

/** In words that Node has known for ever, and before anything is required: an older one says what is wrong, and no more. */
const START = `#!/usr/bin/env node
var v = process.versions.node.split('.');
if (+v[0] < ${major} || (+v[0] === ${major} && +v[1] < ${minor})) {
  console.error('fargate-lint: this is Node.js ' + process.versions.node + ', and ${oldest} or later is needed.');
  process.exit(2);
}`;

/** The command line program: what starts it, one file with whatever it needs for a clean manifest, others for the rest. */
export function cliBuild(plugins: readonly Rolldown.Plugin[]): UserConfig[] {
  return [
    // Read to its end by any Node before it is run.
    { ...shared, target: 'node12', entry: { cli: 'src/cli.ts' }, banner: START, plugins: [...plugins] },
    {
      ...shared,
      entry: { 'cli-program': 'src/cli/program.ts' },
      plugins: [withoutDetection, onlyAscii, withRuntime, ...plugins, wrapped],
      outputOptions: { chunkFileNames: 'cli-[name]-[hash].cjs', codeSplitting: { groups: [core, planData] } },
    },
  ];
}

/** The command line program in one file, for a single executable, where there are no others to load. */
export function executableBuild(plugins: readonly Rolldown.Plugin[]): UserConfig {
  return {
    ...shared,
    entry: { program: 'src/cli/program.ts' },
    plugins: [onlyAscii, ...plugins],
    outputOptions: { codeSplitting: false },
    clean: false,
    logLevel: 'warn',
  };
}
