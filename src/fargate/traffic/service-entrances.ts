import { ingressBackends } from '../../kubernetes/ingress-backends.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
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
  const isNamed = (names: readonly unknown[], from: Resource) =>
    from.namespace === service.namespace && names.includes(service.name);
  return (
    manifests.ofKind('Ingress').some((each) =>
      isNamed(
        ingressBackends(each).map((backend) => backend.service),
        each,
      ),
    ) ||
    manifests
      .ofKind('TargetGroupBinding')
      .some((each) => isNamed([each.place.at('spec', 'serviceRef', 'name').value], each)) ||
    ROUTE_KINDS.flatMap((kind) => manifests.ofKind(kind)).some((route) => routesTo(route, service)) ||
    manifests
      .ofKind('Service')
      .filter((other) => other.group === '' && other.place.at('spec', 'type').value === 'LoadBalancer')
      .some((other) => manifests.podsOfService(other).some((pod) => pods.includes(pod)))
  );
}

function routesTo(route: Resource, service: Resource): boolean {
  return routeBackends(route).some(
    (backend) =>
      backend.at('name').value === service.name &&
      (backend.at('namespace').string ?? route.namespace) === service.namespace,
  );
}
