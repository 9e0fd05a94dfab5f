import { ENTRANCE_KINDS, hasOtherEntrance } from '../src/fargate/traffic/service-entrances.ts';
import { describeArrival, reachOf } from '../src/fargate/traffic/service-reach.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';
import type { EditIntent } from '../src/source/document.ts';

export default defineRule({
  id: 'no-node-port',
  description: 'Disallow node ports as the way to Fargate pods',
  category: 'traffic',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/alb-ingress.html',
  ],
  messages: {
    nodePort: 'No Ingress, route or load balancer leads here, and Fargate has no node to address: {arrival}',
  },
  help: 'Make it a ClusterIP for traffic from inside of the cluster; for traffic from outside add an Ingress or a load balancer with ip targets.',

  reads: ENTRANCE_KINDS,
  resources: {
    Service(service, context) {
      if (service.group !== '' || service.place.valueAt('spec', 'type') !== 'NodePort') return;
      const { manifests, report } = context;
      const reach = reachOf(service, context);
      // Without its pods its Ingress is likely elsewhere too.
      if (reach.runsOn !== 'fargate' || hasOtherEntrance(service, reach, manifests)) return;
      const data = { arrival: describeArrival(reach, context) };
      const at = service.place.at('spec', 'type');
      report({ message: 'nodePort', at, data, notes: noteWorkloads(reach.pods), suggest: [clusterIp(service)] });
    },
  },
});

/** The API refuses a ClusterIP with fields that are about node ports. */
function clusterIp({ place }: Resource): Suggestion {
  const spec = place.at('spec');
  const nodePorts = spec
    .at('ports')
    .items()
    .map((port) => port.at('nodePort'));
  const unfit = [...nodePorts, spec.at('externalTrafficPolicy')].filter(({ exists }) => exists);
  const intents: EditIntent[] = [
    { type: 'replace', path: spec.at('type').path, value: 'ClusterIP' },
    ...unfit.map(({ path }) => ({ type: 'remove', path }) as const),
  ];
  return { title: 'Make it a ClusterIP', place, intents };
}
