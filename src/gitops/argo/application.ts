import { Place } from '../../kubernetes/place.ts';
import type { Document } from '../../source/document.ts';
import { joinPath } from '../../text/paths.ts';
import { type ChartSource, type Entry, EntryProblem, type EntrySource, notFollowed, type Unapplied } from '../entry.ts';
import { ValuesCollector } from '../given-values.ts';
import { manifestsIn } from '../manifests.ts';
import { nameOf, type Repository, textAt } from '../repository.ts';
import { kustomizeSource } from './kustomize-source.ts';

/** What Argo CD does of a path without anything that says more: `chart`, `kustomize` or `directory`. */
type Tool = 'chart' | 'kustomize' | 'directory';

interface SourceContext {
  readonly repository: Repository;
  readonly document: Document;
  readonly destination: string | undefined;
  /** Sources that others take files of values from. */
  readonly references: ReadonlySet<string>;
  readonly unapplied: Unapplied[];
}

/** What the sources of an Argo CD Application deploy. */
export function applicationEntries(document: Document, repository: Repository): Entry[] {
  const spec = Place.root(document).at('spec');
  const listed = spec.at('sources').items();
  const sources = listed.length > 0 ? listed : [spec.at('source')].filter(({ exists }) => exists);
  const references = new Set(sources.flatMap((source) => textAt(source, 'ref') ?? []));
  const isDeployed = (source: Place) => textAt(source, 'path') ?? textAt(source, 'chart');
  return sources.filter(isDeployed).map((source) => {
    const unapplied: Unapplied[] = [];
    const destination = textAt(spec, 'destination', 'namespace');
    const context = { repository, document, destination, references, unapplied };
    return { ...identityOf(document, 'Application'), source: attempt(() => sourceOf(source, context)), unapplied };
  });
}

export function identityOf(document: Document, kind: string): Pick<Entry, 'kind' | 'name' | 'at'> {
  return { kind, name: nameOf(document) ?? '', at: Place.root(document).spans[0] };
}

/** What is followed, or why nothing is. */
export function attempt(work: () => EntrySource): EntrySource {
  try {
    return work();
  } catch (error) {
    if (error instanceof EntryProblem) return error.source;
    if (error instanceof Error) return notFollowed(error.message);
    throw error;
  }
}

function sourceOf(source: Place, context: SourceContext): EntrySource {
  const { repository, document, destination } = context;
  const chart = textAt(source, 'chart');
  if (chart !== undefined) {
    const address = textAt(source, 'repoURL') ?? '';
    const url = /^[a-z+]+:\/\//.test(address) ? address : `oci://${address}`;
    const version = textAt(source, 'targetRevision');
    return chartSource(repository.chartOf({ repository: url, name: chart, version }), source, context);
  }
  if (source.at('plugin').exists) throw new EntryProblem('a plugin of Argo CD makes its manifests');
  const path = textAt(source, 'path') ?? '';
  const found = repository.locate(path, document.file.path);
  const tool = toolFor(source, found, repository);
  if (tool === 'chart') return chartSource(found, source, context);
  if (tool === 'kustomize') return kustomizeSource(source.at('kustomize'), found, destination);
  const directory = source.at('directory');
  const names = manifestsIn(found, repository, {
    isDeep: directory.at('recurse').value === true,
    include: textAt(directory, 'include'),
    exclude: textAt(directory, 'exclude'),
    endings: /\.(?:ya?ml|json)$/,
  });
  return { kind: 'kustomization', path: found, namespace: destination, change: names };
}

function toolFor(source: Place, path: string, repository: Repository): Tool {
  const isThere = { chart: repository.isChart(path), kustomize: repository.isKustomization(path) };
  if (source.at('directory').exists && !isThere.chart && !isThere.kustomize) return 'directory';
  if (isThere.chart) return 'chart';
  if (source.at('helm').exists) throw new EntryProblem(`${path} is not a chart`);
  if (isThere.kustomize) return 'kustomize';
  if (source.at('kustomize').exists) throw new EntryProblem(`${path} has no kustomization`);
  return 'directory';
}

/** Values in the order of Argo CD: files, then `values` or `valuesObject`, then parameters. */
function chartSource(path: string, source: Place, context: SourceContext): ChartSource {
  const helm = source.at('helm');
  const values = new ValuesCollector(context.repository.work);
  if (helm.at('valuesObject').exists) values.addMapping(helm.at('valuesObject'));
  else values.addText(helm.at('values'));
  for (const parameter of helm.at('parameters').items()) {
    const name = textAt(parameter, 'name');
    if (name !== undefined)
      values.addParameter(name, parameter.at('value'), parameter.at('forceString').value === true);
  }
  const fileParameters = helm.at('fileParameters');
  if (fileParameters.items().length > 0) {
    context.unapplied.push({ text: 'fileParameters', at: fileParameters.spans[0] });
  }
  return {
    kind: 'chart',
    path,
    releaseName: textAt(helm, 'releaseName') ?? nameOf(context.document),
    namespace: textAt(helm, 'namespace') ?? context.destination,
    valueFiles: helm
      .at('valueFiles')
      .items()
      .flatMap((each) => valueFile(each, { path, helm, ...context })),
    given: values.given,
    kubeVersion: textAt(helm, 'kubeVersion'),
    apiVersions: helm
      .at('apiVersions')
      .items()
      .flatMap((each) => each.string ?? []),
  };
}

/** A file of values: below the chart, or below another source that goes by a name. */
function valueFile(
  place: Place,
  { path, helm, repository, document, references, unapplied }: SourceContext & { path: string; helm: Place },
): string[] {
  const named = place.string ?? '';
  const isFile = (at: string) => repository.read(at) !== undefined;
  const [, reference, rest = ''] = /^\$([^/]+)\/(.*)$/.exec(named) ?? [];
  try {
    if (/^[a-z+]+:\/\//.test(named)) throw new EntryProblem('it is remote');
    if (reference !== undefined && !references.has(reference))
      throw new EntryProblem(`no source has the ref ${reference}`);
    if (reference !== undefined) return [repository.locate(rest, document.file.path, isFile)];
    const own = named.startsWith('/') ? undefined : joinPath(path, named);
    return [own !== undefined && isFile(own) ? own : repository.locate(named, document.file.path, isFile)];
  } catch (error) {
    if (!(error instanceof EntryProblem)) throw error;
    const mayMiss = helm.at('ignoreMissingValueFiles').value === true;
    if (!mayMiss) unapplied.push({ text: `values file ${named} (${error.message})`, at: place.spans[0] });
    return [];
  }
}
