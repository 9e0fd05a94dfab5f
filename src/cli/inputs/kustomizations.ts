import { realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { Host } from '../../engine/host.ts';
import type { Input } from '../../engine/reading/input.ts';
import type { ReadFile } from '../../engine/reading/read-manifests.ts';
import { repositoryOf } from '../../host/repository.ts';
import { type BuiltSources, buildSources, isKustomization } from '../../kustomize/discover.ts';
import { directoryOf, type FileReader, joinPath } from '../../kustomize/kustomization.ts';
import { SourceFiles } from '../../kustomize/source-files.ts';
import type { BuiltInputs } from './sources.ts';

export interface KustomizationOptions {
  readonly host: Host;
  readonly cwd: string;
  /** All files that are read. */
  readonly listed: readonly string[];
  /** What the command line and the configuration name: directories to build even when others are made of them. */
  readonly named: readonly string[];
}

/** Builds the kustomizations among the files of a run. */
export function buildKustomizations({ host, cwd, listed, named }: KustomizationOptions): BuiltInputs {
  const kustomizations = listed.filter(isKustomization);
  const directories = new Set(kustomizations.map(directoryOf));
  const wanted = named.map((path) => joinPath('.', isKustomization(path) ? directoryOf(path) : path));
  const read = readerFor(host, cwd, kustomizations);
  const builtOf = (reader: FileReader) => {
    const files = new SourceFiles(reader);
    return {
      files,
      built: buildSources(kustomizations, new Set(wanted.filter((each) => directories.has(each))), files),
    };
  };
  const { files, built } = builtOf(read);
  return {
    consumed: built.consumed,
    inputs: [...built.consumed].flatMap((path) => inputOf(path, files)),
    files: (changed) => {
      if (changed.size === 0) return filesOf(built, files);
      const again = builtOf((path) => {
        const text = changed.get(path);
        return text === undefined ? read(path) : new TextEncoder().encode(text);
      });
      return filesOf(again.built, again.files);
    },
    notes: notesOn(built),
  };
}

function inputOf(path: string, files: SourceFiles): Input[] {
  const content = files.read(path);
  return content ? [{ path, content }] : [];
}

/** Each file with the objects that start in it; comments count in all of them. */
function filesOf({ documents, consumed }: BuiltSources, files: SourceFiles): ReadFile[] {
  return [...consumed].map((path) => {
    const source = files.sourceOf(path);
    if (!source) return { path, problems: [] };
    const own = documents.filter(({ file }) => file === source);
    return { path, source, parsed: { documents: own, problems: [], skipped: 0 }, isBuilt: true, problems: [] };
  });
}

function notesOn({ notices, failures }: BuiltSources): string[] {
  const placeOf = (at: {
    file: { path: string; position(offset: number): { line: number } };
    range: { start: number };
  }) => `${at.file.path}:${at.file.position(at.range.start).line}`;
  const unapplied = notices.map(({ text, at, directory }) => `not applied: ${text}, ${at ? placeOf(at) : directory}`);
  return [
    ...new Set(unapplied),
    ...failures.map(({ directory, failure }) => {
      const where = failure.at ? `, ${placeOf(failure.at)}` : '';
      return `${directory} was not built, and its files are linted as they are: ${failure.message}${where}`;
    }),
  ];
}

/** Reads only what is in the repository, or outside of one in the directories that are linted; never behind links out. */
function readerFor(host: Host, cwd: string, kustomizations: readonly string[]): FileReader {
  const roots = new Set([realPath(repositoryOf(cwd) ?? cwd)]);
  const isWithin = (real: string) => [...roots].some((root) => real === root || real.startsWith(root + sep));
  for (const path of kustomizations) {
    const directory = realPath(dirname(resolve(cwd, path)));
    if (!isWithin(directory)) roots.add(realPath(repositoryOf(directory) ?? directory));
  }
  return (path) => {
    const real = host.locate(path);
    if (real === undefined || !isWithin(real)) return undefined;
    try {
      return host.read(path);
    } catch {
      return undefined;
    }
  };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
