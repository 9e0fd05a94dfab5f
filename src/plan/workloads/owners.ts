import { isMapping, valueIn } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { PlanError } from '../error.ts';

interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** The controller of an object, by its owner references. */
export function ownerOf({ place }: Resource): Owner | undefined {
  const references = place.valueAt('metadata', 'ownerReferences');
  const controller: unknown = Array.isArray(references)
    ? references.find((each) => valueIn(each, 'controller') === true)
    : undefined;
  if (!isMapping(controller)) return undefined;
  const { kind, name } = controller;
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}

/** Throws a {@link PlanError} when objects own each other: then none of them would be counted. */
export function refuseCircles(resources: readonly Resource[]): void {
  const owners = new Map<string, string>();
  const owned = new Map<string, Resource>();
  for (const resource of resources) {
    const owner = ownerOf(resource);
    if (!owner) continue;
    owners.set(keyOf(resource), keyOf({ ...owner, namespace: resource.namespace }));
    owned.set(keyOf(resource), resource);
  }
  const settled = new Set<string>();
  for (const start of owners.keys()) {
    const chain: string[] = [];
    let key: string | undefined = start;
    for (; key !== undefined && !settled.has(key) && !chain.includes(key); key = owners.get(key)) chain.push(key);
    if (key !== undefined && chain.includes(key)) throw circleError(chain.slice(chain.indexOf(key)), owned);
    for (const each of chain) settled.add(each);
  }
}

function circleError(circle: readonly string[], owned: ReadonlyMap<string, Resource>): PlanError {
  const members = circle.flatMap((key) => owned.get(key) ?? []);
  const names = members.map(({ kind, name }) => `${kind} ${name}`);
  const place = members[0]?.place;
  const at = place ? `${place.file.path}:${place.file.position(place.range.start).line}: ` : '';
  return new PlanError(`${at}owner references form a cycle: ${[...names, names[0]].join(' → ')}`);
}

function keyOf({ kind, name, namespace }: Owner & Pick<Resource, 'namespace'>): string {
  return JSON.stringify([namespace, kind, name]);
}
