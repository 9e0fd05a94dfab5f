import type { Format } from '../../src/formatters/index.ts';

/** What a format writes in pieces, as one text. */
export function whole<Arguments extends Partial<Parameters<Format>>>(
  format: (...given: Arguments) => string | Iterable<string>,
): (...given: Arguments) => string {
  return (...given) => [...format(...given)].join('');
}
