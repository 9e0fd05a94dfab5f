import { GATEWAY_KINDS, gatewayTargetsOf, ROUTE_KINDS } from '../src/fargate/traffic/gateway-targets.ts';
import { ALB_TARGET_TYPE, albClassOf, INGRESS_CLASS_KINDS } from '../src/fargate/traffic/ingress-class.ts';
import { ingressTargetsOf } from '../src/fargate/traffic/ingress-targets.ts';
import { describeActor } from '../src/fargate/traffic/load-balancers.ts';
import { describeArrival, mergeReaches } from '../src/fargate/traffic/service-reach.ts';
import {
  isTargetGroupBinding,
  mergeWritten,
  targetGroupTargets,
  type WrittenTarget,
} from '../src/fargate/traffic/target-groups.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type RuleContext, replaceValue, setField } from '../src/rule.ts';

const messages = {
  written: 'Target type `{value}` registers EC2 instances: {arrival}',
  default: 'Without `target-type: ip` {controller} registers EC2 instances: {arrival}',
  unreadParams: {
    text: 'Unless IngressClassParams {params}, which was not read, says ip, {controller} registers EC2 instances: {arrival}',
    severity: 'warn',
  },
  gateway: 'No TargetGroupConfiguration asks for ip targets, so EC2 instances are registered: {arrival}',
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
  help: 'Ask for ip targets where the target type is decided; the Service behind them may then be a ClusterIP. The type of an existing target group cannot be changed: it has to be created anew.',

  reads: ['Ingress', 'TargetGroupBinding', ...INGRESS_CLASS_KINDS, ...GATEWAY_KINDS],
  set(context) {
    const { manifests, report } = context;
    const written = [
      ...['TargetGroupBinding', 'TargetGroupConfiguration']
        .flatMap((kind) => manifests.ofKind(kind))
        .flatMap((resource) => targetGroupTargets(resource, context)),
      ...manifests.ofKind('Ingress').flatMap((ingress) => checkIngress(ingress, context)),
      ...ROUTE_KINDS.flatMap((kind) => manifests.ofKind(kind)).flatMap((route) => checkRoute(route, context)),
    ].filter(({ at }) => at.value !== 'ip' && !isUnrendered(String(at.value)));
    for (const { at, reach } of mergeWritten(written)) {
      const owner = manifests.ownerOf(at);
      // What a binding binds exists already, with the type that it has.
      const suggest = owner && isTargetGroupBinding(owner) ? [] : [replaceValue(at, 'ip')];
      const data = { value: String(at.value), arrival: describeArrival(reach, context) };
      report({ message: 'written', at, data, notes: noteWorkloads(reach.pods), suggest });
    }
  },
});

/** Reports what is left to the default, and gives back what is written. */
function checkIngress(ingress: Resource, context: RuleContext<typeof messages>): WrittenTarget[] {
  const alb = albClassOf(ingress, context);
  if (!alb) return [];
  const targets = ingressTargetsOf(ingress, alb, context);
  const byDefault = targets.filter(({ writtenAt, targetType }) => !writtenAt && targetType !== 'ip');
  if (byDefault.length > 0) {
    const annotation = ingress.place.at('metadata', 'annotations', ALB_TARGET_TYPE);
    const at = alb.at.string ? alb.at : annotation;
    const reach = mergeReaches(byDefault.map((target) => target.reach));
    const data = { controller: describeActor(alb.actor), arrival: describeArrival(reach, context) };
    const suggest = [setField(annotation, 'ip', 'Ask for ip targets')];
    const common = { at, notes: noteWorkloads(reach.pods), suggest };
    const params = alb.unreadParams;
    if (params === null) context.report({ message: 'default', data, ...common });
    else context.report({ message: 'unreadParams', data: { ...data, params }, ...common });
  }
  return targets.flatMap(({ writtenAt, reach }) => (writtenAt ? [{ at: writtenAt, reach }] : []));
}

function checkRoute(route: Resource, context: RuleContext<typeof messages>): WrittenTarget[] {
  return gatewayTargetsOf(route, context).flatMap(({ backend, writtenAt, targetType, reach }) => {
    if (writtenAt) return [{ at: writtenAt, reach }];
    const data = { arrival: describeArrival(reach, context) };
    const notes = noteWorkloads(reach.pods);
    if (targetType !== 'ip') context.report({ message: 'gateway', at: backend, data, notes });
    return [];
  });
}
