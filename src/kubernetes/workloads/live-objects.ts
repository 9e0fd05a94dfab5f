import { isMapping, valueIn } from '../place.ts';
import type { Resource } from '../resource.ts';
import { type WorkloadKind, workloadKindsOf } from './workload-kinds.ts';

/**
 * What of a dump of a cluster (`kubectl get -A -o json`) makes no pods of its own: objects that a controller made from
 * another object in the set, old ReplicaSets, and pods that have ended.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ (read 2026-11).
 *
 * An object of an operator that describes its pods only in part gives way to what was created from it.
 */
export function withoutPods(resources: readonly Resource[], kinds: readonly WorkloadKind[]): ReadonlySet<Resource> {
  const passed = new Set<Resource>();
  const owned: { readonly resource: Resource; readonly owner: Controller }[] = [];
  for (const resource of resources) {
    if (makesNoPods(resource)) passed.add(resource);
    const owner = controllerOf(resource);
    if (owner) owned.push({ resource, owner });
  }
  if (owned.length === 0) return passed;
  const byKey = new Map(resources.map((resource) => [keyOf(resource, resource.namespace), resource]));
  for (const { resource, owner } of owned) {
    const found = byKey.get(keyOf(owner, resource.namespace));
    if (!found || !hasUid(found, owner.uid)) continue;
    const described = workloadKindsOf(found, kinds);
    if (described.length === 0) continue;
    const isTemplate = described.every((kind) => 'template' in kind && !kind.isPartial);
    passed.add(isTemplate || passed.has(found) ? resource : found);
  }
  return passed;
}

function makesNoPods({ kind, group, place }: Resource): boolean {
  if (kind === 'ReplicaSet' && group === 'apps') return place.valueAt('spec', 'replicas') === 0;
  if (kind !== 'Pod') return false;
  const phase = place.valueAt('status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

interface Controller {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly uid: unknown;
}

function controllerOf({ place }: Resource): Controller | undefined {
  const references = place.valueAt('metadata', 'ownerReferences');
  if (!Array.isArray(references)) return undefined;
  const controller: unknown = references.find((each) => valueIn(each, 'controller') === true);
  if (!isMapping(controller)) return undefined;
  const { kind, name, apiVersion, uid } = controller;
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof apiVersion !== 'string') return undefined;
  const slash = apiVersion.indexOf('/');
  return { kind, name, group: slash < 0 ? '' : apiVersion.slice(0, slash), uid };
}

/** Two clusters may have objects of one name; a manifest has no uid. */
function hasUid({ place }: Resource, uid: unknown): boolean {
  const own = place.valueAt('metadata', 'uid');
  return own === undefined || uid === undefined || own === uid;
}

function keyOf({ kind, group, name }: Omit<Controller, 'uid'>, namespace: string | null): string {
  return JSON.stringify([group, kind, namespace, name]);
}
