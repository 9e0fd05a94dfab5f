import { cheapestFleet, type Fleet, fillUp } from '../ec2/fleet.ts';
import { merged, type PodGroup, totalOf } from '../ec2/packing.ts';
import type { Access, Pool } from './pools.ts';

/** Pods that may run in the same pools. */
export interface PoolPods {
  readonly access: Access;
  readonly groups: readonly PodGroup[];
  /** Nodes that it takes to keep those apart that must not share one. */
  readonly apart: number;
}

export interface PackedPool extends Fleet {
  readonly pool: Pool;
  /** How many of which pods are on its nodes. */
  readonly placed: ReadonlyMap<PoolPods, number>;
}

export interface PackingRules {
  /** The pool that has the nodes which there are at the least. */
  readonly main: Pool;
  readonly minNodes: number;
  readonly diskMonth: number;
  /** Cheapest fleets that were found before. */
  readonly known: Map<string, Fleet>;
}

/**
 * Packs each pool as the cheapest fleet for its own pods; pods of later pools fill what room is left where they may run.
 * Undefined when some pod fits no type of its pool. Pools without pods are left out.
 *
 * @param pools in the order in which they are packed
 * @param homebound pools whose own pods fill no other
 */
export function packPools(
  pools: readonly Pool[],
  pods: readonly PoolPods[],
  rules: PackingRules,
  homebound: ReadonlySet<Pool> = new Set(),
): PackedPool[] | undefined {
  const left = new Map(pods.map((each) => [each, each.groups]));
  const packed: PackedPool[] = [];
  for (const [index, pool] of pools.entries()) {
    const own = pods.filter(({ access }) => access.home === pool);
    const groups = merged(own.flatMap((each) => left.get(each) ?? []));
    const least = leastNodes(pool, own, packed, rules);
    if (groups.length === 0) {
      // All of its pods are elsewhere, on fewer nodes than there have to be.
      const hasToMove = least > 0 && own.length > 0 && !homebound.has(pool);
      if (hasToMove) return packPools(pools, pods, rules, new Set([...homebound, pool]));
      continue;
    }
    const key = JSON.stringify([index, least, groups]);
    const fleet = rules.known.get(key) ?? fleetFor(pool, groups, least, rules);
    if (!fleet) return undefined;
    rules.known.set(key, fleet);
    const guests = pods.filter(({ access: { home, pools: open } }) => {
      return home !== pool && open.has(pool) && !(home && homebound.has(home));
    });
    packed.push(placePods(fleet, pool, { own, guests, left }));
  }
  return packed;
}

/** Nodes that a pool has at the least, beside those of others that its pods may use. */
function leastNodes(
  pool: Pool,
  own: readonly PoolPods[],
  packed: readonly PackedPool[],
  { main, minNodes }: PackingRules,
): number {
  const open = packed.filter((other) => own.every(({ access }) => access.pools.has(other.pool)));
  const wanted = Math.max(pool === main ? minNodes : 0, ...own.map(({ apart }) => apart));
  return Math.max(0, wanted - open.reduce((sum, { nodes }) => sum + nodes.length, 0));
}

/** Of the larger types only where the ordinary ones hold not all pods. */
function fleetFor(
  { types: { ordinary, larger }, nodePods }: Pool,
  groups: readonly PodGroup[],
  minNodes: number,
  { diskMonth }: PackingRules,
): Fleet | undefined {
  const options = { nodePods, minNodes, diskMonth };
  return (
    cheapestFleet(groups, { ...options, types: ordinary }) ??
    cheapestFleet(groups, { ...options, types: [...ordinary, ...larger] })
  );
}

/** Whose pods run in a pool. */
interface Tenants {
  /** For whom it is made large enough. */
  readonly own: readonly PoolPods[];
  /** Who fills what room is left. */
  readonly guests: readonly PoolPods[];
  /** What is not placed yet of any pods. */
  readonly left: Map<PoolPods, readonly PodGroup[]>;
}

/** Puts all pods of a pool on its nodes, and of others what fits beside them. */
function placePods({ nodes: empty, month }: Fleet, pool: Pool, { own, guests, left }: Tenants): PackedPool {
  const nodes = empty.map((node) => ({ ...node }));
  const placed = new Map<PoolPods, number>();
  const place = (each: PoolPods, rest: readonly PodGroup[]) => {
    placed.set(each, totalOf(left.get(each) ?? []).pods - totalOf(rest).pods);
    left.set(each, rest);
  };
  for (const each of own) place(each, []);
  for (const guest of guests) place(guest, fillUp(nodes, pool.nodePods, left.get(guest) ?? []));
  return { pool, nodes, month, placed };
}
