import { groupBy } from '../../kubernetes/group-by.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import {
  type Destination,
  destinationOfNamed,
  isForFargate,
  mergeDestinations,
  type TrafficContext,
} from './service-destination.ts';

/** API group of TargetGroupConfiguration and LoadBalancerConfiguration. */
export const TARGET_GROUP_API = 'gateway.k8s.aws';
const BINDING_APIS: ReadonlySet<string> = new Set(['elbv2.k8s.aws', 'eks.amazonaws.com']);

/** A written target type, and where its traffic goes. */
export interface WrittenTarget {
  readonly at: Place;
  readonly destination: Destination;
}

/**
 * The target types that objects about one target group write for a Service that leads to Fargate pods. A
 * TargetGroupBinding without one takes that of the target group, which is not in the manifests.
 * Sources: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
 * and .../guide/gateway/targetgroupconfig/ (2026).
 */
export function targetGroupTargets(resource: Resource, context: TrafficContext): WrittenTarget[] {
  const service = boundService(resource) ?? configuredService(resource);
  if (!service?.string) return [];
  const destination = destinationOfNamed(service.string, resource, context);
  return isForFargate(destination) ? targetTypesOf(resource).map((at) => ({ at, destination })) : [];
}

export function isTargetGroupBinding({ kind, group }: Resource): boolean {
  return kind === 'TargetGroupBinding' && BINDING_APIS.has(group);
}

/** The name of the Service that a TargetGroupConfiguration is about; undefined for a default one or another kind. */
export function configuredService({ kind, group, place }: Resource): Place | undefined {
  if (kind !== 'TargetGroupConfiguration' || group !== TARGET_GROUP_API) return undefined;
  const reference = place.at('spec', 'targetReference');
  const isService = (reference.at('kind').string ?? 'Service') === 'Service' && !reference.at('group').string;
  return isService && reference.at('name').string ? reference.at('name') : undefined;
}

function boundService(resource: Resource): Place | undefined {
  return isTargetGroupBinding(resource) ? resource.place.at('spec', 'serviceRef', 'name') : undefined;
}

function targetTypesOf({ place }: Resource): Place[] {
  const spec = place.at('spec');
  const forRoutes = spec.at('routeConfigurations').items();
  const types = [
    spec.at('targetType'),
    spec.at('defaultConfiguration', 'targetType'),
    ...forRoutes.map((entry) => entry.at('targetGroupProps', 'targetType')),
  ];
  return types.filter(({ exists }) => exists);
}

/** One entry for each place: an Ingress writes for all of its Services, and IngressClassParams for many Ingresses. */
export function mergeWritten(targets: readonly WrittenTarget[]): WrittenTarget[] {
  const all = [...groupBy(targets, ({ at }) => at.document).values()].flatMap((inDocument) => [
    ...groupBy(inDocument, ({ at }) => JSON.stringify(at.path)).values(),
  ]);
  return all.flatMap((group) => {
    const [first] = group;
    return first ? [{ at: first.at, destination: mergeDestinations(group.map(({ destination }) => destination)) }] : [];
  });
}
