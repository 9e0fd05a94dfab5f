import { isMapping, valueIn } from '../kubernetes/place.ts';
import { directoryOf, findKustomization, joinPath } from './kustomization.ts';
import type { SourceFiles } from './source-files.ts';

/** Which kustomizations are made of which. */
export interface KustomizationGraph {
  /** Directories with a kustomization, in code-unit order. */
  readonly directories: readonly string[];
  /** Those that are only parts of others. */
  readonly components: ReadonlySet<string>;
  /** The directories and files that a kustomization names. */
  partsOf(directory: string): readonly string[];
}

/** @param kustomizations paths of kustomizations */
export function graphOf(kustomizations: readonly string[], files: SourceFiles): KustomizationGraph {
  const parts = new Map<string, readonly string[]>();
  const components = new Set<string>();
  for (const directory of new Set(kustomizations.map(directoryOf))) {
    const value = kustomizationIn(directory, files);
    if (valueIn(value, 'kind') === 'Component') components.add(directory);
    parts.set(directory, partsIn(value, directory));
  }
  return { directories: [...parts.keys()].sort(), components, partsOf: (directory) => parts.get(directory) ?? [] };
}

/**
 * The directories to build, in code-unit order: those that no other kustomization names, one of those that name each
 * other, and those that people name. A component is never built alone.
 *
 * @param named directories that are built even where others are made of them
 */
export function rootsOf(graph: KustomizationGraph, named: ReadonlySet<string>): readonly string[] {
  const whole = graph.directories.filter((directory) => !graph.components.has(directory));
  const isPart = new Set(
    graph.directories.flatMap((directory) => graph.partsOf(directory).filter((part) => part !== directory)),
  );
  const roots = new Set(whole.filter((directory) => named.has(directory) || !isPart.has(directory)));
  const reached = reachedFrom(graph, roots);
  for (const directory of whole) {
    if (reached.has(directory)) continue;
    roots.add(directory);
    for (const each of reachedFrom(graph, [directory])) reached.add(each);
  }
  return [...roots].sort();
}

/** The directories that some are made of, themselves among them. */
export function reachedFrom(graph: KustomizationGraph, start: Iterable<string>): Set<string> {
  const reached = new Set(start);
  // A set that grows is gone through to its end.
  for (const directory of reached) for (const part of graph.partsOf(directory)) reached.add(part);
  return reached;
}

/** The lists of a kustomization that name directories. */
const NAMING = ['resources', 'bases', 'components', 'generators', 'transformers', 'validators'];

/** What a kustomization says; a file that cannot be read fails when it is built. */
function kustomizationIn(directory: string, files: SourceFiles): unknown {
  const path = findKustomization(directory, files.read);
  try {
    return path === undefined ? undefined : files.documents(path)[0]?.value;
  } catch {
    return undefined;
  }
}

function partsIn(value: unknown, directory: string): string[] {
  if (!isMapping(value)) return [];
  return NAMING.flatMap((field) => {
    const list = value[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((each) => (typeof each === 'string' ? joinPath(directory, each) : []));
  });
}
