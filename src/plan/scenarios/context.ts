import type { Fleet, NodePods } from '../ec2/fleet.ts';
import type { PricedType } from '../ec2/instance-types.ts';
import type { PodGroup } from '../ec2/packing.ts';
import type { PlanOptions } from '../options.ts';
import type { FargatePrices } from '../workloads/planned.ts';

/** What all scenarios are computed with. */
export interface ScenarioContext {
  readonly options: PlanOptions;
  readonly prices: FargatePrices;
  /** The types to choose from, and larger ones for pods that fit none of them; none where EC2 has no price. */
  readonly types: readonly PricedType[];
  readonly largerTypes: readonly PricedType[];
  readonly nodePods: NodePods;
  readonly systemPods: readonly PodGroup[];
  readonly minNodes: number;
  /** Of the disk of a node. */
  readonly diskMonth: number;
  /** What Spot takes off; null where that is not known. */
  readonly spot: number | null;
  /** The cheapest fleets that have been found, by their pods. */
  readonly fleets: Map<string, Fleet>;
  /** How full nodes usually are, from and to. */
  readonly usual: readonly [fullest: number, emptiest: number];
}
