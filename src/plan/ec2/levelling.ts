import type { NodeLoad, NodeRoom, PodGroup } from './packing.ts';

/** Nodes that are looked at together, or passed over. */
const BLOCK = 16;
/** A sum of rounded shares may be larger than what it is a bound of, by less than this. */
const ROUNDING = 1 - 1e-12;

interface LevelNode extends NodeLoad {
  readonly index: number;
}

/** Nodes that hold CPU and memory in like proportions, and the least that any of them holds. */
interface Block {
  readonly nodes: readonly LevelNode[];
  readonly firstIndex: number;
  cpuMilli: number;
  memoryMiB: number;
  pods: number;
  /** Of the shares of CPU and memory. */
  sum: number;
  /** No node of the block has a smaller share with the pod that is added. */
  bound: number;
}

/**
 * Puts each pod, the largest first, on the node that is emptiest with it, of several on the first; undefined when so many
 * nodes do not do. Of thousands of nodes, each pod would look at every one: the least that a block holds tells whether the
 * emptiest can be in it.
 */
export function level(groups: readonly PodGroup[], room: NodeRoom, count: number): NodeLoad[] | undefined {
  const shareOf = ({ cpuMilli, memoryMiB }: PodGroup) =>
    Math.max(cpuMilli / room.cpuMilli, memoryMiB / room.memoryMiB, 1 / room.pods);
  const sorted = groups
    .filter((group) => group.count > 0)
    .sort((a, b) => shareOf(b) - shareOf(a) || sumOf(b, room) - sumOf(a, room));
  const nodes = Array.from({ length: count }, (_, index) => ({ cpuMilli: 0, memoryMiB: 0, pods: 0, index }));
  const isOften = Math.max(1, Math.ceil(count / 2));
  let blocks: Block[] = [];
  let added = 0;
  for (const group of sorted) {
    for (let left = group.count; left > 0; left--) {
      // What is in a block grows apart.
      if (added++ % isOften === 0) blocks = blocksOf(nodes, room);
      const found = emptiestIn(blocks, group, room);
      if (!found) return undefined;
      found.node.cpuMilli += group.cpuMilli;
      found.node.memoryMiB += group.memoryMiB;
      found.node.pods++;
      measure(found.block, room);
    }
  }
  return nodes.map(({ cpuMilli, memoryMiB, pods }) => ({ cpuMilli, memoryMiB, pods }));
}

function sumOf({ cpuMilli, memoryMiB }: Pick<NodeLoad, 'cpuMilli' | 'memoryMiB'>, room: NodeRoom): number {
  return cpuMilli / room.cpuMilli + memoryMiB / room.memoryMiB;
}

function blocksOf(nodes: readonly LevelNode[], room: NodeRoom): Block[] {
  const leanOf = ({ cpuMilli, memoryMiB }: NodeLoad) => cpuMilli / room.cpuMilli - memoryMiB / room.memoryMiB;
  const sorted = nodes.toSorted((a, b) => leanOf(a) - leanOf(b));
  const blocks: Block[] = [];
  for (let start = 0; start < sorted.length; start += BLOCK) {
    const own = sorted.slice(start, start + BLOCK);
    const firstIndex = Math.min(...own.map(({ index }) => index));
    const block = { nodes: own, firstIndex, cpuMilli: 0, memoryMiB: 0, pods: 0, sum: 0, bound: 0 };
    measure(block, room);
    blocks.push(block);
  }
  return blocks;
}

function measure(block: Block, room: NodeRoom): void {
  block.cpuMilli = block.memoryMiB = block.pods = block.sum = Number.POSITIVE_INFINITY;
  for (const node of block.nodes) {
    block.cpuMilli = Math.min(block.cpuMilli, node.cpuMilli);
    block.memoryMiB = Math.min(block.memoryMiB, node.memoryMiB);
    block.pods = Math.min(block.pods, node.pods);
    block.sum = Math.min(block.sum, sumOf(node, room));
  }
}

/** The share of a node with one pod more. */
function shareWith({ cpuMilli, memoryMiB, pods }: NodeLoad, group: PodGroup, room: NodeRoom): number {
  return Math.max(
    (cpuMilli + group.cpuMilli) / room.cpuMilli,
    (memoryMiB + group.memoryMiB) / room.memoryMiB,
    (pods + 1) / room.pods,
  );
}

interface Found {
  readonly node: LevelNode;
  readonly block: Block;
  readonly share: number;
}

function emptiestIn(blocks: readonly Block[], group: PodGroup, room: NodeRoom): Found | undefined {
  const half = sumOf(group, room) / 2;
  let lowest = blocks[0];
  for (const block of blocks) {
    // The larger of two shares is at least a half of their sum.
    block.bound = Math.max(shareWith(block, group, room), (block.sum / 2 + half) * ROUNDING);
    if (lowest && block.bound < lowest.bound) lowest = block;
  }
  let found = lowest && emptierIn(lowest, group, room, undefined);
  for (const block of blocks) {
    if (!found || block.bound < found.share || (block.bound === found.share && block.firstIndex < found.node.index)) {
      found = emptierIn(block, group, room, found);
    }
  }
  return found;
}

/** The emptiest node of a block with the pod, if it is emptier than another, else that. */
function emptierIn(block: Block, group: PodGroup, room: NodeRoom, best: Found | undefined): Found | undefined {
  let found = best;
  for (const node of block.nodes) {
    const share = shareWith(node, group, room);
    if (share > 1) continue;
    if (!found || share < found.share || (share === found.share && node.index < found.node.index)) {
      found = { node, block, share };
    }
  }
  return found;
}
