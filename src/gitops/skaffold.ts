import { isMapping, Place } from '../kubernetes/place.ts';
import type { Document } from '../source/document.ts';
import { directoryOf, joinPath } from '../text/paths.ts';
import { attempt, identityOf } from './argo/application.ts';
import { type ChartSource, type Entry, EntryProblem, type EntrySource, type Unapplied } from './entry.ts';
import { ValuesCollector } from './given-values.ts';
import { kustomizationOf } from './kustomization-changes.ts';
import { type Repository, textAt } from './repository.ts';

/** What a skaffold.yaml deploys: charts, kustomizations, and manifests as they are. */
export function skaffoldEntries(document: Document, repository: Repository): Entry[] {
  const root = Place.root(document);
  const directory = directoryOf(document.file.path);
  const identity = identityOf(document, 'Skaffold');
  const entryAt = (at: Place, name: string, work: (unapplied: Unapplied[]) => EntrySource): Entry => {
    const unapplied: Unapplied[] = [];
    return { ...identity, name, at: at.spans[0], source: attempt(() => work(unapplied)), unapplied };
  };
  const manifests = root.at('manifests');
  const deploy = root.at('deploy');
  const raw = [manifests.at('rawYaml'), deploy.at('kubectl', 'manifests')].flatMap((list) => list.items());
  const kustomizations = [manifests, deploy].flatMap((at) => at.at('kustomize', 'paths').items());
  const releases = [manifests, deploy].flatMap((at) => at.at('helm', 'releases').items());
  return [
    ...raw.map((each) => entryAt(each, each.string ?? '', () => rawSource(each, directory))),
    ...kustomizations.map((each) =>
      entryAt(each, each.string ?? '', () => kustomizationSource(each, directory, repository)),
    ),
    ...releases.map((release) =>
      entryAt(release, textAt(release, 'name') ?? '', (unapplied) =>
        releaseOf(release, directory, repository, unapplied),
      ),
    ),
  ];
}

function rawSource(place: Place, directory: string): EntrySource {
  if (/^[a-z+]+:\/\//.test(place.string ?? '')) throw new EntryProblem('it is remote');
  return { kind: 'manifests', path: joinPath(directory, place.string ?? '') };
}

function kustomizationSource(place: Place, directory: string, repository: Repository): EntrySource {
  const path = joinPath(directory, place.string ?? '');
  if (!repository.isKustomization(path)) throw new EntryProblem(`there is no kustomization in ${path}`);
  return { kind: 'kustomization', path, namespace: undefined, change: (written) => written ?? kustomizationOf([]) };
}

function releaseOf(release: Place, directory: string, repository: Repository, unapplied: Unapplied[]): ChartSource {
  const values = new ValuesCollector(repository.work);
  values.addMapping(release.at('overrides'));
  for (const [name, value] of Object.entries(
    isMapping(release.at('setValues').value) ? Object(release.at('setValues').value) : {},
  )) {
    if (typeof value !== 'object') values.addParameter(name, release.at('setValues', name), false);
  }
  const templates = release.at('setValueTemplates');
  if (templates.exists) unapplied.push({ text: 'setValueTemplates', at: templates.spans[0] });
  const valueFiles = release
    .at('valuesFiles')
    .items()
    .flatMap((each) => {
      const path = joinPath(directory, each.string ?? '');
      if (repository.read(path)) return path;
      unapplied.push({ text: `values file ${path} (there is none)`, at: each.spans[0] });
      return [];
    });
  return {
    kind: 'chart',
    path: chartOf(release, directory, repository),
    releaseName: textAt(release, 'name'),
    namespace: textAt(release, 'namespace'),
    valueFiles,
    given: values.given,
  };
}

function chartOf(release: Place, directory: string, repository: Repository): string {
  const local = textAt(release, 'chartPath');
  if (local !== undefined) {
    const path = joinPath(directory, local);
    if (!repository.isChart(path)) throw new EntryProblem(`there is no chart in ${path}`);
    return path;
  }
  const remote = textAt(release, 'remoteChart');
  if (remote === undefined) throw new EntryProblem('it names no chart');
  const slash = remote.lastIndexOf('/');
  const repo = textAt(release, 'repo') ?? remote.slice(0, slash);
  return repository.chartOf({ repository: repo, name: remote.slice(slash + 1), version: textAt(release, 'version') });
}
