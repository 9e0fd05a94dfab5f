import { destinationOf, noteArrival } from '../src/fargate/traffic/service-destination.ts';
import { ENTRANCE_KINDS, hasOtherEntrance } from '../src/fargate/traffic/service-entrances.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';
import type { EditIntent } from '../src/source/document.ts';

export default defineRule({
  id: 'no-node-port',
  description: 'Disallow node ports as the only way to Fargate pods',
  category: 'traffic',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/alb-ingress.html',
  ],
  messages: {
    nodePort: 'NodePort is not supported for Fargate pods, and no Ingress or load balancer leads here',
  },
  help: 'Use a ClusterIP inside the cluster; for outside traffic add an Ingress or load balancer with `ip` targets.',

  reads: ENTRANCE_KINDS,
  resources: {
    Service(service, context) {
      if (service.group !== '' || service.place.valueAt('spec', 'type') !== 'NodePort') return;
      const { manifests, report } = context;
      const destination = destinationOf(service, context);
      // If its pods were not read, its Ingress may not have been either.
      if (destination.runsOn !== 'fargate' || hasOtherEntrance(service, destination, manifests)) return;
      const at = service.place.at('spec', 'type');
      report({ message: 'nodePort', at, notes: noteArrival(destination, context), suggest: [clusterIp(service)] });
    },
  },
});

/** The API rejects a ClusterIP with fields for node ports. */
function clusterIp({ place }: Resource): Suggestion {
  const spec = place.at('spec');
  const nodePorts = spec
    .at('ports')
    .items()
    .map((port) => port.at('nodePort'));
  const obsolete = [...nodePorts, spec.at('externalTrafficPolicy')].filter(({ exists }) => exists);
  const intents: EditIntent[] = [
    { type: 'replace', path: spec.at('type').path, value: 'ClusterIP' },
    ...obsolete.map(({ path }) => ({ type: 'remove', path }) as const),
  ];
  return { title: 'Change to ClusterIP', place, intents };
}
