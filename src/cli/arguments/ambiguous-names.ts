import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Throws a {@link UsageError} for an option that is also the name of a file. Hooks pass the names of whatever was
 * changed, and one like `-fsarif=package.json` must not be taken for an option; nor may a file that somebody adds take
 * an option away.
 *
 * @param cwd absolute path of the working directory
 */
export function refuseAmbiguous(argv: readonly string[], cwd: string): void {
  for (const argument of argv) {
    if (argument === '--') return;
    if (argument.length > 1 && argument.startsWith('-') && exists(resolve(cwd, argument))) {
      throw new UsageError(
        `${argument} is an option, and a file of that name is here. Put -- in front of file names: -- ${argument}`,
      );
    }
  }
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
