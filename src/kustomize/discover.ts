import { isMapping, valueIn } from '../kubernetes/place.ts';
import type { Document } from '../source/document.ts';
import { directoryOf, joinPath } from '../source/paths.ts';
import { build, type Notice } from './build.ts';
import { BuildFailure } from './failure.ts';
import { findKustomization, KUSTOMIZATION_NAMES } from './kustomization.ts';
import type { SourceFiles } from './source-files.ts';

/** What all kustomizations among the files of a run come to. */
export interface BuiltSources {
  readonly documents: readonly Document[];
  /** The files that went into builds, and are not read as manifests of their own. */
  readonly consumed: ReadonlySet<string>;
  /** What was not carried out, with the directory that was built. */
  readonly notices: readonly (Notice & { readonly directory: string })[];
  readonly failures: readonly { readonly directory: string; readonly failure: BuildFailure }[];
}

export function isKustomization(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (KUSTOMIZATION_NAMES as readonly string[]).includes(name);
}

/**
 * Builds the kustomizations that no other one names, and those that people name. A build that fails leaves its files to
 * be read as they are.
 *
 * @param kustomizations paths of kustomizations
 * @param named directories that are built even where others are made of them
 */
export function buildSources(
  kustomizations: readonly string[],
  named: ReadonlySet<string>,
  files: SourceFiles,
): BuiltSources {
  const documents: Document[] = [];
  const consumed = new Set<string>();
  const notices: (Notice & { directory: string })[] = [];
  const failures: { directory: string; failure: BuildFailure }[] = [];
  for (const directory of rootsOf(kustomizations, named, files)) {
    try {
      const result = build(directory, files);
      documents.push(...result.documents);
      for (const path of result.files) consumed.add(path);
      notices.push(...result.notices.map((notice) => ({ ...notice, directory })));
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      failures.push({ directory, failure: error });
    }
  }
  return { documents, consumed, notices, failures };
}

/** The directories to build, in code-unit order. */
function rootsOf(kustomizations: readonly string[], named: ReadonlySet<string>, files: SourceFiles): string[] {
  const directories = new Set(kustomizations.map(directoryOf));
  const parts = new Set<string>();
  const components = new Set<string>();
  for (const directory of directories) {
    const value = kustomizationIn(directory, files);
    if (valueIn(value, 'kind') === 'Component') components.add(directory);
    for (const part of partsOf(value, directory)) if (part !== directory) parts.add(part);
  }
  const isRoot = (directory: string) => named.has(directory) || !parts.has(directory);
  const found = new Set([...directories, ...named]);
  return [...found].filter((directory) => !components.has(directory) && isRoot(directory)).sort();
}

/** What a kustomization says; a file that cannot be read fails when it is built. */
function kustomizationIn(directory: string, files: SourceFiles): unknown {
  const path = findKustomization(directory, (each) => files.read(each));
  try {
    return path === undefined ? undefined : files.documents(path)[0]?.value;
  } catch {
    return undefined;
  }
}

function partsOf(value: unknown, directory: string): string[] {
  if (!isMapping(value)) return [];
  return ['resources', 'bases', 'components'].flatMap((field) => {
    const list = value[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((each) => (typeof each === 'string' ? joinPath(directory, each) : []));
  });
}
