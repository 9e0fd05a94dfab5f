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
  const { main, minNodes, diskMonth, known } = rules;
  const left = new Map(pods.map((each) => [each, each.groups]));
  const take = (each: PoolPods, rest: readonly PodGroup[]) => {
    const before = totalOf(left.get(each) ?? []).pods;
    left.set(each, rest);
    return [each, before - totalOf(rest).pods] as const;
  };
  const packed: PackedPool[] = [];
  for (const [index, pool] of pools.entries()) {
    const own = pods.filter(({ access }) => access.home === pool);
    const groups = merged(own.flatMap((each) => left.get(each) ?? []));
    const open = packed.filter((other) => own.every(({ access }) => access.pools.has(other.pool)));
    const wanted = Math.max(pool === main ? minNodes : 0, ...own.map(({ apart }) => apart));
    const least = Math.max(0, wanted - open.reduce((sum, { nodes }) => sum + nodes.length, 0));
    if (groups.length === 0) {
      // All of its pods are elsewhere, on fewer nodes than there have to be.
      const hasToMove = least > 0 && own.length > 0 && !homebound.has(pool);
      if (hasToMove) return packPools(pools, pods, rules, new Set([...homebound, pool]));
      continue;
    }
    const key = JSON.stringify([index, least, groups]);
    const { ordinary, larger } = pool.types;
    const options = { nodePods: pool.nodePods, minNodes: least, diskMonth };
    const fleet =
      known.get(key) ??
      cheapestFleet(groups, { ...options, types: ordinary }) ??
      cheapestFleet(groups, { ...options, types: [...ordinary, ...larger] });
    if (!fleet) return undefined;
    known.set(key, fleet);
    const nodes = fleet.nodes.map((node) => ({ ...node }));
    const placed = new Map(own.map((each) => take(each, [])));
    for (const guest of pods) {
      const { home, pools: open } = guest.access;
      if (home === pool || !open.has(pool) || (home && homebound.has(home))) continue;
      placed.set(...take(guest, fillUp(nodes, pool.nodePods, left.get(guest) ?? [])));
    }
    packed.push({ pool, nodes, month: fleet.month, placed });
  }
  return packed;
}
