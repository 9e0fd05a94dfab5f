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

function greedyCover(wanted: bigint, candidates: readonly Candidate[]): Candidate[] | undefined {
  const chosen: Candidate[] = [];
  let left = wanted;
  while (left !== 0n) {
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates) {
      const count = countBits(candidate.covers & left);
      if (count > most || (count === most && best && candidate.labels.length < best.labels.length)) {
        [best, most] = [candidate, count];
      }
    }
    if (!best || most === 0) return undefined;
    chosen.push(best);
    left &= ~best.covers;
  }
  return withoutRedundant(wanted, chosen);
}

/** What later choices cover as well goes. */
function withoutRedundant(wanted: bigint, chosen: readonly Candidate[]): Candidate[] {
  const kept = [...chosen];
  for (const candidate of chosen) {
    const others = kept.filter((each) => each !== candidate);
    const covered = others.reduce((mask, { covers }) => mask | covers, 0n);
    if ((wanted & ~covered) === 0n) kept.splice(kept.indexOf(candidate), 1);
  }
  return kept;
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
  for (const digit of mask.toString(2)) if (digit === '1') count++;
  return count;
}
