import { hourlyCost, type Prices } from '../../fargate/sizes/prices.ts';
import { groupBy } from '../../kubernetes/group-by.ts';
import { type FleetNode, roomOn } from '../ec2/fleet.ts';
import { emptyLoad, fitting, merged, type NodeLoad, type PodGroup } from '../ec2/packing.ts';
import type { Requests } from '../options.ts';
import type { FleetPart } from '../plan.ts';
import { type PackedPool, type PoolPods, packPools } from '../pools/pack-pools.ts';
import { type Pool, type Pools, SYSTEM } from '../pools/pools.ts';
import { COUNTS, type Count } from '../range.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { weightOf } from '../workloads/subject.ts';
import type { ScenarioContext } from './context.ts';

/** A pool as it is packed for the fewest, the expected and the most pods. */
export interface PoolFleets {
  readonly pool: Pool;
  readonly at: (count: Count) => Omit<PackedPool, 'pool'>;
}

/** The pods of a workload at a count. Jobs count where everything runs at once. */
function groupOf({ subject }: PlannedSubject, count: Count): PodGroup {
  const isCounted = !subject.isDaemonSet && (!subject.isJob || count === 'max');
  return { ...subject.requests, count: isCounted ? subject.pods[count] : 0 };
}

/** The pods of workloads on EC2, and what the cluster runs beside them; those that request the same together. */
export function groupsOf(
  subjects: readonly PlannedSubject[],
  count: Count,
  systemPods: readonly PodGroup[],
): PodGroup[] {
  return merged([...systemPods, ...subjects.map((each) => groupOf(each, count))]);
}

/**
 * Pools with nodes. Undefined where EC2 has no price. Every pod must fit some type: see {@link isTooLarge}.
 *
 * @param systemPods CoreDNS and the like, unless they are on Fargate
 */
export function fleetsFor(
  subjects: readonly PlannedSubject[],
  systemPods: readonly PodGroup[],
  context: ScenarioContext,
): PoolFleets[] | undefined {
  if (context.types.length === 0) return undefined;
  const { pools, options, diskMonth, fleets: known } = context;
  const main = mainPool(subjects, systemPods, pools);
  const system = { access: { ...pools.accessOf(SYSTEM), home: main }, groups: systemPods, apart: 0 };
  const alike = [...groupBy(subjects, ({ subject }) => subject.demand.key).values()];
  const packedAt = (count: Count) => {
    const pods = [system, ...alike.map((same) => podsOf(same, count, pools))];
    return packPools(pools.all, pods, { main, minNodes: options.minNodes, diskMonth, known });
  };
  const [min, expected, max] = COUNTS.map(packedAt);
  if (!min || !expected || !max) return undefined;
  const packed = { min, expected, max };
  return pools.all
    .map((pool) => ({ pool, at: (count: Count) => packed[count].find((each) => each.pool === pool) ?? UNUSED }))
    .filter(({ at }) => COUNTS.some((count) => at(count).nodes.length > 0));
}

const UNUSED = { nodes: [], month: 0, placed: new Map() };

/** Of pods that ask for the same nodes. */
function podsOf(same: readonly [PlannedSubject, ...PlannedSubject[]], count: Count, pools: Pools): PoolPods {
  const groups = merged(same.map((each) => groupOf(each, count)));
  const apart = same.filter(({ subject }) => subject.isApart).map((each) => groupOf(each, count).count);
  return { access: pools.accessOf(same[0].subject.demand), groups, apart: Math.max(0, ...apart) };
}

/** Whether CoreDNS and the like may run beside some of these pods. */
export function hasRoomForSystem(subjects: readonly PlannedSubject[], { pools, systemPods }: ScenarioContext): boolean {
  const open = poolsForSystem(systemPods, pools);
  return subjects.some(({ subject }) => open.has(pools.accessOf(subject.demand).home));
}

function poolsForSystem(systemPods: readonly PodGroup[], { all, accessOf }: Pools): ReadonlySet<Pool | undefined> {
  const open = systemPods.length > 0 ? [...accessOf(SYSTEM).pools] : all;
  return new Set(open.filter((pool) => systemPods.every((group) => isRoomy(pool, group))));
}

/** The pool that most is asked of, and of which there are fewest nodes; CoreDNS and the like may run there. */
function mainPool(subjects: readonly PlannedSubject[], systemPods: readonly PodGroup[], pools: Pools): Pool {
  const open = poolsForSystem(systemPods, pools);
  const weights = new Map<Pool, number>();
  for (const { subject } of subjects) {
    const { home } = pools.accessOf(subject.demand);
    if (home && open.has(home)) weights.set(home, (weights.get(home) ?? 0) + weightOf(subject));
  }
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0] ?? pools.general;
}

/** Whether the pods of a workload fit no type of their pool that has a price. */
export function isTooLarge({ subject: { demand, requests } }: PlannedSubject, { pools }: ScenarioContext): boolean {
  const { home } = pools.accessOf(demand);
  return !home || !isRoomy(home, requests);
}

/** Whether some type of a pool has room for a pod. */
function isRoomy({ types: { ordinary, larger }, nodePods }: Pool, requests: Requests): boolean {
  const pod = { ...requests, count: 1 };
  return [...ordinary, ...larger].some((type) => fitting(emptyLoad(), roomOn(type, nodePods), pod) > 0);
}

export function partsOf(nodes: readonly FleetNode[]): FleetPart[] {
  const counts = new Map<string, number>();
  for (const { type } of nodes) counts.set(type.name, (counts.get(type.name) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count);
}

/** Requests for an hour at Fargate's prices. */
export function requestsValue(
  { cpuMilli, memoryMiB }: Pick<NodeLoad, 'cpuMilli' | 'memoryMiB'>,
  prices: Prices,
): number {
  return hourlyCost({ vcpu: cpuMilli / 1000, memoryGiB: memoryMiB / 1024 }, prices);
}

/** A node for an hour at Fargate's prices. */
export function nodeValue({ type }: FleetNode, prices: Prices): number {
  return hourlyCost({ vcpu: type.vcpu, memoryGiB: type.memoryMiB / 1024 }, prices);
}

/** The nodes of all pools, packed for the pods that are expected. */
export function expectedNodes(fleets: readonly PoolFleets[]): FleetNode[] {
  return fleets.flatMap(({ at }) => at('expected').nodes);
}
