import type { Document, SourceFile } from '../source/document.ts';
import { BuildFailure } from './failure.ts';
import { type FileReader, findKustomization, joinPath } from './kustomization.ts';
import { itemsAt, type MappingTree, scalarAt, stringAt, type Tree, treeAt } from './tree.ts';

/** A chart that a kustomization renders. Paths are posix, relative to the working directory. */
export interface KustomizedChart {
  /** The directory of the chart. */
  readonly directory: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Files of values. */
  readonly values: readonly string[];
  readonly kubeVersion: string | undefined;
  readonly apiVersions: readonly string[];
  /** `valuesInline`: the kustomization that holds it, the place of the chart in its list, and which values win. */
  readonly inline: InlineValues | undefined;
}

export interface InlineValues {
  readonly file: string;
  readonly index: number;
  readonly merge: 'override' | 'merge' | 'replace';
}

/**
 * Renders a chart, with the files that it is made of.
 *
 * @throws Error for one that cannot be read
 */
export type ChartRenderer = (
  chart: KustomizedChart,
  read: FileReader,
) => { readonly documents: readonly Document[]; readonly sources: readonly SourceFile[] };

/** A kustomization has charts, and nothing to render them with was given. */
export class NeedsCharts extends BuildFailure {}

/** One chart of `helmCharts`; undefined when it is not in the repository. */
export function chartOf(
  item: Tree,
  index: number,
  { tree, directory, read }: { tree: MappingTree; directory: string; read: FileReader },
): KustomizedChart | undefined {
  const home = stringAt(tree, 'helmGlobals', 'chartHome') ?? 'charts';
  const name = stringAt(item, 'name') ?? '';
  const version = String(scalarAt(item, 'version') ?? '');
  const found = [`${home}/${name}`, `${home}/${name}-${version}/${name}`]
    .map((path) => joinPath(directory, path))
    .find((path) => read(joinPath(path, 'Chart.yaml')) !== undefined);
  if (name === '' || found === undefined) return undefined;
  const files = [stringAt(item, 'valuesFile'), ...itemsAt(item, 'additionalValuesFiles').map((each) => scalarAt(each))];
  const merge = stringAt(item, 'valuesMerge');
  const file = findKustomization(directory, read);
  const hasInline = treeAt(item, 'valuesInline')?.kind === 'mapping' && file !== undefined;
  return {
    directory: found,
    name: stringAt(item, 'releaseName'),
    namespace: stringAt(item, 'namespace'),
    values: files.flatMap((path) => (typeof path === 'string' ? joinPath(directory, path) : [])),
    kubeVersion: stringAt(item, 'kubeVersion'),
    apiVersions: itemsAt(item, 'apiVersions').map((each) => String(scalarAt(each))),
    inline: hasInline
      ? { file, index, merge: merge === 'merge' || merge === 'replace' ? merge : 'override' }
      : undefined,
  };
}
