import { level } from './levelling.ts';

/** Pods that request the same, and how many there are. */
export interface PodGroup {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  readonly count: number;
}

/** What a node has left for pods when its DaemonSets run. */
export interface NodeRoom {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  readonly pods: number;
}

/** What the pods on a node request, and how many they are. */
export interface NodeLoad {
  cpuMilli: number;
  memoryMiB: number;
  pods: number;
}

export function emptyLoad(): NodeLoad {
  return { cpuMilli: 0, memoryMiB: 0, pods: 0 };
}

/** How many more pods of a group fit beside a load. */
export function fitting(load: NodeLoad, room: NodeRoom, { cpuMilli, memoryMiB }: PodGroup): number {
  // Asked of thousands of nodes for each pod, of which most have no room for it.
  if (load.pods >= room.pods) return 0;
  if (load.cpuMilli + cpuMilli > room.cpuMilli || load.memoryMiB + memoryMiB > room.memoryMiB) return 0;
  let most = room.pods - load.pods;
  if (cpuMilli > 0) most = Math.min(most, Math.floor((room.cpuMilli - load.cpuMilli) / cpuMilli));
  if (memoryMiB > 0) most = Math.min(most, Math.floor((room.memoryMiB - load.memoryMiB) / memoryMiB));
  return most;
}

export function addPods(load: NodeLoad, { cpuMilli, memoryMiB }: PodGroup, count: number): void {
  load.cpuMilli += cpuMilli * count;
  load.memoryMiB += memoryMiB * count;
  load.pods += count;
}

