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
 * @param inside directory in the package that is a package of its own, whose dependencies are installed too
 */
export function pinnedPackage(name: string, version: string, inside?: string): string {
  const home = join(CACHE, `${name.replace('/', '+')}@${version}`);
  if (!existsSync(home)) install(name, version, home, inside);
  return join(home, 'node_modules', name);
}

/** Into a directory of its own first, for others may look at the same time, and a run may be broken off. */
function install(name: string, version: string, home: string, inside: string | undefined): void {
  mkdirSync(CACHE, { recursive: true });
  const directory = mkdtempSync(join(CACHE, 'installing-'));
  try {
    writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
    runNpm(`install ${name}@${version}`, directory);
    if (inside !== undefined) runNpm('install --omit=dev', join(directory, 'node_modules', name, inside));
    renameSync(directory, home);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    // Another run was faster.
    if (!existsSync(home)) throw error;
  }
}

function runNpm(command: string, cwd: string): void {
  const options = '--ignore-scripts --no-audit --no-fund --loglevel=error';
  const { status, stderr } = spawnSync(`npm ${command} ${options}`, { cwd, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${command}: ${stderr.trim()}`);
}
