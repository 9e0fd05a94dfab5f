import type { Work } from '../kustomize/failure.ts';
import type { MappingTree } from '../kustomize/tree.ts';
import { createSourceFile } from '../source/source-file.ts';
import { joinPath } from '../text/paths.ts';
import { parseFile } from '../yaml/parse.ts';
import { EntryProblem } from './entry.ts';
import { matchesGlob } from './glob.ts';
import { kustomizationOf } from './kustomization-changes.ts';
import type { Repository } from './repository.ts';

interface Selection {
  /** Whether directories below count too. */
  readonly isDeep: boolean;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly endings: RegExp;
}

const decoder = new TextDecoder();

/**
 * The manifests of a directory, as the kustomization of them. A directory below that has a kustomization of its own counts
 * as that, where `isDeep` says so and nothing else selects.
 *
 * @throws EntryProblem when there are none
 */
export function manifestsIn(
  directory: string,
  repository: Repository,
  { isDeep, include, exclude, endings }: Selection,
): (written: MappingTree | undefined, work: Work) => MappingTree {
  const names = repository.list(directory).filter((name) => {
    if (!endings.test(name) || (!isDeep && name.includes('/'))) return false;
    if (include !== undefined && !matchesGlob(include, name)) return false;
    return exclude === undefined || !matchesGlob(exclude, name);
  });
  const resources = names.filter((name) => holdsObjects(repository.read(joinPath(directory, name))));
  if (resources.length === 0) throw new EntryProblem(`there are no manifests in ${directory}`);
  return () => kustomizationOf(resources);
}

/** Whether a text may be manifests. Templates of charts are none. */
export function holdsObjects(bytes: Uint8Array | undefined): boolean {
  const text = bytes ? decoder.decode(bytes) : '';
  if (!/^[ \t"'-]*kind["']?[ \t]*:/m.test(text) || !/^[ \t"'-]*apiVersion["']?[ \t]*:/m.test(text)) return false;
  return !text.includes('{{') || parseFile(createSourceFile('', text)).problems.length === 0;
}
