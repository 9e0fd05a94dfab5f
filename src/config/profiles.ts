import { dirname, relative, resolve, sep } from 'node:path';
import { type Host, reasonOf } from '../engine/host.ts';
import { checkProfiles, type ProfileFile, readProfiles } from '../engine/profiles/read-profiles.ts';
import { isTerraform, readTerraformProfiles } from '../engine/profiles/read-terraform-profiles.ts';
import { profilesOfList } from '../fargate/profiles/from-list.ts';
import type { ModuleReader } from '../hcl/module/module-files.ts';
import type { Place } from '../kubernetes/place.ts';
import { isWithin } from './extends.ts';
import type { FileLayer } from './load.ts';
import { formatProblem, show, spanOf } from './problem.ts';

export interface ProfileContext {
  readonly host: Host;
  readonly cwd: string;
}

/** The profiles that `profiles` of a file names or holds; undefined without that key. */
export function profilesOf(layer: FileLayer | undefined, context: ProfileContext): ProfileFile | undefined {
  if (!layer) return undefined;
  const named = layer.root.at('profiles');
  const entries = named.isSequence ? named.items() : [named];
  const read = entries.map((entry) => (entry.isMapping ? readInline(entry) : readNamed(entry, layer, context)));
  return {
    profiles: read.flatMap(({ profiles }) => profiles),
    problems: read.flatMap(({ problems }) => problems),
    notes: read.flatMap(({ notes }) => notes),
  };
}

function readInline(entry: Place): ProfileFile {
  const profiles = profilesOfList(entry);
  return profiles.length > 0 ? checkProfiles(profiles) : refuse(entry, 'A profile needs a name and selectors');
}

/** Relative to the file that names it, and below its directory: an untrusted configuration must read nothing else. */
function readNamed(entry: Place, { file }: FileLayer, { host, cwd }: ProfileContext): ProfileFile {
  const name = entry.string ?? '';
  const root = dirname(file);
  const path = resolve(root, name);
  if (!isWithin(root, path)) {
    return refuse(entry, `profiles: ${show(name)} is outside of the configuration's directory`);
  }
  const shown = relative(cwd, path).split(sep).join('/') || '.';
  const reader = moduleReader(root, host);
  if (isTerraform(shown, reader)) return readTerraformProfiles(shown, reader);
  const real = host.locate(path);
  if (real === undefined) return refuse(entry, `profiles: no such file: ${show(name)}`);
  if (!isWithin(root, real)) {
    return refuse(entry, `profiles: ${show(name)} is a link out of the configuration's directory`);
  }
  try {
    return readProfiles(shown, host.read(path));
  } catch (error) {
    return refuse(entry, `profiles: ${show(name)}: ${reasonOf(error)}`);
  }
}

/** Reads nothing outside of a directory, whatever modules name and links lead to. */
function moduleReader(root: string, host: Host): ModuleReader {
  return {
    names: (directory) => host.names?.(directory) ?? [],
    read(path) {
      const real = host.locate(path);
      if (real === undefined || !isWithin(root, real)) return undefined;
      try {
        return host.read(path);
      } catch {
        return undefined;
      }
    },
  };
}

function refuse(at: Place, message: string): ProfileFile {
  return { profiles: [], problems: [formatProblem({ message, span: spanOf(at) })], notes: [] };
}
