import { RELEASE_KINDS } from '../src/fargate/traffic/controller-releases.ts';
import { instanceTargetsOf, NLB_TARGET_TYPE, NLB_TYPE, noteAssumption } from '../src/fargate/traffic/load-balancers.ts';
import { destinationOf, isForFargate, noteArrival } from '../src/fargate/traffic/service-destination.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
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
    classic: 'A Classic Load Balancer targets EC2 instances, not Fargate pods',
    nlb: 'The in-tree Network Load Balancer targets EC2 instances, not Fargate pods',
    written: 'Target type `{value}` is not supported for Fargate pods; use `ip`',
    default: 'Without target type `ip`, the load balancer targets EC2 instances, not Fargate pods',
  },
  help: 'Use a Network Load Balancer with `ip` targets; recreate an existing Service, because the type of its load balancer cannot change.',

  reads: RELEASE_KINDS,
  resources: {
    Service(service, context) {
      if (service.group !== '' || service.place.valueAt('spec', 'type') !== 'LoadBalancer') return;
      const destination = destinationOf(service, context);
      if (!isForFargate(destination)) return;
      const found = instanceTargetsOf(service, context);
      if (!found) return;
      const { at, why } = found;
      const arrival = noteArrival(destination, context);
      if (why === 'written') {
        const data = { value: String(at.value) };
        context.report({ message: why, at, data, notes: arrival, suggest: [replaceValue(at, 'ip')] });
      } else {
        const notes = [...noteAssumption(found.actor), ...arrival];
        const missing = [service.place.at('metadata', 'annotations', NLB_TARGET_TYPE)];
        context.report({ message: why, at, missing, notes, suggest: [ipTargets(service)] });
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
  return { title: 'Set target type ip', place: annotations, intents };
}
