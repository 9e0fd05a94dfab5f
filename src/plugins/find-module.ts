import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Source: https://nodejs.org/api/packages.html#conditional-exports. */
const CONDITIONS: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default']);

/**
 * The URL of a module named on a command line: a path, or a package installed in `directory` or above; undefined if it
 * does not exist. Node's own resolution would start at this program, which may be installed elsewhere.
 */
export function findModule(name: string, directory: string): string | undefined {
  if (name.startsWith('file:')) return existsSync(fileURLToPath(name)) ? name : undefined;
  if (/^\.{1,2}([/\\]|$)/.test(name) || isAbsolute(name)) {
    const path = resolve(directory, name);
    return existsSync(path) ? pathToFileURL(path).href : undefined;
  }
  const [, packageName, subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? [];
  const home = packageName && findPackage(packageName, directory);
  if (!home) return undefined;
  const entry = entryOf(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')), `.${subpath}`);
  const path = entry === undefined ? undefined : join(home, entry);
  return path && existsSync(path) ? pathToFileURL(path).href : undefined;
}

function findPackage(name: string, directory: string): string | undefined {
  for (let at = resolve(directory); ; at = dirname(at)) {
    const home = join(at, 'node_modules', name);
    if (existsSync(join(home, 'package.json'))) return home;
    if (at === dirname(at)) return undefined;
  }
}

interface PackageJson {
  readonly exports?: unknown;
  readonly main?: unknown;
}

function entryOf({ exports, main }: PackageJson, subpath: string): string | undefined {
  if (exports === undefined || exports === null) {
    if (subpath !== '.') return subpath;
    return typeof main === 'string' ? main : 'index.js';
  }
  const isTable = typeof exports === 'object' && Object.keys(exports).some((key) => key.startsWith('.'));
  const target = isTable ? Object.entries(exports).find(([key]) => key === subpath)?.[1] : exports;
  return isTable || subpath === '.' ? choose(target) : undefined;
}

/** The first condition that applies, in the order of the package. */
function choose(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? choose(inner) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
