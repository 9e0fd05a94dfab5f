import type { RepositoryFiles } from '../engine/host.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import { isTerraformFile } from '../hcl/file-names.ts';
import { isKustomization } from '../kustomize/kustomization.ts';
import { BuildCache } from './build-cache.ts';
import { type BuiltInputs, NOTHING_BUILT } from './built-inputs.ts';
import type { ChartRequest } from './charts/build-charts.ts';
import { isForOneChart } from './charts/gives-values.ts';
import { findEntries } from './gitops/find-entries.ts';

export interface BuildRequest extends RepositoryFiles {
  /** All files that are read. */
  readonly listed: readonly string[];
  /** What people name: directories to build even when others are made of them. */
  readonly named: readonly string[];
  /** Reads what may have no part in anything that is built. */
  readonly peek?: RepositoryFiles['read'];
  /** What was built before. */
  readonly cache?: BuildCache;
  /** How charts are rendered, where nobody says it as they are. */
  readonly charts?: ChartRequest;
}

/** Builds what there is to build among the files of a run. What does that is loaded only when there is something. */
export async function buildListed({
  cache = new BuildCache(),
  charts,
  ...request
}: BuildRequest): Promise<BuiltInputs> {
  const built: BuiltInputs[] = [];
  const found = findEntries(request.listed, request.peek ?? request.read);
  const followed =
    found && (await (await import('./gitops/follow-entries.ts')).followEntries(found, { ...request, cache, charts }));
  if (followed) built.push(followed.built);
  if (request.listed.some(isKustomization)) {
    const { buildKustomizations } = await import('./kustomizations.ts');
    built.push(await buildKustomizations({ ...request, cache, deployed: followed?.roots }));
  }
  if (request.listed.some(isTerraformFile)) {
    const { buildTerraform } = await import('./terraform.ts');
    built.push(buildTerraform(request));
  }
  const isAsked = request.listed.some(maySayChart) || isForOneChart(charts?.commandLine ?? {});
  if (isAsked || followed?.releases.charts.length) {
    const { buildCharts } = await import('./charts/build-charts.ts');
    const excluded = new Set(built.flatMap(({ consumed }) => [...consumed]));
    built.push(await buildCharts({ ...request, ...charts, cache, excluded, deployed: followed?.releases }));
  }
  return join(built);
}

/** Whether a path may be a part of a chart. */
function maySayChart(path: string): boolean {
  return /(?:^|\/)(?:Chart\.yaml$|templates\/|[^/]*values[^/]*\.ya?ml$)/.test(path);
}

/**
 * Builds the kustomizations among some files, for `lint` and for sessions: `lint(inputs, { rules, built })` lints what
 * they make in place of the files that they are made of.
 *
 * @param paths of the files that are linted
 * @param named directories to build even when other kustomizations are made of them
 */
export function buildInputs(
  files: RepositoryFiles,
  paths: readonly string[],
  named: readonly string[] = [],
): Promise<BuiltInputs> {
  return buildListed({ ...files, listed: paths, named });
}

function join(built: readonly BuiltInputs[]): BuiltInputs {
  const [first = NOTHING_BUILT, ...others] = built;
  if (others.length === 0) return first;
  return {
    consumed: new Set(built.flatMap(({ consumed }) => [...consumed])),
    inputs: byPath(built.flatMap(({ inputs }) => inputs)),
    files: (changed) =>
      byPath(
        built.flatMap((each) => each.files(changed)),
        withDocumentsOf,
      ),
    notes: built.flatMap(({ notes }) => notes),
    problems: built.flatMap(({ problems }) => problems),
    charts: built.flatMap(({ charts = [] }) => charts),
    entries: built.flatMap(({ entries = [] }) => entries),
    unbuilt: built.flatMap(({ unbuilt }) => unbuilt ?? []),
  };
}

/** Each path once, though several builds are made of it. */
function byPath<Item extends { readonly path: string }>(
  items: readonly Item[],
  merge = (first: Item, _second: Item) => first,
): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const first = found.get(item.path);
    found.set(item.path, first ? merge(first, item) : item);
  }
  return [...found.values()];
}

function withDocumentsOf(first: ReadFile, { parsed }: ReadFile): ReadFile {
  if (!first.parsed || !parsed || parsed.documents.length === 0) return first;
  return { ...first, parsed: { ...first.parsed, documents: [...first.parsed.documents, ...parsed.documents] } };
}
