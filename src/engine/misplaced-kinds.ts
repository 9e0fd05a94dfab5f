import { Place } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { BUILT_IN_KINDS } from '../kubernetes/workloads/workload-kinds.ts';
import type { Document } from '../source/document.ts';
import { nearestName } from '../text/nearest-name.ts';

/** Why objects that look like workloads are none, for which message and where. */
export interface MisplacedKind {
  readonly message: 'group' | 'kind' | 'noApiVersion' | 'bareList';
  readonly at: Place;
  readonly resource: Resource | null;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Versions of the groups that workloads are in, those that are gone included.
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ (read 2026-11).
 */
const VERSIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['v1']],
  ['apps', ['v1', 'v1beta1', 'v1beta2']],
  ['batch', ['v1', 'v1beta1', 'v2alpha1']],
  ['extensions', ['v1beta1']],
]);
const CURRENT: Readonly<Record<string, string>> = { '': 'v1', apps: 'apps/v1', batch: 'batch/v1' };

const NAMES = BUILT_IN_KINDS.map(({ kind }) => kind);

/** A workload kind in a group or version that does not have it, or one that is misspelt by a letter or two. */
export function misplacedKind(resource: Resource): MisplacedKind | undefined {
  const { apiVersion, group, kind, place } = resource;
  const versions = VERSIONS.get(group);
  if (!versions) return undefined;
  const known = BUILT_IN_KINDS.find((each) => each.kind === kind);
  if (known) {
    const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
    if (known.groups.includes(group) && versions.includes(version)) return undefined;
    const right = CURRENT[known.groups[0] ?? ''] ?? '';
    return { message: 'group', at: place.at('apiVersion'), resource, data: { kind, right, apiVersion } };
  }
  const right = looksLikePods(place)
    ? nearestName(kind, NAMES)
    : listsPods(place)
      ? nearestName(kind, ['List'])
      : undefined;
  if (right === undefined) return undefined;
  return { message: 'kind', at: place.at('kind'), resource, data: { kind, right } };
}

/** Workloads that are not read because they are in no object, or in one without apiVersion. */
export function objectsWithoutVersion(document: Document): MisplacedKind[] {
  const root = Place.root(document);
  if (root.isSequence) {
    const first = root.items().find((item) => item.at('apiVersion').string && isWorkload(item));
    return first ? [{ message: 'bareList', at: first.at('kind'), resource: null, data: {} }] : [];
  }
  const kind = root.at('kind');
  if (!kind.string || root.at('apiVersion').exists) return [];
  const isList = kind.string.endsWith('List') && listsPods(root);
  if (!isList && !isWorkload(root)) return [];
  return [{ message: 'noApiVersion', at: kind, resource: null, data: { kind: kind.string } }];
}

function isWorkload(object: Place): boolean {
  return NAMES.includes(object.at('kind').string ?? '') && looksLikePods(object);
}

function listsPods(list: Place): boolean {
  return list.at('items').items().some(looksLikePods);
}

/** Whether there are containers where a workload has them. */
function looksLikePods(object: Place): boolean {
  return BUILT_IN_KINDS.some(({ template }) => Array.isArray(object.valueAt(...template, 'spec', 'containers')));
}
