import { flagsOf } from '../../kubernetes/command-line.ts';
import { repositoryOf } from '../../kubernetes/image.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { isUnrendered } from '../../kubernetes/unrendered.ts';
import { RELEASE_KINDS, releaseDefaultsToIp } from './controller-releases.ts';
import type { TrafficContext } from './service-destination.ts';

/**
 * Who makes a load balancer of a Service, and what it registers as targets. Fargate pods can be ip targets only:
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2025). Defaults (read 2026-11):
 * - in-tree: a Classic Load Balancer, or with `aws-load-balancer-type: nlb` a Network Load Balancer; instance targets
 *   in both. https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html (2024-12-18)
 * - AWS Load Balancer Controller: instance, unless its flag `--default-target-type` says ip. Since 2.5 its webhook puts
 *   `service.k8s.aws/nlb` on every new Service without a class, whatever `aws-load-balancer-type` says.
 *   https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/ (2026-06-05)
 * - EKS Auto Mode: ip. https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html (2025)
 */

export const NLB_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';
export const NLB_TARGET_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

/** What turns Services and Ingresses into load balancers. */
export type LoadBalancerController = 'aws-load-balancer-controller' | 'in-tree' | 'auto-mode';

const CONTROLLER_OF_CLASS: Readonly<Record<string, LoadBalancerController>> = {
  'service.k8s.aws/nlb': 'aws-load-balancer-controller',
  'eks.amazonaws.com/nlb': 'auto-mode',
};

const CONTROLLER_NAMES: Readonly<Record<LoadBalancerController, string>> = {
  'aws-load-balancer-controller': 'the AWS Load Balancer Controller',
  'auto-mode': 'EKS Auto Mode',
  'in-tree': 'the in-tree controller',
};

/** The controller of an object. assumed: known from the settings, not from the object. */
export interface Actor {
  readonly controller: LoadBalancerController;
  readonly assumed: boolean;
}

/** Where only the settings name the controller. */
export function noteAssumption({ controller, assumed }: Actor): { text: string }[] {
  return assumed ? [{ text: `assumes ${CONTROLLER_NAMES[controller]} (setting loadBalancerController)` }] : [];
}

/** A Service whose load balancer registers something else than ip targets. */
export interface InstanceTargets {
  readonly actor: Actor;
  /** classic, nlb: of the in-tree controller. written: the annotation asks for it. default: nothing asks for ip. */
  readonly why: 'classic' | 'nlb' | 'written' | 'default';
  /** The value that makes it so. */
  readonly at: Place;
}

/**
 * What keeps the load balancer of a Service from ip targets; undefined when nothing does, when the Service is left to
 * someone else (a third party's loadBalancerClass), and when the values that decide it are not rendered yet.
 */
export function instanceTargetsOf(service: Resource, context: TrafficContext): InstanceTargets | undefined {
  const { place } = service;
  const type = place.at('metadata', 'annotations', NLB_TYPE);
  const target = place.at('metadata', 'annotations', NLB_TARGET_TYPE);
  const lbClass = place.at('spec', 'loadBalancerClass');
  if ([type, target, lbClass].some(({ string }) => string !== undefined && isUnrendered(string))) return undefined;
  const actor = actorOf(lbClass, type, context);
  if (!actor) return undefined;
  const source = [lbClass, type].find(({ string }) => string) ?? place.at('spec', 'type');
  if (actor.controller === 'in-tree') return { actor, why: type.value === 'nlb' ? 'nlb' : 'classic', at: source };
  if (type.value === 'nlb-ip' || target.value === 'ip') return undefined;
  if (target.string) return { actor, why: 'written', at: target };
  if (defaultTargetType(actor.controller, context.manifests) === 'ip') return undefined;
  return { actor, why: 'default', at: source };
}

function actorOf(lbClass: Place, type: Place, { settings }: TrafficContext): Actor | undefined {
  if (lbClass.string) {
    const controller = CONTROLLER_OF_CLASS[lbClass.string];
    return controller && { controller, assumed: false };
  }
  const leftByInTree = type.value === 'external' || type.value === 'nlb-ip';
  // In Auto Mode these values are written too, and mean nothing: the class that it sets decides.
  if (leftByInTree && settings.loadBalancerController !== 'auto-mode') {
    return { controller: 'aws-load-balancer-controller', assumed: false };
  }
  return { controller: settings.loadBalancerController, assumed: true };
}

/** What a controller registers when nothing asks for anything. */
export function defaultTargetType(controller: LoadBalancerController, manifests: Manifests): 'ip' | 'instance' {
  if (controller === 'auto-mode') return 'ip';
  if (controller === 'in-tree') return 'instance';
  return ipByDefault(manifests) ? 'ip' : 'instance';
}

/** Whether a controller among the files says so, or what installs its chart. */
const ipByDefault = memoize(
  (manifests: Manifests) =>
    manifests.pods.some(defaultsToIp) || RELEASE_KINDS.some((kind) => manifests.ofKind(kind).some(releaseDefaultsToIp)),
);

function defaultsToIp(pod: Pod): boolean {
  return pod.containers
    .filter(({ place }) => isLoadBalancerController(place.valueAt('image')))
    .some((container) =>
      flagsOf(container).some(({ name, value }) => name === 'default-target-type' && value === 'ip'),
    );
}

/**
 * Whether an image is that of the AWS Load Balancer Controller, which had another name before 2.4.6.
 * Source: https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3055.
 */
export function isLoadBalancerController(image: unknown): boolean {
  if (typeof image !== 'string' || !image.includes('aws-')) return false;
  return /(^|\/)aws-(load-balancer|alb-ingress)-controller$/.test(repositoryOf(image));
}
