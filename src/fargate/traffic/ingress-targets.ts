import { type IngressBackend, ingressBackends } from '../../kubernetes/ingress-backends.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { isUnrendered } from '../../kubernetes/unrendered.ts';
import { servicesOfAction } from './alb-actions.ts';
import { ALB_TARGET_TYPE, type AlbClass } from './ingress-class.ts';
import { defaultTargetType } from './load-balancers.ts';
import {
  type Destination,
  destinationOfNamed,
  findService,
  isForFargate,
  type TrafficContext,
} from './service-destination.ts';

/**
 * What an ALB registers for the Services of an Ingress: what IngressClassParams enforces, else the annotation of the
 * Service, else that of the Ingress, else the controller's default.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type
 * (2026-07-29).
 */
export interface IngressTarget {
  readonly destination: Destination;
  /** ip, instance or whatever is written. */
  readonly targetType: string;
  /** Where it is written; null when it is the default. */
  readonly writtenAt: Place | null;
}

/** The Services of an Ingress that lead to Fargate pods, with the target type of each. */
export function ingressTargetsOf(ingress: Resource, alb: AlbClass, context: TrafficContext): IngressTarget[] {
  return ingressBackends(ingress)
    .flatMap((backend) => (backend.port === 'use-annotation' ? servicesOfAction(backend, ingress) : backend))
    .flatMap((backend) => targetOf(backend, ingress, alb, context) ?? []);
}

function targetOf(
  backend: IngressBackend,
  ingress: Resource,
  alb: AlbClass,
  context: TrafficContext,
): IngressTarget | undefined {
  if (isUnrendered(backend.service)) return undefined;
  const destination = destinationOfNamed(backend.service, ingress, context);
  if (!isForFargate(destination)) return undefined;
  const service = findService(context.manifests, ingress.namespace, backend.service, ingress);
  const written = [
    alb.enforced,
    service?.place.at('metadata', 'annotations', ALB_TARGET_TYPE),
    ingress.place.at('metadata', 'annotations', ALB_TARGET_TYPE),
  ].find((place) => place?.string);
  const targetType = written?.string ?? defaultTargetType(alb.actor.controller, context.manifests);
  return { destination, targetType, writtenAt: written ?? null };
}
