import { type NodeDemand, nodeDemands } from '../src/fargate/sizes/node-demand.ts';
import { SCALING_KINDS } from '../src/kubernetes/workloads/scale.ts';
import { defineRule } from '../src/rule.ts';

/** Workloads named in the sentence, and pointed at beside it. */
const NAMED = 3;

export default defineRule({
  id: 'replica-ceiling',
  description: 'Disallow more pods than the cluster has room for nodes, or the account has vCPU',
  category: 'cost',
  severity: 'warn',
  evidence: 'inferred',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://kubernetes.io/docs/setup/best-practices/cluster-large/',
    'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
  ],
  messages: {
    nodes:
      'Scaled up, the Fargate pods of these manifests are {total} ({sum}), each on a node of its own, and the ceiling for the cluster is {ceiling} nodes.',
    vcpu: {
      text: 'Scaled up, the Fargate pods of these manifests need {total} vCPU ({sum}), and the quota of the account is {ceiling}: pods above it find no capacity.',
      severity: 'warn',
      evidence: 'documented',
    },
  },
  help: 'Lower maxReplicas or replicas, put several containers into one pod, spread the workloads over clusters, or have the quota raised and say so in the options.',
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
        description:
          'The quota "Fargate On-Demand vCPU resource count" of the account and region; null does not look at it.',
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

/** What to say when all demands together are above a ceiling: at the largest one. */
function exceeding(demands: readonly NodeDemand[], unit: 'nodes' | 'vcpu', ceiling: number) {
  const total = demands.reduce((sum, demand) => sum + demand[unit], 0);
  if (total <= ceiling) return undefined;
  const [largest, ...others] = demands.toSorted((a, b) => b[unit] - a[unit]).filter((demand) => demand[unit] > 0);
  if (!largest) return undefined;
  const amountOf = (demand: NodeDemand) => (unit === 'nodes' ? `${demand.nodes} pods` : `${demand.vcpu} vCPU`);
  const notes = others
    .slice(0, NAMED)
    .map((demand) => ({ at: demand.at, text: `${demand.name}: ${amountOf(demand)}` }));
  return { at: largest.at, data: { total, sum: sumOf([largest, ...others], unit), ceiling }, notes };
}

/** `Deployment web 4000 + Job import 900 + 12 others 130`: those of one name in several namespaces as one. */
function sumOf(demands: readonly NodeDemand[], unit: 'nodes' | 'vcpu'): string {
  const byName = new Map<string, number>();
  for (const demand of demands) byName.set(demand.name, (byName.get(demand.name) ?? 0) + demand[unit]);
  const sums = [...byName];
  const named = sums.length > NAMED + 1 ? sums.slice(0, NAMED) : sums;
  const others = sums.slice(named.length);
  const rest = others.reduce((total, [, sum]) => total + sum, 0);
  const terms = named.map(([name, sum]) => `${name} ${sum}`);
  return [...terms, ...(others.length > 0 ? [`${others.length} others ${rest}`] : [])].join(' + ');
}
