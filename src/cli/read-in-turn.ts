import type { LintOptions } from '../engine/lint.ts';
import { readManifests } from '../engine/read-manifests.ts';
import { readOneOfMany } from './many-inputs.ts';

/** As many files are read sooner than what reads many is there. */
const FEW = 5;

/** Reads files one after another, each as {@link readManifests} does. */
export function readInTurn(): NonNullable<LintOptions['read']> {
  let count = 0;
  return (input, terms) => {
    count++;
    return count > FEW ? readOneOfMany(input, terms) : readManifests(input, terms);
  };
}
