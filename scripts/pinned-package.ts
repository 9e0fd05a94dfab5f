import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(import.meta.dirname, '../.cache/packages');

/**
 * The directory of a package that few need and that is too large for every `npm ci`: installed when it is asked for, in
 * one version, without its scripts, and kept. Throws where it cannot be had.
 *
 * @param name name in the registry, such as `@vscode/vsce`
 * @param version one version, no range
 */
export function pinnedPackage(name: string, version: string): string {
  const home = join(CACHE, `${name.replace('/', '+')}@${version}`);
  if (!existsSync(home)) install(`${name}@${version}`, home);
  return join(home, 'node_modules', name);
}

/** Into a directory of its own first, for others may look at the same time, and a run may be broken off. */
function install(specifier: string, home: string): void {
  mkdirSync(CACHE, { recursive: true });
  const directory = mkdtempSync(join(CACHE, 'installing-'));
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync(
    `npm install --ignore-scripts --no-audit --no-fund --no-save --loglevel=error ${specifier}`,
    { cwd: directory, shell: true, encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(directory, { recursive: true, force: true });
    throw new Error(`${specifier} cannot be installed: ${stderr.trim()}`);
  }
  try {
    renameSync(directory, home);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
