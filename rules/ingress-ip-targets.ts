import { RELEASE_KINDS } from '../src/fargate/traffic/controller-releases.ts';
import { GATEWAY_KINDS, gatewayTargetsOf, ROUTE_KINDS } from '../src/fargate/traffic/gateway-targets.ts';
import { ALB_TARGET_TYPE, albClassOf, INGRESS_CLASS_KINDS } from '../src/fargate/traffic/ingress-class.ts';
import { ingressTargetsOf } from '../src/fargate/traffic/ingress-targets.ts';
import { noteAssumption } from '../src/fargate/traffic/load-balancers.ts';
import { mergeDestinations, noteArrival } from '../src/fargate/traffic/service-destination.ts';
import {
  isTargetGroupBinding,
  mergeWritten,
  targetGroupTargets,
  type WrittenTarget,
} from '../src/fargate/traffic/target-groups.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { defineRule, type RuleContext, replaceValue, setField } from '../src/rule.ts';

const messages = {
  written: 'Target type `{value}` is not supported for Fargate pods; use `ip`',
  default: 'Without `target-type: ip`, the load balancer targets EC2 instances, not Fargate pods',
  unreadParams: {
    text: 'Targets are EC2 instances, not Fargate pods, unless IngressClassParams `{params}` says `ip`',
    severity: 'warn',
  },
  gateway: 'Without `targetType: ip`, the load balancer targets EC2 instances, not Fargate pods',
} as const;

export default defineRule({
  id: 'ingress-ip-targets',
  description: 'Require ip targets for Ingresses and Gateways that lead to Fargate pods',
  category: 'traffic',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/alb-ingress.html',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
  ],
  messages,
  help: 'Set the target type to `ip`; for an existing target group, create a new one, because its type cannot change.',

  reads: ['Ingress', 'TargetGroupBinding', ...INGRESS_CLASS_KINDS, ...GATEWAY_KINDS, ...RELEASE_KINDS],
  set(context) {
    const { manifests, report } = context;
    const written = [
      ...['TargetGroupBinding', 'TargetGroupConfiguration']
        .flatMap((kind) => manifests.ofKind(kind))
        .flatMap((resource) => targetGroupTargets(resource, context)),
      ...manifests.ofKind('Ingress').flatMap((ingress) => checkIngress(ingress, context)),
      ...ROUTE_KINDS.flatMap((kind) => manifests.ofKind(kind)).flatMap((route) => checkRoute(route, context)),
    ].filter(({ at }) => at.value !== 'ip' && !isUnrendered(String(at.value)));
    for (const { at, destination } of mergeWritten(written)) {
      const owner = manifests.ownerOf(at);
      // A binding refers to an existing target group, whose type cannot change.
      const suggest = owner && isTargetGroupBinding(owner) ? [] : [replaceValue(at, 'ip')];
      report({
        message: 'written',
        at,
        data: { value: String(at.value) },
        notes: noteArrival(destination, context),
        suggest,
      });
    }
  },
});

/** Reports targets left to the default, and returns those that are written. */
function checkIngress(ingress: Resource, context: RuleContext<typeof messages>): WrittenTarget[] {
  const alb = albClassOf(ingress, context);
  if (!alb) return [];
  const targets = ingressTargetsOf(ingress, alb, context);
  const byDefault = targets.filter(({ writtenAt, targetType }) => !writtenAt && targetType !== 'ip');
  if (byDefault.length > 0) {
    const annotation = ingress.place.at('metadata', 'annotations', ALB_TARGET_TYPE);
    const at = alb.at.string ? alb.at : annotation;
    const destination = mergeDestinations(byDefault.map((target) => target.destination));
    const suggest = [setField(annotation, 'ip', 'Set target-type: ip')];
    const common = {
      at,
      missing: [annotation],
      notes: [...noteAssumption(alb.actor), ...noteArrival(destination, context)],
      suggest,
    };
    const params = alb.unreadParams;
    if (params === null) context.report({ message: 'default', ...common });
    else context.report({ message: 'unreadParams', data: { params }, ...common });
  }
  return targets.flatMap(({ writtenAt, destination }) => (writtenAt ? [{ at: writtenAt, destination }] : []));
}

function checkRoute(route: Resource, context: RuleContext<typeof messages>): WrittenTarget[] {
  return gatewayTargetsOf(route, context).flatMap(({ backend, writtenAt, targetType, destination }) => {
    if (writtenAt) return [{ at: writtenAt, destination }];
    if (targetType !== 'ip')
      context.report({ message: 'gateway', at: backend, notes: noteArrival(destination, context) });
    return [];
  });
}
