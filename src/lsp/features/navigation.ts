import type { Location } from 'vscode-languageserver';
import { writtenBackends } from '../../kubernetes/ingress-backends.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { storageClassNameAt } from '../../kubernetes/storage/claim.ts';
import { claimsNamed } from '../../kubernetes/storage/claims.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';
import type { Folder } from '../workspace/folder.ts';
import type { FolderFile } from '../workspace/workspace.ts';
import { extentOf, holds } from './extents.ts';

/** A place that refers to objects: a selector, which is a mapping, or a name. */
interface Reference {
  readonly at: Place;
  readonly targets: readonly Resource[];
}

/**
 * What the place at an offset refers to: a selector to the workloads of its pods, the labels of pods to the Services that
 * select them, the names of claims, classes and Services to those.
 */
export function definitionsAt(offset: number, { folder, path }: FolderFile): Location[] {
  const references = referencesIn(folder.manifests());
  const targets = referredAt(offset, path, references);
  const services = selectorsOf(labelledAt(offset, path, folder.manifests()), references).map(({ at }) => at);
  return locationsOf([...targets.map(nameOf), ...services], folder);
}

/** The places that refer to the object that is at an offset: to the one that it names, or the one whose name or kind it is. */
export function referencesAt(offset: number, { folder, path }: FolderFile): Location[] {
  const manifests = folder.manifests();
  const references = referencesIn(manifests);
  // A prefix in a kustomization is part of many names.
  const named = manifests.resources.filter(
    ({ place }) =>
      place.document.file.path === path &&
      [place.at('kind'), nameOf({ place })].some((each) => isAt(each, offset, path)),
  );
  const objects = new Set([...named, ...referredAt(offset, path, references)]);
  const referring = references.filter(({ targets }) => targets.some((each) => objects.has(each)));
  const selecting = selectorsOf(labelledAt(offset, path, manifests), references);
  return locationsOf(
    [...referring, ...selecting].map(({ at }) => at),
    folder,
  );
}

/** Every place that refers to an object that was read. */
const referencesIn = memoize((manifests: Manifests): readonly Reference[] =>
  [
    ...manifests.resources.flatMap((resource) => referencesOf(resource, manifests)),
    ...manifests.pods.flatMap((pod) => referencesOfPod(pod, manifests)),
  ].filter(({ targets }) => targets.length > 0),
);

function referencesOf(resource: Resource, manifests: Manifests): Reference[] {
  const { kind, group, place, namespace } = resource;
  if (kind === 'Service' && group === '') {
    const targets = manifests.podsOfService(resource).map(({ workload }) => workload);
    return [{ at: place.at('spec', 'selector'), targets }];
  }
  if (kind === 'PersistentVolumeClaim') return [toClass(place, resource, manifests)];
  if (kind !== 'Ingress') return [];
  return writtenBackends(resource).map(({ service, at }) => {
    const found = manifests.find('Service', namespace, service, resource);
    return { at, targets: found?.group === '' ? [found] : [] };
  });
}

function referencesOfPod({ spec, workload, claimTemplates }: Pod, manifests: Manifests): Reference[] {
  const claims = spec
    .at('volumes')
    .items()
    .map((volume) => volume.at('persistentVolumeClaim', 'claimName'))
    .filter((at) => at.string)
    .map((at) => ({ at, targets: claimsNamed(at.string ?? '', workload, manifests).map(({ resource }) => resource) }));
  return [...claims, ...claimTemplates.map((template) => toClass(template, workload, manifests))];
}

function toClass(claim: Place, from: Resource, manifests: Manifests): Reference {
  const at = storageClassNameAt({ metadata: claim.at('metadata'), spec: claim.at('spec') });
  const found = manifests.find('StorageClass', null, at.string ?? '', from);
  return { at, targets: found ? [found] : [] };
}

function referredAt(offset: number, path: string, references: readonly Reference[]): Resource[] {
  return references.filter(({ at }) => isAt(at, offset, path)).flatMap(({ targets }) => targets);
}

/** The workloads whose pods have their labels at an offset. */
function labelledAt(offset: number, path: string, { pods }: Manifests): Set<Resource> {
  const here = pods.filter(({ template }) => isAt(template.at('metadata', 'labels'), offset, path));
  return new Set(here.map(({ workload }) => workload));
}

function selectorsOf(workloads: ReadonlySet<Resource>, references: readonly Reference[]): Reference[] {
  return references.filter(({ at, targets }) => at.isMapping && targets.some((each) => workloads.has(each)));
}

/** With its key, or any part of it that is in the file: a kustomization puts names together. */
function isAt(place: Place, offset: number, path: string): boolean {
  const { file, sources = [] } = place.document;
  // To locate anything, a document is read once more.
  if (!place.exists || ![file, ...sources].some((each) => each.path === path)) return false;
  const extent = extentOf(place, path);
  if (extent && holds(extent, offset)) return true;
  return place.spans.some((span) => span.file.path === path && holds(span.range, offset));
}

function nameOf({ place }: Pick<Resource, 'place'>): Place {
  return place.at('metadata', 'name');
}

/** Each place once, where its own file writes it: a kustomization may make one object several times. */
function locationsOf(places: readonly Place[], folder: Folder): Location[] {
  const locations = places.map((place) => {
    const own = place.document.file.path;
    const span = place.spans.find(({ file }) => file.path === own) ?? place.spans[0];
    return { uri: folder.uriOf(span.file.path), range: rangeOf(span) };
  });
  return [...new Map(locations.map((each) => [JSON.stringify(each), each])).values()];
}
