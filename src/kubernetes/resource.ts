import type { Place } from './place.ts';

/** A Kubernetes object with its place in a file. */
export interface Resource {
  readonly apiVersion: string;
  /** The part of apiVersion before the slash; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** metadata.name, or metadata.generateName with `*`, or empty. */
  readonly name: string;
  /** metadata.namespace, else the default one; null for kinds that live outside of namespaces. */
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly place: Place;
  /** Index in the List that holds it; null for an object of its own. */
  readonly item: number | null;
}

/** Kinds without a namespace that rules or the index look at. Source: `kubectl api-resources --namespaced=false`. */
const CLUSTER_SCOPED = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'IngressClass',
  'IngressClassParams',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'GatewayClass',
  'APIService',
]);

/**
 * The Kubernetes objects in a value: itself, or, for `kind: List` and the typed lists (`PodList`), its items however
 * deep. Anything without string apiVersion and kind is no Kubernetes object and gives none.
 */
export function resourcesOf(place: Place, defaultNamespace: string): Resource[] {
  return collect(place, { namespace: defaultNamespace, item: null });
}

interface Inherited {
  readonly namespace: string;
  readonly item: number | null;
  /** What the items of a typed list are when they do not say so themselves. */
  readonly kind?: string;
  readonly apiVersion?: string;
}

function collect(place: Place, inherited: Inherited): Resource[] {
  const kind = place.at('kind').string ?? inherited.kind;
  const apiVersion = place.at('apiVersion').string ?? inherited.apiVersion;
  if (!kind || !apiVersion || !place.isMapping) return [];
  const items = place.at('items');
  if (kind.endsWith('List') && items.isSequence) {
    const typed = kind === 'List' ? {} : { kind: kind.slice(0, -'List'.length), apiVersion };
    return items
      .items()
      .flatMap((each, index) => collect(each, { namespace: inherited.namespace, item: index, ...typed }));
  }
  return [buildResource(place, apiVersion, kind, inherited)];
}

function buildResource(place: Place, apiVersion: string, kind: string, inherited: Inherited): Resource {
  const metadata = place.at('metadata');
  const slash = apiVersion.indexOf('/');
  const generateName = metadata.at('generateName').string;
  return {
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind,
    name: metadata.at('name').string ?? (generateName ? `${generateName}*` : ''),
    namespace: CLUSTER_SCOPED.has(kind) ? null : metadata.at('namespace').string || inherited.namespace,
    labels: stringsOf(metadata.at('labels')),
    annotations: stringsOf(metadata.at('annotations')),
    place,
    item: inherited.item,
  };
}

/** The string entries of a mapping, which inherits nothing, so that any label is only a label. */
export function stringsOf({ isMapping, value }: Place): Readonly<Record<string, string>> {
  if (!isMapping) return NO_STRINGS;
  const mapping = value as Readonly<Record<string, string>>;
  const inheritsNothing = Object.getPrototypeOf(mapping)?.constructor !== Object;
  if (inheritsNothing && Object.values(mapping).every((each) => typeof each === 'string')) return mapping;
  const strings: Record<string, string> = Object.create(null);
  for (const [key, each] of Object.entries(mapping)) if (typeof each === 'string') strings[key] = each;
  return strings;
}

const NO_STRINGS: Readonly<Record<string, string>> = Object.freeze(Object.create(null));
