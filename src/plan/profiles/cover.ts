import type { Candidate } from './candidates.ts';

/** Up to so many pods a smallest cover is looked for exactly. */
const EXACT = 20;
/** Steps after which the best cover so far has to do. */
const MOST_STEPS = 200_000;

/** Few candidates that together cover all of `wanted`; undefined when they cannot. */
export function coverOf(wanted: bigint, candidates: readonly Candidate[]): Candidate[] | undefined {
  const greedy = greedyCover(wanted, candidates);
  if (!greedy || greedy.length < 3 || countBits(wanted) > EXACT) return greedy;
  return smallestCover(wanted, withoutDominated(candidates), greedy);
}

interface Ranked {
  readonly candidate: Candidate;
  readonly index: number;
  /** How many pods it covers that nothing else does, when it was last looked at: that only falls. */
  count: number;
}

/** The one that covers most of what is left, again and again; of equal ones that with the fewest labels. */
function greedyCover(wanted: bigint, candidates: readonly Candidate[]): Candidate[] | undefined {
  const rank = (a: Ranked, b: Ranked) =>
    a.count - b.count || b.candidate.labels.length - a.candidate.labels.length || b.index - a.index;
  const queue = candidates
    .map((candidate, index): Ranked => ({ candidate, index, count: countBits(candidate.covers & wanted) }))
    .filter(({ count }) => count > 0)
    .sort(rank);
  const chosen: Candidate[] = [];
  let left = wanted;
  while (left !== 0n) {
    const best = queue.pop();
    if (!best) return undefined;
    const count = countBits(best.candidate.covers & left);
    if (count === best.count) {
      chosen.push(best.candidate);
      left &= ~best.candidate.covers;
    } else if (count > 0) {
      best.count = count;
      queue.splice(queue.findLastIndex((each) => rank(each, best) < 0) + 1, 0, best);
    }
  }
  return withoutRedundant(wanted, chosen);
}

/** What others cover as well goes, the first ones first. */
function withoutRedundant(wanted: bigint, chosen: readonly Candidate[]): Candidate[] {
  const after: bigint[] = [];
  chosen.reduceRight((covered, { covers }, index) => {
    after[index] = covered;
    return covered | covers;
  }, 0n);
  let before = 0n;
  return chosen.filter(({ covers }, index) => {
    if ((wanted & ~(before | (after[index] ?? 0n))) === 0n) return false;
    before |= covers;
    return true;
  });
}

function withoutDominated(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    ({ covers }) => !candidates.some((other) => other.covers !== covers && (covers & ~other.covers) === 0n),
  );
}

/** Branch and bound: the pod with the fewest candidates first. */
function smallestCover(wanted: bigint, candidates: readonly Candidate[], known: Candidate[]): Candidate[] {
  let best = known;
  let steps = 0;
  const search = (left: bigint, chosen: readonly Candidate[]): void => {
    if (left === 0n) {
      if (chosen.length < best.length) best = [...chosen];
      return;
    }
    if (chosen.length + 1 >= best.length || ++steps > MOST_STEPS) return;
    for (const candidate of fewestFor(left, candidates)) search(left & ~candidate.covers, [...chosen, candidate]);
  };
  search(wanted, []);
  return best;
}

function fewestFor(left: bigint, candidates: readonly Candidate[]): readonly Candidate[] {
  let fewest: Candidate[] | undefined;
  for (let bit = 1n; bit <= left; bit <<= 1n) {
    if ((left & bit) === 0n) continue;
    const able = candidates.filter(({ covers }) => (covers & bit) !== 0n);
    if (!fewest || able.length < fewest.length) fewest = able;
  }
  return fewest ?? [];
}

function countBits(mask: bigint): number {
  let count = 0;
  for (const digit of mask.toString(16)) count += BITS[digit] ?? 0;
  return count;
}

const BITS: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: 16 }, (_, value) => [value.toString(16), value.toString(2).replaceAll('0', '').length]),
);
