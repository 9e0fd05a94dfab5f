import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Holds the clients that npm has, apart from the packages that everybody needs. */
export const PACKAGES = join(import.meta.dirname, 'packages');

/** Programs of those clients. */
export const PROGRAMS = join(PACKAGES, 'node_modules/.bin');

/** The directory of an npm package among the clients. */
export function packageDirectory(name: string): string {
  return join(PACKAGES, 'node_modules', name);
}

/** The first of several commands that this machine has; undefined where it has none of them. */
export function findCommand(...commands: readonly string[]): string | undefined {
  return commands.find(
    (command) => spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0,
  );
}

/** Whatever runs Chromium, which has several names. */
export const BROWSERS = ['chromium', 'google-chrome', 'chromium-browser'] as const;
