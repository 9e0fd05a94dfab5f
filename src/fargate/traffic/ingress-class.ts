import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Actor } from './load-balancers.ts';
import type { TrafficContext } from './service-destination.ts';

/**
 * Which Ingresses get an Application Load Balancer, and from whom. Sources (read 2026-11):
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/,
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html.
 */

/** The kinds of objects that say which load balancer an Ingress gets. */
export const INGRESS_CLASS_KINDS = ['IngressClass', 'IngressClassParams'] as const;

export const ALB_TARGET_TYPE = 'alb.ingress.kubernetes.io/target-type';
const ALB_PREFIX = 'alb.ingress.kubernetes.io/';
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
const DEFAULT_CLASS = 'ingressclass.kubernetes.io/is-default-class';

const ALB_CONTROLLERS: Readonly<Record<string, Actor>> = {
  'ingress.k8s.aws/alb': { controller: 'aws-load-balancer-controller', assumed: false },
  'eks.amazonaws.com/alb': { controller: 'auto-mode', assumed: false },
};

export interface AlbClass {
  readonly actor: Actor;
  /** What in the Ingress makes it an ALB. */
  readonly at: Place;
  /** `spec.targetType` of its IngressClassParams, which overrides all annotations; need not exist. */
  readonly enforced: Place | null;
  /** Name of an IngressClassParams that the class refers to and that was not read. */
  readonly unreadParams: string | null;
}

/** The ALB class of an Ingress; undefined when another controller has it, or it is unknown. */
export function albClassOf(ingress: Resource, context: TrafficContext): AlbClass | undefined {
  const { manifests } = context;
  const className = ingress.place.at('spec', 'ingressClassName');
  const annotation = ingress.place.at('metadata', 'annotations', CLASS_ANNOTATION);
  // The annotation wins over the field, as it does in the controller.
  const named = [annotation, className].find(({ string }) => string);
  if (!named) return unnamedClass(ingress, context);
  const found = manifests.find('IngressClass', null, named.string ?? '', ingress);
  if (found) return fromIngressClass(found, named, manifests);
  if (named.value === 'alb') return { actor: assumedActor(context), at: named, enforced: null, unreadParams: null };
  // Whoever writes a target type means an ALB, whatever the class is called.
  if (!ingress.annotations[ALB_TARGET_TYPE]) return undefined;
  return { actor: assumedActor(context), at: named, enforced: null, unreadParams: null };
}

/** Without a class: the default class of the set, or ALB annotations. */
function unnamedClass(ingress: Resource, context: TrafficContext): AlbClass | undefined {
  const { manifests } = context;
  const defaults = defaultClasses(manifests);
  const at = ingress.place.at('metadata', 'annotations');
  const [only] = defaults;
  if (only && defaults.length === 1) return fromIngressClass(only, at, manifests);
  if (!Object.keys(ingress.annotations).some((name) => name.startsWith(ALB_PREFIX))) return undefined;
  return { actor: assumedActor(context), at, enforced: null, unreadParams: null };
}

const defaultClasses = memoize((manifests: Manifests) =>
  manifests.ofKind('IngressClass').filter(({ annotations }) => annotations[DEFAULT_CLASS] === 'true'),
);

function fromIngressClass(ingressClass: Resource, at: Place, manifests: Manifests): AlbClass | undefined {
  const spec = ingressClass.place.at('spec');
  const actor = ALB_CONTROLLERS[spec.at('controller').string ?? ''];
  if (!actor) return undefined;
  const name = spec.at('parameters', 'name').string;
  if (!name || spec.at('parameters', 'kind').value !== 'IngressClassParams') {
    return { actor, at, enforced: null, unreadParams: null };
  }
  const params = manifests.find('IngressClassParams', null, name, ingressClass);
  return { actor, at, enforced: params?.place.at('spec', 'targetType') ?? null, unreadParams: params ? null : name };
}

/** Nothing in-tree makes an ALB. */
function assumedActor({ settings }: TrafficContext): Actor {
  const isAutoMode = settings.loadBalancerController === 'auto-mode';
  return { controller: isAutoMode ? 'auto-mode' : 'aws-load-balancer-controller', assumed: true };
}
