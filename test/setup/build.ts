import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/repository.ts';

/** Everything that ends up in a build: directories count with all that is below them. */
const SOURCES = [
  'src',
  'rules',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsdown.config.ts',
  'tsdown.action.config.ts',
];

const BUILDS = [
  {
    script: 'build',
    outputs: ['dist/cli.cjs', 'dist/index.js', 'dist/index.d.ts', 'dist/testing.js', 'dist/browser.js'],
  },
  { script: 'build:action', outputs: ['action/index.cjs'] },
] as const;

/**
 * Builds the package and the action once, before the first test that starts them, unless both are newer than their
 * sources. Throws with the output of a build that fails.
 */
export function setup(): void {
  const changed = Math.max(...SOURCES.map((path) => newestChange(join(ROOT, path))));
  for (const { script, outputs } of BUILDS) {
    if (outputs.every((path) => lastChange(join(ROOT, path)) > changed)) continue;
    const { status, stdout, stderr } = spawnSync(`npm run --silent ${script}`, {
      cwd: ROOT,
      shell: true,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`npm run ${script} failed:\n${stdout}${stderr}`);
  }
}

/** In milliseconds; a directory changes when a file in it comes or goes. */
function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function lastChange(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
