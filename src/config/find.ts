import { dirname, resolve } from 'node:path';
import type { Host } from '../engine/host.ts';

/** What a configuration is called, the first one that a directory has counts; package.json only with our key. */
export const CONFIG_NAMES = ['fargate-lint.yaml', 'fargate-lint.yml', 'fargate-lint.json'] as const;

/** The key of package.json under which a configuration may stand. */
export const PACKAGE_KEY = 'fargate-lint';

/**
 * The configuration that counts for a directory: the nearest upwards, absolute. Undefined when there is none. Costs a
 * few looks at the file system a directory and loads nothing, because every start pays for it; `resolve` rather than `join`
 * because Node has called, and so compiled, it before.
 */
export function findConfig(directory: string, host: Host): string | undefined {
  for (let each = directory; ; each = dirname(each)) {
    const name = CONFIG_NAMES.find((candidate) => host.locate(resolve(each, candidate)) !== undefined);
    if (name !== undefined) return resolve(each, name);
    const manifest = resolve(each, 'package.json');
    if (host.locate(manifest) !== undefined && hasConfig(host, manifest)) return manifest;
    if (dirname(each) === each) return undefined;
  }
}

/** Of a package.json that cannot be read nothing is said: it is npm's business. */
function hasConfig(host: Host, path: string): boolean {
  try {
    const text = new TextDecoder().decode(host.read(path));
    if (!text.includes(`"${PACKAGE_KEY}"`)) return false;
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, PACKAGE_KEY);
  } catch {
    return false;
  }
}
