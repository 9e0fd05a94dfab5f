import { HOURS_A_MONTH } from '../../fargate/sizes/prices.ts';
import { allocatable } from './allocatable.ts';
import type { PricedType } from './instance-types.ts';
import {
  addPods,
  decreasing,
  emptyLoad,
  firstFitBy,
  fitting,
  lowerBound,
  type NodeLoad,
  type NodeRoom,
  type PodGroup,
  pack,
} from './packing.ts';

/** What runs on every node of a pool. */
export interface NodePods extends NodeLoad {
  /** Those of them that use the network of the host, and so no address. */
  readonly onHostNetwork: number;
}

export interface FleetNode extends NodeLoad {
  readonly type: PricedType;
}

export interface Fleet {
  readonly nodes: readonly FleetNode[];
  /** Of all nodes on demand, without disks. */
  readonly month: number;
}

export interface FleetOptions {
  readonly types: readonly PricedType[];
  readonly nodePods: NodePods;
  readonly minNodes: number;
  /** Of the disk of a node for a month. */
  readonly diskMonth: number;
}

/**
 * The cheapest fleet that holds the pods: of all fleets of one type, and of a mix as Karpenter makes it. Undefined when
 * some pod fits no type. Without pods there are no nodes.
 */
export function cheapestFleet(groups: readonly PodGroup[], options: FleetOptions): Fleet | undefined {
  if (groups.every(({ count }) => count === 0)) return { nodes: [], month: 0 };
  const costOf = ({ nodes, month }: Fleet) => month + nodes.length * options.diskMonth;
  let best: Fleet | undefined;
  for (const { type, room, bound } of byBound(groups, options)) {
    if (best && costOf(best) <= bound) break;
    const nodes = pack(groups, room, options.minNodes);
    if (!nodes) continue;
    const fleet = fleetOf(nodes.map((load) => ({ ...load, type })));
    if (!best || costOf(fleet) < costOf(best)) best = fleet;
  }
  const mixed = mixedFleet(groups, options);
  return mixed && (!best || costOf(mixed) < costOf(best)) ? mixed : best;
}

/** Types with the least that a fleet of each can cost, the cheapest first. */
function byBound(groups: readonly PodGroup[], { types, nodePods, minNodes, diskMonth }: FleetOptions) {
  return types
    .map((type) => {
      const room = roomOn(type, nodePods);
      const nodes = Math.max(minNodes, lowerBound(groups, room));
      return { type, room, bound: nodes * (type.hour * HOURS_A_MONTH + diskMonth) };
    })
    .filter(({ room }) => room.cpuMilli > 0 && room.memoryMiB > 0 && room.pods > 0)
    .sort((a, b) => a.bound - b.bound);
}

/** What a node of the type has for pods beside those that run on every node. */
export function roomOn(type: PricedType, nodePods: NodePods): NodeRoom {
  const { cpuMilli, memoryMiB, pods } = allocatable(type);
  return {
    cpuMilli: cpuMilli - nodePods.cpuMilli,
    memoryMiB: memoryMiB - nodePods.memoryMiB,
    pods: pods - nodePods.pods,
  };
}

/** Puts pods where nodes have room left, the largest first, and gives back what did not fit. */
export function fillUp(
  nodes: readonly FleetNode[],
  nodePods: NodePods,
  groups: readonly PodGroup[],
): readonly PodGroup[] {
  const rooms = new Map(nodes.map(({ type }) => [type, roomOn(type, nodePods)]));
  return decreasing(groups).flatMap((group) => {
    let left = group.count;
    for (const node of nodes) {
      const room = rooms.get(node.type);
      if (left === 0 || !room) break;
      const count = Math.min(left, fitting(node, room, group));
      addPods(node, group, count);
      left -= count;
    }
    return left > 0 ? { ...group, count: left } : [];
  });
}

function fleetOf(nodes: readonly FleetNode[]): Fleet {
  return { nodes, month: nodes.reduce((sum, { type }) => sum + type.hour * HOURS_A_MONTH, 0) };
}

interface Candidate {
  readonly type: PricedType;
  readonly room: NodeRoom;
}

/**
 * First-fit decreasing into nodes that stay small enough for some type; then each node is of the cheapest type that
 * holds it.
 */
function mixedFleet(groups: readonly PodGroup[], { types, nodePods, minNodes }: FleetOptions): Fleet | undefined {
  const candidates = types
    .map((type) => ({ type, room: roomOn(type, nodePods) }))
    .sort((a, b) => a.type.hour - b.type.hour);
  const widest = withoutDominated(candidates).map(({ room }) => room);
  const most = (load: NodeLoad, group: PodGroup) => {
    let count = 0;
    for (const room of widest) count = Math.max(count, fitting(load, room, group));
    return count;
  };
  const loads = firstFitBy(groups, most);
  const nodes =
    loads && withTypes(loads.length < minNodes ? dealtOut(decreasing(groups), minNodes) : loads, candidates);
  return nodes && fleetOf(nodes);
}

/** Those that hold something that no other one holds. */
function withoutDominated(candidates: readonly Candidate[]): readonly Candidate[] {
  const holds = (a: NodeRoom, b: NodeRoom) =>
    a.cpuMilli >= b.cpuMilli && a.memoryMiB >= b.memoryMiB && a.pods >= b.pods;
  return candidates.filter(({ room }, index) =>
    candidates.every(
      (other, at) => at === index || !holds(other.room, room) || (holds(room, other.room) && at > index),
    ),
  );
}

function withTypes(loads: readonly NodeLoad[], candidates: readonly Candidate[]): FleetNode[] | undefined {
  const nodes: FleetNode[] = [];
  for (const load of loads) {
    const found = candidates.find(({ room }) => isWithin(load, room));
    if (!found) return undefined;
    nodes.push({ ...load, type: found.type });
  }
  return nodes;
}

function isWithin(load: NodeLoad, room: NodeRoom): boolean {
  return load.cpuMilli <= room.cpuMilli && load.memoryMiB <= room.memoryMiB && load.pods <= room.pods;
}

/** All pods on so many nodes, each on the one that is emptiest. */
function dealtOut(groups: readonly PodGroup[], nodes: number): NodeLoad[] {
  const loads = Array.from({ length: nodes }, emptyLoad);
  for (const group of groups) {
    for (let left = group.count; left > 0; left--) {
      const emptiest = loads.reduce((best, load) =>
        load.cpuMilli < best.cpuMilli || (load.cpuMilli === best.cpuMilli && load.memoryMiB < best.memoryMiB)
          ? load
          : best,
      );
      addPods(emptiest, group, 1);
    }
  }
  return loads;
}
