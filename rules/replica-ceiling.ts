import { type NodeDemand, nodeDemands } from '../src/fargate/sizes/node-demand.ts';
import { SCALING_KINDS } from '../src/kubernetes/workloads/min-replicas.ts';
import { defineRule } from '../src/rule.ts';

/** Workloads that are named in the sum, and that have a note. */
const NAMED = 3;

export default defineRule({
  id: 'replica-ceiling',
  description: 'Disallow more pods than the cluster can have nodes, or the account has vCPU',
  category: 'cost',
  severity: 'warn',
  evidence: 'inferred',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://kubernetes.io/docs/setup/best-practices/cluster-large/',
    'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
  ],
  messages: {
    nodes: 'At maximum scale, {total} Fargate pods need a node each, above the limit of {ceiling} nodes',
    vcpu: {
      text: 'At maximum scale, the Fargate pods need {total} vCPU, above the account quota of {ceiling}',
      severity: 'warn',
      evidence: 'documented',
    },
  },
  help: 'Lower `maxReplicas` or `replicas`, use more clusters, or raise the quota and set it in the options.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      maxNodes: {
        description: 'Most nodes that the cluster may have.',
        type: 'integer',
        minimum: 1,
        default: 5000,
      },
      maxVcpu: {
        description: 'The quota "Fargate On-Demand vCPU resource count" of the account and region; null to ignore it.',
        type: ['number', 'null'],
        minimum: 0,
        default: null as number | null,
      },
    },
  },

  reads: SCALING_KINDS,
  set({ report, fargatePods, manifests, options }) {
    const demands = nodeDemands(fargatePods, manifests);
    const nodes = exceeding(demands, 'nodes', options.maxNodes);
    if (nodes) report({ message: 'nodes', ...nodes });
    const vcpu = options.maxVcpu === null ? undefined : exceeding(demands, 'vcpu', options.maxVcpu);
    if (vcpu) report({ message: 'vcpu', ...vcpu });
  },
});

/** A finding at the largest demand if all together exceed a ceiling. */
function exceeding(demands: readonly NodeDemand[], unit: 'nodes' | 'vcpu', ceiling: number) {
  const total = demands.reduce((sum, demand) => sum + demand[unit], 0);
  if (total <= ceiling) return undefined;
  const [largest, ...others] = demands.toSorted((a, b) => b[unit] - a[unit]).filter((demand) => demand[unit] > 0);
  if (!largest) return undefined;
  const amountOf = (demand: NodeDemand) => (unit === 'nodes' ? `${demand.nodes} pods` : `${demand.vcpu} vCPU`);
  const notes = others
    .slice(0, NAMED)
    .map((demand) => ({ at: demand.at, text: `${demand.name}: ${amountOf(demand)}` }));
  return { at: largest.at, data: { total, ceiling }, notes: [{ text: sumOf([largest, ...others], unit) }, ...notes] };
}

/** `Deployment web 4000 + Job import 900 + 12 others 130`: those of one name in several namespaces as one. */
function sumOf(demands: readonly NodeDemand[], unit: 'nodes' | 'vcpu'): string {
  const byName = new Map<string, number>();
  for (const demand of demands) {
    const { name } = demand;
    byName.set(name, (byName.get(name) ?? 0) + demand[unit]);
  }
  const sums = [...byName];
  const named = sums.length > NAMED + 1 ? sums.slice(0, NAMED) : sums;
  const others = sums.slice(named.length);
  const rest = others.reduce((total, [, sum]) => total + sum, 0);
  const terms = named.map(([name, sum]) => `${name} ${sum}`);
  return [...terms, ...(others.length > 0 ? [`${others.length} others ${rest}`] : [])].join(' + ');
}
