import { composeMapping } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { claimTemplate, firstWritten, joinLists, podFields } from './fields.ts';

/**
 * The Druid operator: each entry of `nodes` makes pods, and what `spec` says counts for all of them. Sources:
 * https://github.com/datainfrahq/druid-operator/blob/master/docs/api_specifications/druid.md (read 2026-11),
 * https://github.com/druid-io/druid-operator/issues/148.
 */
export const DRUID_KINDS: readonly DescribingKind[] = [
  {
    groups: ['druid.apache.org'],
    kind: 'Druid',
    describe: (object) => {
      const spec = object.at('spec');
      const nodes = spec
        .at('nodes')
        .entries()
        .map(([, node]) => describe(node, spec));
      return nodes.length > 0 ? nodes : [describe(spec.at('nodes', 'any'), spec)];
    },
  },
];

function describe(node: Place, spec: Place): DescribedPod {
  const claims = firstWritten(node.at('volumeClaimTemplates'), spec.at('volumeClaimTemplates'))?.items() ?? [];
  const template = composeMapping(node, {
    metadata: composeMapping(node, {
      labels: firstWritten(node.at('podLabels'), spec.at('podLabels')),
      annotations: firstWritten(node.at('podAnnotations'), spec.at('podAnnotations')),
    }),
    spec: composeMapping(node, {
      ...podFields(node, spec),
      volumes: joinLists(node, node.at('volumes'), spec.at('volumes')),
    }),
  });
  return { template, replicas: node.at('replicas'), claims: claims.map((each) => claimTemplate('data', each)) };
}
