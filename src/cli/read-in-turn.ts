import type { Input } from '../engine/input.ts';
import type { Measure } from '../engine/measure.ts';
import { type ReadFile, readManifests } from '../engine/read-manifests.ts';
import type { ReadTerms } from '../parse/read-terms.ts';
import { readOneOfMany } from './many-inputs.ts';

/** As many files are read sooner than what reads many is there. */
const FEW = 5;

/** Reads files one after another, each as {@link readManifests} does. */
export function readInTurn(inputs: Iterable<Input>, terms: ReadTerms, measure: Measure): ReadFile[] {
  let count = 0;
  return Array.from(inputs, (input) => {
    if (input.reading) return input.reading;
    count++;
    return measure('stage', 'parse', () => (count > FEW ? readOneOfMany(input, terms) : readManifests(input, terms)));
  });
}
