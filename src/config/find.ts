import { dirname, resolve } from 'node:path';
import type { Host } from '../engine/host.ts';

/** File names of a configuration, in order of precedence; package.json counts only with our key. */
export const CONFIG_NAMES = ['fargate-lint.yaml', 'fargate-lint.yml', 'fargate-lint.json'] as const;

/** The key of package.json that may hold a configuration. */
export const PACKAGE_KEY = 'fargate-lint';

/**
 * The configuration of a directory: the nearest one upwards, absolute; undefined if there is none. Every start pays for
 * this, so it loads nothing, and uses `resolve`, which Node has compiled by then, rather than `join`.
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

/** An unreadable package.json is npm's business. */
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
