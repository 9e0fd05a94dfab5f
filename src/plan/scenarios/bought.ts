import type { Prices } from '../../fargate/sizes/prices.ts';
import type { Pool } from '../pools/pools.ts';
import type { Count } from '../range.ts';
import { nodeValue, type PoolFleets, requestsValue } from './ec2-side.ts';

/** What is bought of a pool: how many nodes, and for how much a month on demand, without disks. */
export interface Bought {
  readonly nodes: number;
  readonly month: number;
}

/** As a share of the nodes that is requested: what a packing comes to. */
export const AS_PACKED = Number.POSITIVE_INFINITY;

/**
 * What is bought of each pool when at the most a part of all nodes is requested: more of the same nodes, until there are
 * enough in all.
 */
export function boughtAtShare(
  fleets: readonly PoolFleets[],
  count: Count,
  share: number,
  prices: Prices,
): ReadonlyMap<Pool, Bought> {
  const missing = fleets.map(({ pool, at }) => {
    const { nodes } = at(count);
    const requested = nodes.reduce((sum, node) => sum + requestsValue(node, prices), 0);
    const value = nodes.reduce((sum, node) => sum + nodeValue(node, prices), 0);
    const more = value === 0 ? 0 : Math.max(0, (requested / (share * value) - 1) * nodes.length);
    return { pool, more, whole: Math.floor(more + 1e-9) };
  });
  // Rounded up as a whole, not each pool.
  const sum = (of: (each: (typeof missing)[number]) => number) => missing.reduce((total, each) => total + of(each), 0);
  const rest = Math.ceil(sum(({ more }) => more) - 1e-9) - sum(({ whole }) => whole);
  const rounded = new Set(missing.toSorted((a, b) => b.more - b.whole - (a.more - a.whole)).slice(0, rest));
  const extra = new Map(missing.map((each) => [each.pool, each.whole + (rounded.has(each) ? 1 : 0)]));
  return new Map(
    fleets.map(({ pool, at }) => {
      const { nodes, month } = at(count);
      const bought = nodes.length + (extra.get(pool) ?? 0);
      return [pool, { nodes: bought, month: nodes.length === 0 ? 0 : (month / nodes.length) * bought }];
    }),
  );
}
