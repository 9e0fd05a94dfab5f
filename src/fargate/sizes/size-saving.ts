import type { Pod } from '../../kubernetes/pod.ts';
import { GIB, MILLI, type Quantity, ZERO } from '../../kubernetes/requests/quantity.ts';
import { type RequestReduction, reductionsTo } from '../../kubernetes/requests/request-reductions.ts';
import { hourlyCost, RELATIVE_PRICES } from './prices.ts';
import { type Capacity, capacities, cpuOf, type FargateSize, sizeFor, usableMemoryOf } from './sizes.ts';

/** A cheaper size that a pod misses by little. */
export interface SizeSaving {
  readonly size: FargateSize;
  readonly cheaper: FargateSize;
  /** The difference of the two, never negative in either. */
  readonly saved: FargateSize;
  readonly reductions: readonly [RequestReduction, ...RequestReduction[]];
}

/** The saving must be worth this many times the reduction; less is a smaller pod, not better rounding. */
const LEAST_GAIN = 2;

interface Candidate {
  readonly cheaper: FargateSize;
  /** Cost of the reduction. */
  readonly taken: number;
  /** The saving beyond that. */
  readonly gain: number;
}

/**
 * The best of the sizes that a pod reaches with slightly lower requests for CPU, memory or both: the one with the largest
 * gain, then with the smallest reduction. Undefined when the pod fits its size well.
 * @param margin largest reduction, as a part of the pod's request for a resource
 */
export function sizeSavingOf(pod: Pod, margin: number): SizeSaving | undefined {
  const { cpu, memory } = pod.resources;
  const size = sizeFor(cpu, memory);
  if (!size) return undefined;
  for (const { cheaper } of candidatesFor(pod.resources, size, margin)) {
    const ofCpu = reductionsTo(pod, 'cpu', cpuOf(cheaper));
    const ofMemory = reductionsTo(pod, 'memory', usableMemoryOf(cheaper));
    const [first, ...others] = ofCpu && ofMemory ? [...ofCpu, ...ofMemory] : [];
    if (!first) continue;
    const saved = { vcpu: size.vcpu - cheaper.vcpu, memoryGiB: size.memoryGiB - cheaper.memoryGiB };
    return { size, cheaper, saved, reductions: [first, ...others] };
  }
  return undefined;
}

type Requests = Pick<Pod['resources'], 'cpu' | 'memory'>;

/** Cached, because most pods request the same few sizes. */
const known = new Map<string, readonly Candidate[]>();
const MOST_KNOWN = 1000;

/** The cheaper sizes, best first. */
function candidatesFor(resources: Requests, size: FargateSize, margin: number): readonly Candidate[] {
  const key = `${resources.cpu}/${resources.memory}/${margin}`;
  const found =
    known.get(key) ??
    capacities()
      .flatMap((capacity) => candidateOf(resources, size, capacity, margin) ?? [])
      .sort((a, b) => b.gain - a.gain || a.taken - b.taken);
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

function candidateOf(
  resources: Requests,
  size: FargateSize,
  capacity: Capacity,
  margin: number,
): Candidate | undefined {
  const { size: cheaper } = capacity;
  if (cheaper.vcpu > size.vcpu || cheaper.memoryGiB > size.memoryGiB) return undefined;
  const cpu = excess(resources.cpu, capacity.cpu);
  const memory = excess(resources.memory, capacity.memory);
  if (!isWithin(cpu, resources.cpu, margin) || !isWithin(memory, resources.memory, margin)) return undefined;
  const saved = costOf(size) - costOf(cheaper);
  const taken = costOf({ vcpu: Number(cpu) / Number(MILLI * 1000n), memoryGiB: Number(memory) / Number(GIB) });
  if (saved <= 0 || saved < taken * LEAST_GAIN) return undefined;
  return { cheaper, taken, gain: round(saved - taken) };
}

function excess(amount: Quantity, capacity: Quantity): Quantity {
  return amount > capacity ? amount - capacity : ZERO;
}

function isWithin(part: Quantity, whole: Quantity, margin: number): boolean {
  return Number(part) <= Number(whole) * margin;
}

function costOf(size: FargateSize): number {
  return hourlyCost(size, RELATIVE_PRICES);
}

/** Makes gains comparable that differ by rounding errors only. */
function round(cost: number): number {
  return Math.round(cost * 1e9);
}
