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
export function fitting({ cpuMilli, memoryMiB, pods }: NodeLoad, room: NodeRoom, group: PodGroup): number {
  let most = room.pods - pods;
  if (group.cpuMilli > 0) most = Math.min(most, Math.floor((room.cpuMilli - cpuMilli) / group.cpuMilli));
  if (group.memoryMiB > 0) most = Math.min(most, Math.floor((room.memoryMiB - memoryMiB) / group.memoryMiB));
  return Math.max(0, most);
}

export function addPods(load: NodeLoad, { cpuMilli, memoryMiB }: PodGroup, count: number): void {
  load.cpuMilli += cpuMilli * count;
  load.memoryMiB += memoryMiB * count;
  load.pods += count;
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
  const nodes: NodeLoad[] = [];
  let open: NodeLoad[] = [];
  const sorted = decreasing(groups);
  const smallest = smallestOf(sorted);
  for (const group of sorted) {
    let left = group.count;
    for (const node of open) {
      if (left === 0) break;
      const count = Math.min(left, fitting(node, room, group));
      addPods(node, group, count);
      left -= count;
    }
    while (left > 0) {
      const node = emptyLoad();
      const count = Math.min(left, fitting(node, room, group));
      addPods(node, group, count);
      nodes.push(node);
      open.push(node);
      left -= count;
    }
    open = open.filter((node) => fitting(node, room, smallest) > 0);
  }
  return nodes;
}

/** What no pod of the groups asks for less than. */
export function smallestOf(groups: readonly PodGroup[]): PodGroup {
  const smallest = { cpuMilli: Number.POSITIVE_INFINITY, memoryMiB: Number.POSITIVE_INFINITY, count: 1 };
  for (const { cpuMilli, memoryMiB } of groups) {
    smallest.cpuMilli = Math.min(smallest.cpuMilli, cpuMilli);
    smallest.memoryMiB = Math.min(smallest.memoryMiB, memoryMiB);
  }
  return smallest;
}

/** Puts each pod, the largest first, on the node that is emptiest with it; undefined when so many nodes do not do. */
function level(groups: readonly PodGroup[], room: NodeRoom, nodes: number): NodeLoad[] | undefined {
  const loads = Array.from({ length: nodes }, emptyLoad);
  const shareOf = (load: Pick<NodeLoad, 'cpuMilli' | 'memoryMiB'>, pods: number) =>
    Math.max(load.cpuMilli / room.cpuMilli, load.memoryMiB / room.memoryMiB, pods / room.pods);
  const sumOf = ({ cpuMilli, memoryMiB }: PodGroup) => cpuMilli / room.cpuMilli + memoryMiB / room.memoryMiB;
  const sorted = groups
    .filter(({ count }) => count > 0)
    .sort((a, b) => shareOf(b, 1) - shareOf(a, 1) || sumOf(b) - sumOf(a));
  for (const group of sorted) {
    for (let left = group.count; left > 0; left--) {
      let emptiest: NodeLoad | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const load of loads) {
        const cpu = load.cpuMilli + group.cpuMilli;
        const memory = load.memoryMiB + group.memoryMiB;
        if (cpu > room.cpuMilli || memory > room.memoryMiB || load.pods >= room.pods) continue;
        const share = Math.max(cpu / room.cpuMilli, memory / room.memoryMiB, (load.pods + 1) / room.pods);
        if (share < least) [emptiest, least] = [load, share];
      }
      if (!emptiest) return undefined;
      addPods(emptiest, group, 1);
    }
  }
  return loads;
}
