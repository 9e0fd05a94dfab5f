import { nearestName } from '../../text/nearest-name.ts';

/** `; did you mean …?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const name = nearestName(word, candidates);
  return name === undefined ? '' : `; did you mean ${name}?`;
}
