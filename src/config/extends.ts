import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Host } from '../engine/host.ts';
import { didYouMean } from './explain.ts';
import { CONFIG_NAMES } from './find.ts';
import { isPreset, PRESETS, type PresetName } from './presets.ts';
import { show } from './problem.ts';

/** What an entry of `extends` stands for, or why it stands for nothing. */
export type Extended =
  | { readonly preset: PresetName }
  /** A file, and the directory that what it extends itself must stay in; both absolute, links resolved. */
  | Naming
  /** Completes `extends: …`. */
  | { readonly problem: string };

/** Where a name stands: in a file, whose relative names must stay in a directory. */
export interface Naming {
  readonly file: string;
  readonly root: string;
}

const DATA_FILE = /\.(?:ya?ml|json)$/i;
const PACKAGE = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;

/**
 * Finds what `name` stands for. Only data is ever read: presets, YAML or JSON below the root, and such files of npm
 * packages. Nothing leads out of the root or of the package, not even a link.
 */
export function resolveExtends(name: string, naming: Naming, host: Host): Extended {
  if (isPreset(name)) return { preset: name };
  if (isAbsolute(name) || /^[A-Za-z]:|\\/.test(name)) {
    return { problem: `${show(name)} must be relative, with / between directories.` };
  }
  return /^\.{1,2}(?:\/|$)/.test(name) ? resolveFile(name, naming, host) : resolvePackage(name, naming, host);
}

function resolveFile(name: string, { root, file }: Naming, host: Host): Extended {
  const path = join(dirname(file), name);
  if (!isWithin(root, path)) return { problem: `${show(name)} leads out of the directory of the configuration.` };
  if (!DATA_FILE.test(name)) return { problem: `${show(name)} must be a .yaml, .yml or .json file.` };
  const real = host.locate(path);
  if (real === undefined) return { problem: `there is no file ${show(name)}.` };
  if (isWithin(root, real)) return { file: real, root };
  return { problem: `${show(name)} is a link out of the directory of the configuration.` };
}

function resolvePackage(name: string, { file }: Naming, host: Host): Extended {
  const segments = name.split('/');
  const length = name.startsWith('@') ? 2 : 1;
  const packageName = segments.slice(0, length).join('/');
  const inside = segments.slice(length);
  if (!PACKAGE.test(packageName) || inside.some((segment) => ['', '.', '..'].includes(segment))) {
    return { problem: `${show(name)} is no preset, no file (./base.yaml) and no name of an npm package.` };
  }
  if (inside.length > 0 && !DATA_FILE.test(name)) {
    return { problem: `${show(name)} must be a .yaml, .yml or .json file of the package: code is never run.` };
  }
  const directory = findPackage(packageName, dirname(file), host);
  if (directory === undefined) {
    const meant = didYouMean(name, Object.keys(PRESETS));
    return { problem: `there is no package ${show(packageName)} in node_modules.${meant}` };
  }
  const candidates = inside.length > 0 ? [inside.join('/')] : CONFIG_NAMES;
  return fileOfPackage(name, directory, candidates, host);
}

function fileOfPackage(name: string, directory: string, candidates: readonly string[], host: Host): Extended {
  const [real] = candidates.flatMap((candidate) => host.locate(join(directory, candidate)) ?? []);
  if (real === undefined) {
    return { problem: `the package ${show(name)} has no ${candidates.join(', ')}.` };
  }
  if (isWithin(directory, real)) return { file: real, root: directory };
  return { problem: `${show(name)} is a link out of its package.` };
}

/** The real directory of an installed package, found upwards as Node finds it. */
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
