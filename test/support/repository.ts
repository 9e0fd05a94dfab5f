import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = join(import.meta.dirname, '../..');

/** Made or fetched, never written: no part of what is published or checked. */
const NOT_SOURCE = new Set(['.git', 'node_modules', 'dist', 'coverage']);

/** Paths of all files under a directory of the repository, posix, relative to its root, sorted. */
export function filesUnder(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCE.has(name))
    .flatMap((entry) => {
      const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

/** An empty directory that is removed when the test ends. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fargate-lint-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A copy of the repository that a test may change and build; installed packages are those of the repository. */
export function temporaryCopy(): string {
  const directory = temporaryDirectory();
  cpSync(ROOT, directory, { recursive: true, filter: (path) => !NOT_SOURCE.has(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'), 'junction');
  return directory;
}

/** Runs a shell command as a user would, without colours. */
export function execute(command: string, cwd: string): SpawnSyncReturns<string> {
  const { FORCE_COLOR: _, ...env } = process.env;
  return spawnSync(command, { cwd, shell: true, encoding: 'utf8', env: { ...env, NO_COLOR: '1' } });
}
