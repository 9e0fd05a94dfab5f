import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = join(import.meta.dirname, '../..');

/** The command line program, as test/setup/build.ts builds it for tests that start processes. */
export const CLI = join(ROOT, 'dist/cli.cjs');

/** Made or fetched, never written. */
const NOT_SOURCE = /^(action|executable)$|(^|\/)(\.git|node_modules|dist|coverage|\.cache)$/;

/** Paths of all files under a directory of the repository, posix, relative to its root, sorted. */
export function filesUnder(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { withFileTypes: true })
    .flatMap((entry) => {
      const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
      if (NOT_SOURCE.test(path)) return [];
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

/** Takes note of what is to be done in the end. Inside a test the end is the end of the test. */
export type WhenDone = (cleanUp: () => void) => void;

/** An empty directory that is removed in the end. */
export function temporaryDirectory(whenDone: WhenDone = onTestFinished): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fargate-lint-')));
  whenDone(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A copy of the repository that a test may change and build; installed packages are those of the repository. */
export function temporaryCopy(whenDone?: WhenDone): string {
  const directory = temporaryDirectory(whenDone);
  cpSync(ROOT, directory, {
    recursive: true,
    filter: (path) => !NOT_SOURCE.test(relative(ROOT, path).replaceAll('\\', '/')),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'), 'junction');
  return directory;
}

/** Runs a shell command as a user would, without colours. */
export function execute(command: string, cwd: string, more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  const { FORCE_COLOR: _, ...env } = process.env;
  return spawnSync(command, { cwd, shell: true, encoding: 'utf8', env: { ...env, NO_COLOR: '1', ...more } });
}
