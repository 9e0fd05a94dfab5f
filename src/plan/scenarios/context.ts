import type { Fleet } from '../ec2/fleet.ts';
import type { PricedType } from '../ec2/instance-types.ts';
import type { PodGroup } from '../ec2/packing.ts';
import type { PlanOptions } from '../options.ts';
import type { Pools } from '../pools/pools.ts';
import type { FargatePrices } from '../workloads/planned.ts';

/** What all scenarios are computed with. */
export interface ScenarioContext {
  readonly options: PlanOptions;
  readonly prices: FargatePrices;
  /** Those that nodes in general are of; none where EC2 has no price. */
  readonly types: readonly PricedType[];
  /** Of what date their prices are; null for prices of one's own only. */
  readonly ec2AsOf: string | null;
  readonly pools: Pools;
  readonly systemPods: readonly PodGroup[];
  /** Of the disk of a node. */
  readonly diskMonth: number;
  /** What Spot takes off; null where that is not known. */
  readonly spot: number | null;
  /** The cheapest fleets that have been found, by their pool and pods. */
  readonly fleets: Map<string, Fleet>;
  /** How full nodes usually are, from and to. */
  readonly usual: readonly [fullest: number, emptiest: number];
}
