import type { Pod } from '../../kubernetes/pod.ts';
import { GIB, MILLI, type Quantity, ZERO } from '../../kubernetes/requests/quantity.ts';
import { type Cut, cutsTo } from '../../kubernetes/requests/request-cuts.ts';
import { hourlyCost, RELATIVE_PRICES } from './prices.ts';
import { cpuOf, type FargateSize, type Room, rooms, sizeFor, usableMemoryOf } from './sizes.ts';

/** A cheaper size that a pod misses by little. */
export interface SizeSaving {
  readonly size: FargateSize;
  readonly cheaper: FargateSize;
  /** The difference of the two, never negative in either. */
  readonly saved: FargateSize;
  readonly cuts: readonly [Cut, ...Cut[]];
}

/** What is saved has to be worth this many times what is taken off; less is a smaller pod, not better rounding. */
const LEAST_GAIN = 2;

interface Candidate {
  readonly cheaper: FargateSize;
  readonly taken: number;
  /** What is saved beyond what is taken off. */
  readonly gain: number;
}

/**
 * The best of the sizes that a pod reaches when it asks for a little less of CPU, memory or both: the one that gives
 * back most beyond what is taken off, and of those as good the one that takes least. Undefined when the pod fits its
 * size well.
 * @param margin most to take off, as a part of the pod's request for a resource
 */
export function sizeSavingOf(pod: Pod, margin: number): SizeSaving | undefined {
  const { cpu, memory } = pod.resources;
  const size = sizeFor(cpu, memory);
  if (!size) return undefined;
  for (const { cheaper } of candidatesFor(pod.resources, size, margin)) {
    const ofCpu = cutsTo(pod, 'cpu', cpuOf(cheaper));
    const ofMemory = cutsTo(pod, 'memory', usableMemoryOf(cheaper));
    const [first, ...others] = ofCpu && ofMemory ? [...ofCpu, ...ofMemory] : [];
    if (!first) continue;
    const saved = { vcpu: size.vcpu - cheaper.vcpu, memoryGiB: size.memoryGiB - cheaper.memoryGiB };
    return { size, cheaper, saved, cuts: [first, ...others] };
  }
  return undefined;
}

type Requests = Pick<Pod['resources'], 'cpu' | 'memory'>;

/** The same few sizes are asked for by most pods, and there are many to compare them with. */
const known = new Map<string, readonly Candidate[]>();
const MOST_KNOWN = 1000;

/** The sizes to come down to, the best first. */
function candidatesFor(resources: Requests, size: FargateSize, margin: number): readonly Candidate[] {
  const key = `${resources.cpu}/${resources.memory}/${margin}`;
  const found =
    known.get(key) ??
    rooms()
      .flatMap((room) => candidateOf(resources, size, room, margin) ?? [])
      .sort((a, b) => b.gain - a.gain || a.taken - b.taken);
  if (known.size < MOST_KNOWN) known.set(key, found);
  return found;
}

function candidateOf(resources: Requests, size: FargateSize, room: Room, margin: number): Candidate | undefined {
  const { size: cheaper } = room;
  if (cheaper.vcpu > size.vcpu || cheaper.memoryGiB > size.memoryGiB) return undefined;
  const cpu = excess(resources.cpu, room.cpu);
  const memory = excess(resources.memory, room.memory);
  if (!isWithin(cpu, resources.cpu, margin) || !isWithin(memory, resources.memory, margin)) return undefined;
  const saved = costOf(size) - costOf(cheaper);
  const taken = costOf({ vcpu: Number(cpu) / Number(MILLI * 1000n), memoryGiB: Number(memory) / Number(GIB) });
  if (saved <= 0 || saved < taken * LEAST_GAIN) return undefined;
  return { cheaper, taken, gain: round(saved - taken) };
}

function excess(amount: Quantity, room: Quantity): Quantity {
  return amount > room ? amount - room : ZERO;
}

function isWithin(part: Quantity, whole: Quantity, margin: number): boolean {
  return Number(part) <= Number(whole) * margin;
}

function costOf(size: FargateSize): number {
  return hourlyCost(size, RELATIVE_PRICES);
}

/** Each further step down costs what it saves, give or take the error of a sum: such are equally good. */
function round(cost: number): number {
  return Math.round(cost * 1e9);
}