/** Those that request the same together, without those of which there are none. */
export function merged(groups: readonly PodGroup[]): PodGroup[] {
  const sums = new Map<string, { cpuMilli: number; memoryMiB: number; count: number }>();
  for (const { cpuMilli, memoryMiB, count } of groups) {
    const key = `${cpuMilli}/${memoryMiB}`;
    const sum = sums.get(key);
    if (sum) sum.count += count;
    else sums.set(key, { cpuMilli, memoryMiB, count });
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}

export function totalOf(groups: readonly PodGroup[]): NodeLoad {
  const total = emptyLoad();
  for (const group of groups) addPods(total, group, group.count);
  return total;
}

/** No packing takes fewer nodes of that room. */
export function lowerBound(groups: readonly PodGroup[], room: NodeRoom): number {
  const { cpuMilli, memoryMiB, pods } = totalOf(groups);
  return Math.max(0, ...[cpuMilli / room.cpuMilli, memoryMiB / room.memoryMiB, pods / room.pods].map(Math.ceil));
}

/**
 * Packs pods onto as few nodes of one room as two simple ways find: first-fit decreasing, as Karpenter does, and where
 * that is above the bound, levelling, which is better where the number of pods binds. Undefined when a pod fits no node.
 *
 * @param least nodes to use at the least
 */
export function pack(groups: readonly PodGroup[], room: NodeRoom, least = 0): NodeLoad[] | undefined {
  if (groups.some((group) => group.count > 0 && fitting(emptyLoad(), room, group) === 0)) return undefined;
  const first = firstFit(groups, room);
  const bound = Math.max(least, lowerBound(groups, room));
  // Levelling looks at every node for every pod: of large fleets a part of a hundred is not worth that.
  const isLarge = totalOf(groups).pods * bound > LARGE;
  if (isLarge && first.length <= bound * NEAR) return first;
  const step = Math.max(1, Math.ceil(bound / (isLarge ? 100 : 500)));
  for (let count = bound; count < Math.max(first.length, least + 1); count += step) {
    if (first.length === count) return first;
    const levelled = level(groups, room, count);
    if (levelled) return levelled;
  }
  while (first.length < least) first.push(emptyLoad());
  return first;
}

const LARGE = 1e6;
const NEAR = 1.01;

/** By CPU, then memory, the largest first. Source: kubernetes-sigs/karpenter, pkg/controllers/provisioning/scheduling/queue.go (2026-08-20). */
export function decreasing(groups: readonly PodGroup[]): PodGroup[] {
  return groups.filter(({ count }) => count > 0).sort((a, b) => b.cpuMilli - a.cpuMilli || b.memoryMiB - a.memoryMiB);
}

function firstFit(groups: readonly PodGroup[], room: NodeRoom): NodeLoad[] {
  return firstFitBy(groups, (load, group) => fitting(load, room, group)) ?? [];
}

/** Nodes one after the other that have room left, and the least that any of them holds. */
interface Segment {
  readonly nodes: NodeLoad[];
  readonly least: NodeLoad;
}

const SEGMENT_LENGTH = 16;

/**
 * First-fit decreasing. Undefined when a pod does not fit an empty node.
 *
 * @param most how many more pods of a group a node may take; no more of them beside a larger load
 */
export function firstFitBy(
  groups: readonly PodGroup[],
  most: (load: NodeLoad, group: PodGroup) => number,
): NodeLoad[] | undefined {
  const sorted = decreasing(groups);
  const smallest = smallestOf(sorted);
  const nodes: NodeLoad[] = [];
  const open: Segment[] = [];
  for (const group of sorted) {
    let left = group.count;
    for (let index = 0; index < open.length && left > 0; index++) {
      const segment = open[index] as Segment;
      // Of thousands of nodes, most have no room for a pod.
      if (most(segment.least, group) > 0) left = fillSegment(segment, group, left, { most, smallest });
    }
    keepIf(open, (segment) => segment.nodes.length > 0);
    while (left > 0) {
      const node = emptyLoad();
      const count = Math.min(left, most(node, group));
      if (count === 0) return undefined;
      addPods(node, group, count);
      nodes.push(node);
      if (most(node, smallest) > 0) openNode(open, node);
      left -= count;
    }
  }
  return nodes;
}

interface FillOptions {
  readonly most: (load: NodeLoad, group: PodGroup) => number;
  readonly smallest: PodGroup;
}

/** Gives pods to the nodes in their order, and drops those that are full then. Returns how many pods are left. */
function fillSegment(segment: Segment, group: PodGroup, pods: number, { most, smallest }: FillOptions): number {
  let left = pods;
  for (const node of segment.nodes) {
    const count = Math.min(left, most(node, group));
    if (count === 0) continue;
    addPods(node, group, count);
    left -= count;
  }
  if (left === pods) return left;
  keepIf(segment.nodes, (node) => most(node, smallest) > 0);
  Object.assign(segment.least, segment.nodes[0]);
  for (const node of segment.nodes) lower(segment.least, node);
  return left;
}

function openNode(open: Segment[], node: NodeLoad): void {
  const last = open.at(-1);
  if (!last || last.nodes.length >= SEGMENT_LENGTH) {
    open.push({ nodes: [node], least: { ...node } });
    return;
  }
  last.nodes.push(node);
  lower(last.least, node);
}

function lower(least: NodeLoad, { cpuMilli, memoryMiB, pods }: NodeLoad): void {
  least.cpuMilli = Math.min(least.cpuMilli, cpuMilli);
  least.memoryMiB = Math.min(least.memoryMiB, memoryMiB);
  least.pods = Math.min(least.pods, pods);
}

/** In place: of thousands of nodes a new list for each group would be most of the memory. */
function keepIf<Item>(items: Item[], isKept: (item: Item) => boolean): void {
  let kept = 0;
  for (const item of items) if (isKept(item)) items[kept++] = item;
  items.length = kept;
}

/** What no pod of the groups asks for less than. */
function smallestOf(groups: readonly PodGroup[]): PodGroup {
  const smallest = { cpuMilli: Number.POSITIVE_INFINITY, memoryMiB: Number.POSITIVE_INFINITY, count: 1 };
  for (const { cpuMilli, memoryMiB } of groups) {
    smallest.cpuMilli = Math.min(smallest.cpuMilli, cpuMilli);
    smallest.memoryMiB = Math.min(smallest.memoryMiB, memoryMiB);
  }
  return smallest;
}
