import { Place } from '../../kubernetes/place.ts';
import type { Document } from '../../source/document.ts';
import { joinPath } from '../../text/paths.ts';
import { attempt, identityOf } from '../argo/application.ts';
import { type ChartSource, type Entry, EntryProblem, type Unapplied } from '../entry.ts';
import { ValuesCollector } from '../given-values.ts';
import { nameOf, type Repository, textAt } from '../repository.ts';
import { locateInSource, registryChart } from './sources.ts';

/** What a Flux HelmRelease deploys. */
export function helmReleaseEntry(document: Document, repository: Repository): Entry {
  const spec = Place.root(document).at('spec');
  const unapplied: Unapplied[] = [];
  const source = attempt(() => releaseOf(spec, document, repository, unapplied));
  return { ...identityOf(document, 'HelmRelease'), source, unapplied };
}

function releaseOf(spec: Place, document: Document, repository: Repository, unapplied: Unapplied[]): ChartSource {
  const path = chartOf(spec, document, repository);
  const name = nameOf(document);
  const target = textAt(spec, 'targetNamespace');
  const given = valuesOf(spec, document, repository, unapplied);
  const renderers = spec.at('postRenderers');
  if (renderers.items().length > 0) unapplied.push({ text: 'postRenderers', at: renderers.spans[0] });
  const valueFiles = spec
    .at('chart', 'spec', 'valuesFiles')
    .items()
    .flatMap((each) => valueFile(each, path, repository));
  return {
    kind: 'chart',
    path,
    releaseName: textAt(spec, 'releaseName') ?? (target === undefined ? name : `${target}-${name}`),
    namespace: target ?? textAt(Place.root(document), 'metadata', 'namespace'),
    valueFiles,
    given,
  };
}

/** The path of the chart. */
function chartOf(spec: Place, document: Document, repository: Repository): string {
  const reference = spec.at('chartRef');
  const kind = textAt(reference, 'kind');
  const named = textAt(reference, 'name') ?? '';
  if (kind === 'OCIRepository') {
    const source = repository.find(kind, named, document);
    return repository.chartOf(registryChart(source, { described: `OCIRepository ${named}` }));
  }
  const described = kind === 'HelmChart' ? repository.find(kind, named, document) : undefined;
  if (kind !== undefined && !described) throw new EntryProblem(`${kind} ${named} is not in this repository`);
  const chart = described ? Place.root(described).at('spec') : spec.at('chart', 'spec');
  const name = textAt(chart, 'chart');
  if (name === undefined) throw new EntryProblem('it names no chart');
  const sourceRef = chart.at('sourceRef');
  const sourceKind = textAt(sourceRef, 'kind') ?? 'HelmRepository';
  if (sourceKind !== 'HelmRepository') {
    const path = locateInSource(name, sourceRef, document, repository);
    if (!repository.isChart(path)) throw new EntryProblem(`there is no chart in ${path}`);
    return path;
  }
  const sourceName = textAt(sourceRef, 'name') ?? '';
  const source = repository.find(sourceKind, sourceName, document);
  const version = textAt(chart, 'version');
  return repository.chartOf(registryChart(source, { chart: name, version, described: `HelmRepository ${sourceName}` }));
}

/** Of the chart itself, or a path from the root of its source. */
function valueFile(place: Place, chart: string, repository: Repository): string[] {
  const named = place.string ?? '';
  return [joinPath(chart, named), joinPath('.', named)].filter((path) => repository.read(path)).slice(0, 1);
}

/** Values in Flux's order: `valuesFrom`, then `values`. */
function valuesOf(spec: Place, document: Document, repository: Repository, unapplied: Unapplied[]) {
  const values = new ValuesCollector(repository.work);
  for (const from of spec.at('valuesFrom').items()) {
    const [kind, name] = [textAt(from, 'kind') ?? '', textAt(from, 'name') ?? ''];
    const source = kind === 'ConfigMap' ? repository.find(kind, name, document) : undefined;
    const held = source && Place.root(source).at('data', textAt(from, 'valuesKey') ?? 'values.yaml');
    const target = textAt(from, 'targetPath');
    if (held?.string === undefined) unapplied.push({ text: `values of ${kind} ${name}`, at: from.spans[0] });
    else if (target === undefined) values.addText(held);
    else values.addParameter(target, held, false);
  }
  values.addMapping(spec.at('values'));
  return values.given;
}
