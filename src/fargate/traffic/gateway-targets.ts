import { groupBy } from '../../kubernetes/group-by.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { defaultTargetType } from './load-balancers.ts';
import {
  type Destination,
  destinationOf,
  findService,
  isForFargate,
  type TrafficContext,
} from './service-destination.ts';
import { configuredService, TARGET_GROUP_API } from './target-groups.ts';

/**
 * What a Gateway of the AWS Load Balancer Controller registers for the Services of its routes: the Service's own
 * TargetGroupConfiguration (its entry for the route first), else the default one that the LoadBalancerConfiguration of
 * the Gateway or of its class names, else instance.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/ (2026)
 */
export interface GatewayTarget {
  /** Name of the Service, where the route writes it. */
  readonly backend: Place;
  readonly destination: Destination;
  readonly targetType: string;
  /** Where it is written; null when it is the default. */
  readonly writtenAt: Place | null;
}

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;
/** The kinds of objects that decide what a Gateway registers. */
export const GATEWAY_KINDS = [
  ...ROUTE_KINDS,
  'Gateway',
  'GatewayClass',
  'LoadBalancerConfiguration',
  'Service',
  'TargetGroupConfiguration',
] as const;

const GATEWAY_API = 'gateway.networking.k8s.io';
const CONTROLLERS: ReadonlySet<unknown> = new Set(['gateway.k8s.aws/alb', 'gateway.k8s.aws/nlb']);

/** The Services of a route that lead to Fargate pods; none unless its Gateway and the class of that were read. */
export function gatewayTargetsOf(route: Resource, context: TrafficContext): GatewayTarget[] {
  const { manifests } = context;
  const gateway = gatewayOf(route, manifests);
  const gatewayClass = gateway && classOf(gateway, manifests);
  if (!gateway || !gatewayClass) return [];
  const defaults = defaultsOf(gateway, gatewayClass, manifests);
  if (!defaults) return [];
  return backendsOf(route).flatMap((backend) => {
    const namespace = backend.at('namespace').string ?? route.namespace;
    const service = findService(manifests, namespace, backend.at('name').string ?? '', route);
    const destination = service && destinationOf(service, context);
    if (!service || !destination || !isForFargate(destination)) return [];
    const writtenAt = [...ownTargetTypes(service, route, manifests), ...defaults].find(({ string }) => string) ?? null;
    const targetType = writtenAt?.string ?? defaultTargetType('aws-load-balancer-controller', manifests);
    return [{ backend: backend.at('name'), destination, targetType, writtenAt }];
  });
}

/** Where the rules of a route send traffic: a backend of weight 0 gets none. */
export function routeBackends(route: Resource): Place[] {
  return route.place
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('backendRefs').items())
    .filter((backend) => backend.at('weight').value !== 0);
}

function backendsOf(route: Resource): Place[] {
  return routeBackends(route).filter(
    (backend) => (backend.at('kind').string ?? 'Service') === 'Service' && !backend.at('group').string,
  );
}

function gatewayOf(route: Resource, manifests: Manifests): Resource | undefined {
  const parents = route.place.at('spec', 'parentRefs').items();
  return parents
    .filter((parent) => (parent.at('kind').string ?? 'Gateway') === 'Gateway')
    .map((parent) =>
      manifests.find(
        'Gateway',
        parent.at('namespace').string ?? route.namespace,
        parent.at('name').string ?? '',
        route,
      ),
    )
    .find((gateway) => gateway?.group === GATEWAY_API);
}

function classOf(gateway: Resource, manifests: Manifests): Resource | undefined {
  const name = gateway.place.at('spec', 'gatewayClassName').string ?? '';
  const found = manifests.find('GatewayClass', null, name, gateway);
  return found && CONTROLLERS.has(found.place.at('spec', 'controllerName').value) ? found : undefined;
}

/** Target types in the order in which they count; undefined when one of the objects was not read. */
function defaultsOf(gateway: Resource, gatewayClass: Resource, manifests: Manifests): Place[] | undefined {
  const ofGateway = configurationOf(gateway.place.at('spec', 'infrastructure', 'parametersRef'), gateway, manifests);
  const ofClass = configurationOf(gatewayClass.place.at('spec', 'parametersRef'), gatewayClass, manifests);
  const types = [ofGateway, ofClass].map((found) => found && defaultTargetTypeOf(found, manifests));
  const [own, inherited] = types;
  if (!own || !inherited) return undefined;
  const merging = ofClass?.resource?.place.at('spec', 'mergingMode').value;
  return merging === 'prefer-gateway' ? [...own, ...inherited] : [...inherited, ...own];
}

/** The LoadBalancerConfiguration that is referred to, null when there is no reference; undefined when it was not read. */
function configurationOf(
  reference: Place,
  from: Resource,
  manifests: Manifests,
): { resource: Resource | null } | undefined {
  if (!reference.exists) return { resource: null };
  const namespace = reference.at('namespace').string ?? from.namespace;
  const resource = manifests.find('LoadBalancerConfiguration', namespace, reference.at('name').string ?? '', from);
  return resource?.group === TARGET_GROUP_API ? { resource } : undefined;
}

function defaultTargetTypeOf({ resource }: { resource: Resource | null }, manifests: Manifests): Place[] | undefined {
  const name = resource?.place.at('spec', 'defaultTargetGroupConfiguration', 'name').string;
  if (!resource || !name) return [];
  const found = manifests.find('TargetGroupConfiguration', resource.namespace, name, resource);
  return found?.group === TARGET_GROUP_API ? [found.place.at('spec', 'defaultConfiguration', 'targetType')] : undefined;
}

/** What the Service's own configurations say: for this route, then for all. */
function ownTargetTypes(service: Resource, route: Resource, manifests: Manifests): Place[] {
  const configurations = configurationsByService(manifests).get(keyOf(service.namespace, service.name)) ?? [];
  return configurations.flatMap(({ place }) => {
    const entries = place.at('spec', 'routeConfigurations').items();
    const forRoute = entries
      .filter((entry) => specificity(entry.at('routeIdentifier'), route) >= 0)
      .toSorted((a, b) => specificity(b.at('routeIdentifier'), route) - specificity(a.at('routeIdentifier'), route));
    const [best] = forRoute;
    const forAll = place.at('spec', 'defaultConfiguration', 'targetType');
    return best ? [best.at('targetGroupProps', 'targetType'), forAll] : [forAll];
  });
}

const configurationsByService = memoize((manifests: Manifests) =>
  groupBy(manifests.ofKind('TargetGroupConfiguration'), (configuration) =>
    keyOf(configuration.namespace, configuredService(configuration)?.string ?? null),
  ),
);

function keyOf(namespace: string | null, service: string | null): string {
  return JSON.stringify([namespace, service]);
}

/** Number of fields by which an identifier picks the route; -1 when one of them differs. */
function specificity(identifier: Place, route: Resource): number {
  const wanted = [
    [identifier.at('kind'), route.kind],
    [identifier.at('namespace'), route.namespace],
    [identifier.at('name'), route.name],
  ] as const;
  const written = wanted.filter(([place]) => place.exists);
  return written.every(([place, value]) => place.value === value) ? written.length : -1;
}
