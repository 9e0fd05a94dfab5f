import { divideUp, GIB, MIB, MILLI, type Quantity } from '../../kubernetes/requests/quantity.ts';

/**
 * The sizes of EKS Fargate, and how the requests of a pod become a size.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html (copies of 2024-12-18 and
 * 2025; unchanged in the AWS best practices of 2026-01-14). AWS writes GB and means GiB: the same sizes are MiB in the
 * API of ECS.
 */

export interface FargateSize {
  readonly vcpu: number;
  readonly memoryGiB: number;
}

interface SizeRow {
  readonly vcpu: number;
  readonly memoryGiB: readonly number[];
}

export const SIZE_TABLE: readonly SizeRow[] = [
  { vcpu: 0.25, memoryGiB: [0.5, 1, 2] },
  { vcpu: 0.5, memoryGiB: range(1, 4, 1) },
  { vcpu: 1, memoryGiB: range(2, 8, 1) },
  { vcpu: 2, memoryGiB: range(4, 16, 1) },
  { vcpu: 4, memoryGiB: range(8, 30, 1) },
  { vcpu: 8, memoryGiB: range(16, 60, 4) },
  { vcpu: 16, memoryGiB: range(32, 120, 8) },
];

/** Every size, smallest first: by vCPU, then by memory. */
export const SIZES: readonly FargateSize[] = SIZE_TABLE.flatMap(({ vcpu, memoryGiB }) =>
  memoryGiB.map((memory) => ({ vcpu, memoryGiB: memory })),
);

export const SMALLEST_SIZE: FargateSize = { vcpu: 0.25, memoryGiB: 0.5 };
export const LARGEST_SIZE: FargateSize = { vcpu: 16, memoryGiB: 120 };

/** Added to the memory of every pod for kubelet, kube-proxy and containerd before the size is chosen. */
export const OVERHEAD_MIB = 256;
export const OVERHEAD: Quantity = BigInt(OVERHEAD_MIB) * MIB;

/** Most that `ephemeral-storage` requests may add up to, in GiB; 20 GiB come with every pod. Source: as above. */
export const MAX_EPHEMERAL_GIB = 175;

/**
 * The smallest size that holds the requests and the overhead, up to a ceiling; undefined when none does.
 */
export function sizeFor(cpu: Quantity, memory: Quantity, ceiling: FargateSize = LARGEST_SIZE): FargateSize | undefined {
  for (const capacity of capacities()) {
    if (capacity.cpu < cpu || capacity.memory < memory) continue;
    const { size } = capacity;
    if (size.vcpu <= ceiling.vcpu && size.memoryGiB <= ceiling.memoryGiB) return size;
  }
  return undefined;
}

/** A size and what containers can use of it. */
export interface Capacity {
  readonly size: FargateSize;
  readonly cpu: Quantity;
  readonly memory: Quantity;
}

let cached: readonly [smallest: Capacity, ...others: Capacity[]] | undefined;

/** Every size with what containers can use of it, smallest first. */
export function capacities(): readonly [smallest: Capacity, ...others: Capacity[]] {
  cached ??= computeCapacities();
  return cached;
}

function computeCapacities(): [Capacity, ...Capacity[]] {
  const [smallest = SMALLEST_SIZE, ...others] = SIZES;
  return [capacityOf(smallest), ...others.map(capacityOf)];
}

function capacityOf(size: FargateSize): Capacity {
  return { size, cpu: cpuOf(size), memory: usableMemoryOf(size) };
}

export function cpuOf({ vcpu }: FargateSize): Quantity {
  return BigInt(vcpu * 1000) * MILLI;
}

export function memoryOf({ memoryGiB }: FargateSize): Quantity {
  return divideUp(BigInt(memoryGiB * 1024) * GIB, 1024n);
}

/** What the containers of a pod of that size can use: the size without the overhead. */
export function usableMemoryOf(size: FargateSize): Quantity {
  return memoryOf(size) - OVERHEAD;
}

/** For sentences: `0.25 vCPU / 0.5 GB`. */
export function formatSize({ vcpu, memoryGiB }: FargateSize): string {
  return `${vcpu} vCPU / ${memoryGiB} GB`;
}

/** The difference of two sizes: `0.25 vCPU and 1 GB`, `1 GB`. */
export function formatSaved({ vcpu, memoryGiB }: FargateSize): string {
  return [...(vcpu > 0 ? [`${vcpu} vCPU`] : []), ...(memoryGiB > 0 ? [`${memoryGiB} GB`] : [])].join(' and ');
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
