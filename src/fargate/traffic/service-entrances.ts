import { ingressBackends } from '../../kubernetes/ingress-backends.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { ROUTE_KINDS, routeBackends } from './gateway-targets.ts';
import type { Destination } from './service-destination.ts';

/** The kinds of objects that let traffic from outside in. */
export const ENTRANCE_KINDS = [...ROUTE_KINDS, 'Ingress', 'Service', 'TargetGroupBinding'] as const;

/**
 * Whether traffic from outside has a way to the pods of a Service that needs no node port: an Ingress, a route of a
 * Gateway or a TargetGroupBinding that names it, or another Service of type LoadBalancer over the same pods. Whether
 * those register ip targets is checked where they are written.
 */
export function hasOtherEntrance(service: Resource, { pods }: Destination, manifests: Manifests): boolean {
  return servicesWithEntrance(manifests).has(keyOf(service.namespace, service.name)) || isBalanced(manifests)(pods);
}

/** Every Service that an Ingress, a route or a binding names. */
const servicesWithEntrance = memoize((manifests: Manifests): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const ingress of manifests.ofKind('Ingress')) {
    for (const { service } of ingressBackends(ingress)) named.add(keyOf(ingress.namespace, service));
  }
  for (const { namespace, place } of manifests.ofKind('TargetGroupBinding')) {
    named.add(keyOf(namespace, place.valueAt('spec', 'serviceRef', 'name')));
  }
  for (const route of ROUTE_KINDS.flatMap((kind) => manifests.ofKind(kind))) {
    for (const backend of routeBackends(route)) {
      named.add(keyOf(backend.at('namespace').string ?? route.namespace, backend.valueAt('name')));
    }
  }
  return named;
});

/** Whether the load balancer of a Service leads to any of these pods. */
const isBalanced = memoize((manifests: Manifests) => {
  const lists = manifests
    .ofKind('Service')
    .filter(({ group, place }) => group === '' && place.valueAt('spec', 'type') === 'LoadBalancer')
    .map((service) => manifests.podsOfService(service));
  const balanced = new Set([...new Set(lists)].flat());
  return memoize((pods: readonly Pod[]) => pods.some((pod) => balanced.has(pod)));
});

function keyOf(namespace: string | null, service: unknown): string {
  return JSON.stringify([namespace, service]);
}
