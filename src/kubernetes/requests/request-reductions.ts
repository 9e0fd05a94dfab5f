import type { Scalar } from '../../source/document.ts';
import { formatPath, type Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import { select } from './pod-resources.ts';
import { MIB, MILLI, type Quantity, ZERO } from './quantity.ts';
import { type RequestPart, requestSums } from './request-parts.ts';

/** A lower request of one container for CPU or memory. */
export interface RequestReduction {
  readonly name: 'cpu' | 'memory';
  readonly part: RequestPart;
  /** What remains: whole millicores, whole MiB. */
  readonly remaining: Quantity;
}

/** A reduction keeps at least one half of the request; less would be another container. */
const LEAST_REMAINING_PART = 2n;

/**
 * The fewest reductions after which a pod requests at most `max` of a resource, each of the largest request among those
 * that run at the same time. Empty when it does already; undefined when small reductions are not enough.
 */
export function reductionsTo(
  pod: Pod,
  name: RequestReduction['name'],
  max: Quantity,
): readonly RequestReduction[] | undefined {
  const total = select(pod.resources, name);
  if (total <= max) return [];
  const sums = requestSums(pod, name)
    .map((parts) => ({ parts, sum: sumOf(parts) }))
    .toSorted((a, b) => (a.sum < b.sum ? 1 : -1));
  const overhead = total - (sums[0]?.sum ?? ZERO);
  const reductions: RequestReduction[] = [];
  for (const { parts, sum } of sums) {
    const saved = parts.reduce((total, part) => total + reductionOf(reductionAt(reductions, part)), ZERO);
    const excess = sum + overhead - max - saved;
    if (excess <= ZERO) continue;
    const reduction = largestReduction(parts, name, excess);
    // A sidecar is part of several sums, and is reduced once only.
    if (!reduction || reductionAt(reductions, reduction.part)) return undefined;
    reductions.push(reduction);
  }
  return reductions.every((each) => coversContainers(each, pod)) ? reductions : undefined;
}

/** The amount of a reduction. */
export function reductionOf(reduction: RequestReduction | undefined): Quantity {
  return reduction ? reduction.part.amount - reduction.remaining : ZERO;
}

function reductionAt(
  reductions: readonly RequestReduction[],
  { place: { path } }: RequestPart,
): RequestReduction | undefined {
  return reductions.find(({ part }) => formatPath(part.place.path) === formatPath(path));
}

function largestReduction(
  parts: readonly RequestPart[],
  name: RequestReduction['name'],
  excess: Quantity,
): RequestReduction | undefined {
  const [largest] = parts.toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
  if (!largest) return undefined;
  const unit = name === 'cpu' ? MILLI : MIB;
  const remaining = ((largest.amount - excess) / unit) * unit;
  return remaining * LEAST_REMAINING_PART >= largest.amount ? { name, part: largest, remaining } : undefined;
}

/** The request of the whole pod must not be less than the sum of its containers. */
function coversContainers({ name, part, remaining }: RequestReduction, { spec, resources }: Pod): boolean {
  if (part.place.path[spec.path.length] !== 'resources') return true;
  const requested = resources.containers.reduce((sum, each) => sum + (select(each, name).request ?? ZERO), ZERO);
  return requested <= remaining;
}

function sumOf(parts: readonly RequestPart[]): Quantity {
  return parts.reduce((sum, { amount }) => sum + amount, ZERO);
}

/**
 * The values to write for a reduction: the request, and the limit where it is the same. Nothing when the request is not
 * in the manifest but in a LimitRange.
 */
export function replacementsFor({ name, part, remaining }: RequestReduction): { at: Place; value: Scalar }[] {
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
