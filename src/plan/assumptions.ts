import { SPOT_AS_OF } from './ec2/instance-types.ts';
import { DEFAULT_OPTIONS, type PlanOptions } from './options.ts';
import type { Assumption, NodePool } from './plan.ts';
import type { ScenarioContext } from './scenarios/context.ts';

/** How full nodes are in most clusters, requested of provisioned CPU: Cast AI (2023, 4,000 clusters), and what Datadog's share of idle cost (2024) leaves. */
export const USUAL_SHARES = [0.57, 0.46] as const;

type Defaults = Omit<PlanOptions, 'region' | 'today'>;

/** Everything that was assumed, and the result depends on. */
export function assumptionsOf(
  context: ScenarioContext,
  daemonNames: readonly string[],
  pools: readonly NodePool[],
): Assumption[] {
  const { options, spot, usual } = context;
  const given = CHANGEABLE.map(([id, text, option, show]) => ({
    id,
    text,
    value: show(options),
    default: show(DEFAULT_OPTIONS),
    option,
  }));
  return [
    ...given,
    {
      id: 'packing',
      text: 'requested part of the nodes, as most clusters have them',
      value: [...new Set(usual)].map(percent).join(' to '),
      default: USUAL_SHARES.map(percent).join(' to '),
      option: '--packing',
    },
    {
      id: 'spot',
      text: `what Spot saves on EC2, as of ${SPOT_AS_OF}`,
      value: spot === null ? 'unknown' : percent(spot),
      default: 'the median of the Region',
      option: '--spot',
    },
    fixed('node-pods', 'DaemonSets on each node', daemonNames.join(', ')),
    fixed('core-dns', 'CoreDNS, unless it was read', '2 pods of 100m and 70 MiB'),
    fixed('same-on-both', 'not counted, the same on both sides', 'the cluster, load balancers, traffic, people'),
    ...(pools.length > 1
      ? [fixed('pool-room', 'room left in a pool', 'filled with other pods that may run there')]
      : []),
    ...(pools.some(({ taints, isRead }) => taints.length > 0 && !isRead)
      ? [fixed('pool-taints', 'taints of nodes that were not read', 'what all pods that select them tolerate by name')]
      : []),
  ];
}

/** What options change, in their words. */
const CHANGEABLE: readonly (readonly [id: string, text: string, option: string, show: (from: Defaults) => string])[] = [
  [
    'ec2',
    'instance types of the nodes',
    '--ec2',
    ({ ec2 }) => (ec2 === 'auto' ? 'the cheapest of m, c and r, large to 2xlarge' : ec2),
  ],
  ['arch', 'architecture of the nodes', '--arch', ({ arch }) => arch],
  ['min-nodes', 'nodes at the least', '--min-nodes', ({ minNodes }) => String(minNodes)],
  ['pools', 'pools of nodes at the most', '--pools', ({ pools }) => String(pools)],
  ['autoscaler', 'what makes nodes, and needs room on them', '--autoscaler', ({ autoscaler }) => autoscaler],
  ['disk', 'GB of gp3 disk of a node', '--disk', ({ diskGb }) => String(diskGb)],
  [
    'fargate-plan',
    'Compute Savings Plan on Fargate',
    '--discount-fargate',
    ({ fargateDiscounts }) => discounts(fargateDiscounts),
  ],
  ['ec2-plan', 'Compute Savings Plan on EC2', '--discount-ec2', ({ ec2Discounts }) => discounts(ec2Discounts)],
  ['auto-mode', 'what Auto Mode adds to the price on demand', '--auto-mode', ({ autoModeFee }) => percent(autoModeFee)],
  [
    'hpa',
    'where autoscalers are between fewest and most',
    '--hpa',
    ({ hpa }) => (hpa === null ? 'as a dump says, else at the fewest' : percent(hpa)),
  ],
  [
    'job-minutes',
    'minutes that a Job runs',
    '--job-minutes',
    ({ jobMinutes }) => (jobMinutes === null ? 'unknown, so runs are not counted' : String(jobMinutes)),
  ],
  ['sidecar', 'what a sidecar adds to each pod on Fargate', '--sidecar', ({ sidecar }) => requests(sidecar)],
  [
    'assume-requests',
    'what pods without requests ask for',
    '--assume-requests',
    ({ assumeRequests }) => requests(assumeRequests),
  ],
  ['margin', 'most to take off a request for a cheaper size', '--margin', ({ margin }) => percent(margin)],
  ['quota-vcpu', 'quota of Fargate vCPU, 6 in a new account', '--quota-vcpu', ({ quotaVcpu }) => String(quotaVcpu)],
];

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}

function discounts({ year, threeYears }: Defaults['ec2Discounts']): string {
  return `${percent(year)} for 1 year, ${percent(threeYears)} for 3 years`;
}

function fixed(id: string, text: string, value: string): Assumption {
  return { id, text, value, default: value, option: null };
}

function requests(asked: PlanOptions['sidecar']): string {
  return asked === null ? 'nothing' : `${asked.cpuMilli}m, ${asked.memoryMiB} MiB`;
}
