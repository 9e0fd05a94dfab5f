import type { Input } from '../engine/reading/input.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import { type BuiltSources, buildSources, isKustomization } from '../kustomize/discover.ts';
import type { FileReader } from '../kustomize/kustomization.ts';
import { SourceFiles } from '../kustomize/source-files.ts';
import { directoryOf, joinPath } from '../source/paths.ts';
import type { BuiltInputs } from './built-inputs.ts';

export interface KustomizationOptions {
  /** Undefined for what is not there, or must not be read. */
  readonly read: FileReader;
  /** All files that are read. */
  readonly listed: readonly string[];
  /** What the command line and the configuration name: directories to build even when others are made of them. */
  readonly named: readonly string[];
}

/** Builds the kustomizations among the files of a run. */
export function buildKustomizations({ read, listed, named }: KustomizationOptions): BuiltInputs {
  const kustomizations = listed.filter(isKustomization);
  const directories = new Set(kustomizations.map(directoryOf));
  const wanted = named.map((path) => joinPath('.', isKustomization(path) ? directoryOf(path) : path));
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
