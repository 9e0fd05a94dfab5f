import type { Scalar } from '../../source/document.ts';
import { formatPath, type Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import { select } from './pod-resources.ts';
import { MIB, MILLI, type Quantity, ZERO } from './quantity.ts';
import { type RequestPart, requestSums } from './request-parts.ts';

/** What to take off one container's request for CPU or memory. */
export interface Cut {
  readonly name: 'cpu' | 'memory';
  readonly part: RequestPart;
  /** What remains: whole millicores, whole MiB. */
  readonly remaining: Quantity;
}

/** Never more than this part of a container's request: whoever gives up half of it has another container. */
const LARGEST_PART = 2n;

/**
 * The fewest cuts after which a pod asks for no more than `most` of a resource, each at the largest request of those
 * that run at the same time. None when it does already; undefined when that takes more than a trim of one request.
 */
export function cutsTo(pod: Pod, name: Cut['name'], most: Quantity): readonly Cut[] | undefined {
  const total = select(pod.resources, name);
  if (total <= most) return [];
  const sums = requestSums(pod, name)
    .map((parts) => ({ parts, sum: sumOf(parts) }))
    .toSorted((a, b) => (a.sum < b.sum ? 1 : -1));
  const overhead = total - (sums[0]?.sum ?? ZERO);
  const cuts: Cut[] = [];
  for (const { parts, sum } of sums) {
    const taken = parts.reduce((off, part) => off + takenBy(cutAt(cuts, part)), ZERO);
    const excess = sum + overhead - most - taken;
    if (excess <= ZERO) continue;
    const cut = cutOf(parts, name, excess);
    // A sidecar that has had its trim is not trimmed again for another sum.
    if (!cut || cutAt(cuts, cut.part)) return undefined;
    cuts.push(cut);
  }
  return cuts.every((cut) => leavesRoom(cut, pod)) ? cuts : undefined;
}

/** What a cut takes off. */
export function takenBy(cut: Cut | undefined): Quantity {
  return cut ? cut.part.amount - cut.remaining : ZERO;
}

function cutAt(cuts: readonly Cut[], { place: { path } }: RequestPart): Cut | undefined {
  return cuts.find(({ part }) => formatPath(part.place.path) === formatPath(path));
}

function cutOf(parts: readonly RequestPart[], name: Cut['name'], excess: Quantity): Cut | undefined {
  const [largest] = parts.toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
  if (!largest) return undefined;
  const unit = name === 'cpu' ? MILLI : MIB;
  const remaining = ((largest.amount - excess) / unit) * unit;
  return remaining * LARGEST_PART >= largest.amount ? { name, part: largest, remaining } : undefined;
}

/** What a pod asks for as a whole may not be less than its containers ask for. */
function leavesRoom({ name, part, remaining }: Cut, { spec, resources }: Pod): boolean {
  if (part.place.path[spec.path.length] !== 'resources') return true;
  const asked = resources.containers.reduce((sum, each) => sum + (select(each, name).request ?? ZERO), ZERO);
  return asked <= remaining;
}

function sumOf(parts: readonly RequestPart[]): Quantity {
  return parts.reduce((sum, { amount }) => sum + amount, ZERO);
}

/**
 * What to write so that a cut is made: the request, and the limit where it says the same. Nothing when the manifest does
 * not say the request, and a LimitRange does.
 */
export function replacementsFor({ name, part, remaining }: Cut): { at: Place; value: Scalar }[] {
  const { requestFrom, requestPlace, limitFrom, limitPlace, limit } = part.said ?? {};
  const places = [
    ...(requestFrom === 'manifest' && requestPlace ? [requestPlace] : []),
    ...(limitFrom === 'manifest' && limit === part.amount && limitPlace ? [limitPlace] : []),
  ];
  return places.map((at) => ({ at, value: name === 'cpu' ? writeCpu(remaining, at.value) : writeMemory(remaining) }));
}

/** Whole millicores, in the notation of what was there. */
function writeCpu(quantity: Quantity, former: unknown): Scalar {
  const milli = Number(quantity / MILLI);
  if (typeof former === 'number') return milli / 1000;
  return typeof former === 'string' && !former.endsWith('m') ? String(milli / 1000) : `${milli}m`;
}

/** Whole MiB: `512Mi`, `2Gi`. */
function writeMemory(quantity: Quantity): string {
  const mib = Number(quantity / MIB);
  return mib % 1024 === 0 ? `${mib / 1024}Gi` : `${mib}Mi`;
}
