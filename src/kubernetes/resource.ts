import { isMapping, type Place, valueIn } from './place.ts';

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
 * deep. Anything without string apiVersion and kind is not a Kubernetes object and gives none.
 */
export function resourcesOf(place: Place, defaultNamespace: string): Resource[] {
  const resources: Resource[] = [];
  const { membership } = place.document;
  const list = membership && kindsOfItems(membership.list.value.kind, membership.list.value.apiVersion);
  collect(place, { namespace: defaultNamespace, item: membership?.item ?? null, ...list }, resources);
  return resources;
}

interface Inherited {
  readonly namespace: string;
  readonly item: number | null;
  /** What the items of a typed list are when they do not say so themselves. */
  readonly kind?: string;
  readonly apiVersion?: string;
}

function collect(place: Place, inherited: Inherited, resources: Resource[]): void {
  const kind = stringOf(valueIn(place.value, 'kind')) ?? inherited.kind;
  const apiVersion = stringOf(valueIn(place.value, 'apiVersion')) ?? inherited.apiVersion;
  if (!kind || !apiVersion || !place.isMapping) return;
  if (kind.endsWith('List') && Array.isArray(place.valueAt('items'))) {
    const typed = kindsOfItems(kind, apiVersion);
    for (const [index, each] of place.at('items').items().entries()) {
      collect(each, { namespace: inherited.namespace, item: index, ...typed }, resources);
    }
  } else {
    resources.push(buildResource(place, apiVersion, kind, inherited));
  }
}

/** What the items of a list are when they do not say so themselves. */
function kindsOfItems(kind: unknown, apiVersion: unknown): Pick<Inherited, 'kind' | 'apiVersion'> {
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return {};
  return kind === 'List' || !kind.endsWith('List') ? {} : { kind: kind.slice(0, -'List'.length), apiVersion };
}

function buildResource(place: Place, apiVersion: string, kind: string, inherited: Inherited): Resource {
  const metadata = place.valueAt('metadata');
  const slash = apiVersion.indexOf('/');
  return {
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind,
    name: stringOf(valueIn(metadata, 'name')) ?? generatedName(metadata),
    namespace: CLUSTER_SCOPED.has(kind) ? null : stringOf(valueIn(metadata, 'namespace')) || inherited.namespace,
    labels: stringsOf(valueIn(metadata, 'labels')),
    annotations: stringsOf(valueIn(metadata, 'annotations')),
    place,
    item: inherited.item,
  };
}

function generatedName(metadata: unknown): string {
  const prefix = stringOf(valueIn(metadata, 'generateName'));
  return prefix ? `${prefix}*` : '';
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The string entries of a mapping, which inherits nothing, so that any label is only a label. */
export function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isMapping(value)) return NO_STRINGS;
  const mapping = value as Readonly<Record<string, string>>;
  const inheritsNothing = Object.getPrototypeOf(mapping)?.constructor !== Object;
  if (inheritsNothing && holdsStrings(mapping)) return mapping;
  const strings: Record<string, string> = Object.create(null);
  for (const [key, each] of Object.entries(mapping)) if (typeof each === 'string') strings[key] = each;
  return strings;
}

function holdsStrings(mapping: Readonly<Record<string, unknown>>): boolean {
  for (const key in mapping) if (typeof mapping[key] !== 'string') return false;
  return true;
}

const NO_STRINGS: Readonly<Record<string, string>> = Object.freeze(Object.create(null));
