import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Host } from '../engine/host.ts';
import { didYouMean } from './explain.ts';
import { CONFIG_NAMES } from './find.ts';
import { isPreset, PRESETS, type PresetName } from './presets.ts';
import { show } from './problem.ts';

/** What an entry of `extends` names, or why it names nothing. */
export type Extended =
  | { readonly preset: PresetName }
  /** A file, and the directory that its own `extends` must stay in; both absolute, links resolved. */
  | Naming
  /** Completes `extends: …`. */
  | { readonly problem: string };

/** The file that holds a name, and the directory that its relative names must stay in. */
export interface Naming {
  readonly file: string;
  readonly root: string;
}

const DATA_FILE = /\.(?:ya?ml|json)$/i;
const PACKAGE = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;

/**
 * Resolves `name`. Only data is ever read: presets, and YAML or JSON files below the root or in npm packages. Nothing
 * leads out of the root or of the package, not even a link.
 */
export function resolveExtends(name: string, naming: Naming, host: Host): Extended {
  if (isPreset(name)) return { preset: name };
  if (isAbsolute(name) || /^[A-Za-z]:|\\/.test(name)) {
    return { problem: `${show(name)} must be a relative path with / as separator` };
  }
  if (!/^\.{1,2}(?:\/|$)/.test(name)) return resolvePackage(name, naming, host);
  const named = resolveFile(name, naming, host);
  return 'problem' in named || DATA_FILE.test(name)
    ? named
    : { problem: `${show(name)} must be a .yaml, .yml or .json file` };
}

/** Resolves a name relative to the file that holds it. Nothing leads out of the root, not even a link. */
export function resolveFile(
  name: string,
  { root, file }: Naming,
  host: Host,
): Exclude<Extended, { readonly preset: PresetName }> {
  const path = resolve(dirname(file), name);
  if (!isWithin(root, path)) return { problem: `${show(name)} is outside of the configuration's directory` };
  const real = host.locate(path);
  if (real === undefined) return { problem: `no such file: ${show(name)}` };
  if (isWithin(root, real)) return { file: real, root };
  return { problem: `${show(name)} is a link out of the configuration's directory` };
}

function resolvePackage(name: string, { file }: Naming, host: Host): Extended {
  const segments = name.split('/');
  const length = name.startsWith('@') ? 2 : 1;
  const packageName = segments.slice(0, length).join('/');
  const inside = segments.slice(length);
  if (!PACKAGE.test(packageName) || inside.some((segment) => ['', '.', '..'].includes(segment))) {
    return { problem: `${show(name)} is not a preset, a file (./base.yaml) or an npm package` };
  }
  if (inside.length > 0 && !DATA_FILE.test(name)) {
    return { problem: `${show(name)} must be a .yaml, .yml or .json file of the package; code is never run` };
  }
  const directory = findPackage(packageName, dirname(file), host);
  if (directory === undefined) {
    const meant = didYouMean(name, Object.keys(PRESETS));
    return { problem: `no package ${show(packageName)} in node_modules${meant}` };
  }
  const candidates = inside.length > 0 ? [inside.join('/')] : CONFIG_NAMES;
  return fileOfPackage(name, directory, candidates, host);
}

function fileOfPackage(name: string, directory: string, candidates: readonly string[], host: Host): Extended {
  const [real] = candidates.flatMap((candidate) => host.locate(join(directory, candidate)) ?? []);
  if (real === undefined) {
    return { problem: `package ${show(name)} has no ${candidates.join(', ')}` };
  }
  if (isWithin(directory, real)) return { file: real, root: directory };
  return { problem: `${show(name)} is a link out of its package` };
}

/** The real directory of an installed package, found upwards like Node does. */
function findPackage(name: string, from: string, host: Host): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const manifest = host.locate(join(directory, 'node_modules', name, 'package.json'));
    if (manifest !== undefined) return dirname(manifest);
    if (dirname(directory) === directory) return undefined;
  }
}

/** Whether a path is a directory or something below it. */
export function isWithin(directory: string, path: string): boolean {
  const steps = relative(directory, path);
  return steps !== '..' && !/^\.\.[\\/]/.test(steps) && !isAbsolute(steps);
}
