import type { Path } from '../../source/document.ts';
import type { Place } from '../place.ts';
import type { DescribingKind, TemplateKind } from '../workloads/workload-kinds.ts';

/** Groups by kind: https://www.elastic.co/docs/reference/cloud-on-k8s/api-docs (read 2026-11). */
const PLAIN: Readonly<Record<string, string>> = {
  ApmServer: 'apm.k8s.elastic.co',
  ElasticMapsServer: 'maps.k8s.elastic.co',
  EnterpriseSearch: 'enterprisesearch.k8s.elastic.co',
  Kibana: 'kibana.k8s.elastic.co',
};

/**
 * Elastic Cloud on Kubernetes: pod templates that the operator completes, and claim templates next to them. Those of
 * Beats and Agents that run as DaemonSets are not read.
 */
export const ELASTIC_KINDS: readonly (DescribingKind | TemplateKind)[] = [
  {
    groups: ['elasticsearch.k8s.elastic.co'],
    kind: 'Elasticsearch',
    describe: (object) =>
      object
        .at('spec', 'nodeSets')
        .items()
        .map((nodeSet) => podOf(nodeSet, nodeSet.at('count'))),
  },
  {
    groups: ['logstash.k8s.elastic.co'],
    kind: 'Logstash',
    describe: (object) => [podOf(object.at('spec'), object.at('spec', 'count'))],
  },
  ...Object.entries(PLAIN).map(([kind, group]) => partial(group, kind, ['spec', 'podTemplate'], ['spec', 'count'])),
  partial('beat.k8s.elastic.co', 'Beat', ['spec', 'deployment', 'podTemplate'], ['spec', 'deployment', 'replicas']),
  ...['deployment', 'statefulSet'].map((way) =>
    partial('agent.k8s.elastic.co', 'Agent', ['spec', way, 'podTemplate'], ['spec', way, 'replicas']),
  ),
];

function partial(group: string, kind: string, template: Path, replicas: Path): TemplateKind {
  return { groups: [group], kind, template, replicas, isPartial: true };
}

function podOf(part: Place, replicas: Place) {
  return { template: part.at('podTemplate'), replicas, claims: part.at('volumeClaimTemplates').items() };
}
