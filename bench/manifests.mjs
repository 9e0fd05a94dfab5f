import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute paths of all manifests below a directory. */
export function manifestsBelow(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
