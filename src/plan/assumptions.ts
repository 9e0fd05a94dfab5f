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
      text: 'usual share of node capacity that pods request',
      value: [...new Set(usual)].map(percent).join(' to '),
      default: USUAL_SHARES.map(percent).join(' to '),
      option: '--packing',
    },
    {
      id: 'spot',
      text: `Spot discount on EC2, as of ${SPOT_AS_OF}`,
      value: spot === null ? 'unknown' : percent(spot),
      default: 'the median of the Region',
      option: '--spot',
    },
    fixed('node-pods', 'DaemonSets on every node', daemonNames.join(', ')),
    fixed('core-dns', 'CoreDNS, if not among the files', '2 pods of 100m and 70 MiB'),
    fixed('same-on-both', 'not counted, same on both sides', 'control plane, load balancers, traffic, people'),
    ...(pools.length > 1
      ? [fixed('pool-room', 'spare room in a pool', 'filled with other pods that may run there')]
      : []),
    ...(pools.some(({ taints, isRead }) => taints.length > 0 && !isRead)
      ? [
          fixed(
            'pool-taints',
            'taints of nodes that are not in a dump',
            'those that all pods selecting them tolerate by key',
          ),
        ]
      : []),
  ];
}

/** What options change, in their words. */
const CHANGEABLE: readonly (readonly [id: string, text: string, option: string, show: (from: Defaults) => string])[] = [
  [
    'ec2',
    'EC2 instance types',
    '--ec2',
    ({ ec2 }) => (ec2 === 'auto' ? 'the cheapest of m, c and r, large to 2xlarge' : ec2),
  ],
  ['arch', 'EC2 architecture', '--arch', ({ arch }) => arch],
  ['min-nodes', 'fewest nodes', '--min-nodes', ({ minNodes }) => String(minNodes)],
  ['pools', 'most node pools', '--pools', ({ pools }) => String(pools)],
  ['autoscaler', 'node autoscaler that runs on the nodes', '--autoscaler', ({ autoscaler }) => autoscaler],
  ['disk', 'gp3 disk per node, in GB', '--disk', ({ diskGb }) => String(diskGb)],
  [
    'fargate-plan',
    'Compute Savings Plan discount on Fargate',
    '--discount-fargate',
    ({ fargateDiscounts }) => discounts(fargateDiscounts),
  ],
  ['ec2-plan', 'Compute Savings Plan discount on EC2', '--discount-ec2', ({ ec2Discounts }) => discounts(ec2Discounts)],
  [
    'auto-mode',
    'EKS Auto Mode surcharge on the on-demand price',
    '--auto-mode',
    ({ autoModeFee }) => percent(autoModeFee),
  ],
  [
    'hpa',
    'scale of autoscaled workloads, from minimum to maximum',
    '--hpa',
    ({ hpa }) => (hpa === null ? 'replicas in a dump, otherwise the minimum' : percent(hpa)),
  ],
  [
    'job-minutes',
    'minutes per Job',
    '--job-minutes',
    ({ jobMinutes }) => (jobMinutes === null ? 'unknown, so runs are not counted' : String(jobMinutes)),
  ],
  ['sidecar', 'sidecar added to each Fargate pod', '--sidecar', ({ sidecar }) => requests(sidecar)],
  [
    'assume-requests',
    'requests of pods without any',
    '--assume-requests',
    ({ assumeRequests }) => requests(assumeRequests),
  ],
  ['margin', 'largest cut of a request for a cheaper size', '--margin', ({ margin }) => percent(margin)],
  ['quota-vcpu', 'Fargate vCPU quota, 6 in a new account', '--quota-vcpu', ({ quotaVcpu }) => String(quotaVcpu)],
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
