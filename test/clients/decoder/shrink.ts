import { compare, type Difference, type Reader } from './compare.ts';
import type { Oracle } from './oracle.ts';

const MAX_ROUNDS = 60;
const LENGTHS = [64, 16, 8, 4, 2, 1];

/** A smaller text that differs in the same way: nothing more can be cut out of it, and what means nothing is an a. */
export async function shrink(text: string, difference: Difference, read: Reader, oracle: Oracle): Promise<string> {
  let smallest = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const candidates = smallerThan(smallest);
    const decoded = await oracle.decode(candidates);
    const found = candidates.find((candidate, index) => isSame(compare(candidate, read, decoded[index]!), difference));
    if (found === undefined) return smallest;
    smallest = found;
  }
  return smallest;
}

function isSame(found: Difference | undefined, wanted: Difference): boolean {
  return found?.kind === wanted.kind && found.reason === wanted.reason;
}

/** Shortest first; of the same length, with one more a. */
function smallerThan(text: string): string[] {
  const found = new Set<string>();
  for (const length of LENGTHS) {
    for (let at = 0; at + length <= text.length; at++) found.add(text.slice(0, at) + text.slice(at + length));
  }
  for (let at = 0; at < text.length; at++) {
    if (/[b-z0-9]/i.test(text[at]!)) found.add(`${text.slice(0, at)}a${text.slice(at + 1)}`);
  }
  return [...found].sort((one, other) => one.length - other.length);
}
