import { hourlyCost, type Prices } from '../../fargate/sizes/prices.ts';
import { cheapestFleet, type Fleet, type FleetNode, roomOn } from '../ec2/fleet.ts';
import { emptyLoad, fitting, type NodeLoad, type PodGroup } from '../ec2/packing.ts';
import type { FleetPart } from '../plan.ts';
import { COUNTS, type Count } from '../range.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import type { ScenarioContext } from './context.ts';

/** Fleets for the fewest, the expected and the most pods. */
export type Fleets = Readonly<Record<Count, Fleet>>;

/** The pods of workloads on EC2, those that request the same together. Jobs count where everything runs at once. */
export function groupsOf(
  subjects: readonly PlannedSubject[],
  count: Count,
  systemPods: readonly PodGroup[],
): PodGroup[] {
  const groups = new Map<string, { cpuMilli: number; memoryMiB: number; count: number }>();
  const addGroup = ({ cpuMilli, memoryMiB, count: pods }: PodGroup) => {
    const key = `${cpuMilli}/${memoryMiB}`;
    const group = groups.get(key);
    if (group) group.count += pods;
    else groups.set(key, { cpuMilli, memoryMiB, count: pods });
  };
  for (const group of systemPods) addGroup(group);
  for (const { subject } of subjects) {
    if (subject.isDaemonSet || (subject.isJob && count !== 'max')) continue;
    addGroup({ ...subject.requests, count: subject.pods[count] });
  }
  return [...groups.values()];
}

/** Undefined where EC2 has no price. Every pod must fit some type: see {@link tooLargeFor}. */
export function fleetsFor(subjects: readonly PlannedSubject[], context: ScenarioContext): Fleets | undefined {
  const { types, largerTypes, nodePods, minNodes, diskMonth, systemPods } = context;
  if (types.length === 0) return undefined;
  const fleetAt = (count: Count): Fleet | undefined => {
    const groups = groupsOf(subjects, count, systemPods);
    const key = JSON.stringify(groups);
    const options = { nodePods, minNodes, diskMonth };
    const fleet =
      context.fleets.get(key) ??
      cheapestFleet(groups, { ...options, types }) ??
      cheapestFleet(groups, { ...options, types: [...types, ...largerTypes] });
    if (fleet) context.fleets.set(key, fleet);
    return fleet;
  };
  const [min, expected, max] = COUNTS.map(fleetAt);
  return min && expected && max ? { min, expected, max } : undefined;
}

/** Whether the pods of a workload fit no type in the table. */
export function tooLargeFor({ types, largerTypes, nodePods }: ScenarioContext): (each: PlannedSubject) => boolean {
  // The roomiest first, since nearly all pods fit that.
  const rooms = [...types, ...largerTypes]
    .map((type) => roomOn(type, nodePods))
    .sort((a, b) => b.memoryMiB - a.memoryMiB);
  return ({ subject: { requests } }) => {
    const pod = { ...requests, count: 1 };
    return !rooms.some((room) => fitting(emptyLoad(), room, pod) > 0);
  };
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

export interface Usual {
  readonly month: number;
  readonly nodes: number;
}

/** The same fleet with so many nodes that no more than a part of them is requested. */
export function fleetAtShare(fleet: Fleet, share: number, prices: Prices): Usual {
  const { nodes, month } = fleet;
  if (nodes.length === 0) return { month: 0, nodes: 0 };
  const requested = nodes.reduce((sum, node) => sum + requestsValue(node, prices), 0);
  const bought = nodes.reduce((sum, node) => sum + nodeValue(node, prices), 0);
  const needed = Math.ceil((requested / (share * bought)) * nodes.length - 1e-9);
  const count = Math.max(nodes.length, needed);
  return { month: (month / nodes.length) * count, nodes: count };
}
