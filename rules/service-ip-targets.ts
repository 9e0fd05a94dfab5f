import { describeActor, instanceTargetsOf, NLB_TARGET_TYPE, NLB_TYPE } from '../src/fargate/traffic/load-balancers.ts';
import { describeArrival, isForFargate, reachOf } from '../src/fargate/traffic/service-reach.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, replaceValue, type Suggestion } from '../src/rule.ts';
import type { EditIntent } from '../src/source/document.ts';

export default defineRule({
  id: 'service-ip-targets',
  description: 'Require ip targets for load balancers of Services that lead to Fargate pods',
  category: 'traffic',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html',
  ],
  messages: {
    classic: 'A Classic Load Balancer by {controller} registers EC2 instances: {arrival}',
    nlb: 'A Network Load Balancer by {controller} registers EC2 instances: {arrival}',
    written: 'Target type `{value}` registers EC2 instances: {arrival}',
    default: 'By default {controller} registers EC2 instances: {arrival}',
  },
  help: 'Let the AWS Load Balancer Controller or EKS Auto Mode make a Network Load Balancer with ip targets. On an existing Service, delete and create it anew: the type of a load balancer is not changed in place.',

  resources: {
    Service(service, context) {
      if (service.group !== '' || service.place.valueAt('spec', 'type') !== 'LoadBalancer') return;
      const reach = reachOf(service, context);
      if (!isForFargate(reach)) return;
      const found = instanceTargetsOf(service, context);
      if (!found) return;
      const { at, why } = found;
      const arrival = describeArrival(reach, context);
      const notes = noteWorkloads(reach.pods);
      const controller = describeActor(found.actor);
      if (why === 'written') {
        const data = { value: String(at.value), arrival };
        context.report({ message: why, at, data, notes, suggest: [replaceValue(at, 'ip')] });
      } else {
        const data = { controller, arrival };
        context.report({ message: why, at, data, notes, suggest: [ipTargets(service)] });
      }
    },
  },
});

/** A class names the controller already; otherwise the type annotation has to. */
function ipTargets({ place }: Resource): Suggestion {
  const annotations = place.at('metadata', 'annotations');
  const wanted: Record<string, string> = place.at('spec', 'loadBalancerClass').string
    ? { [NLB_TARGET_TYPE]: 'ip' }
    : { [NLB_TYPE]: 'external', [NLB_TARGET_TYPE]: 'ip' };
  const missing = Object.entries(wanted).filter(([name, value]) => annotations.at(name).value !== value);
  const intents: EditIntent[] = annotations.exists
    ? missing.map(([name, value]) => ({ type: 'set', path: annotations.at(name).path, value }))
    : [{ type: 'set', path: annotations.path, value: Object.fromEntries(missing) }];
  return { title: 'Ask for ip targets', place: annotations, intents };
}
