import type * as ManyInputs from './many-inputs.ts';

/** Stands in for src/cli/many-inputs.ts in the command line program, as slow-reader-on-demand.ts does for its own. */
export const readOneOfMany: typeof ManyInputs.readOneOfMany = (input, terms) => load().readOneOfMany(input, terms);

let loaded: typeof ManyInputs | undefined;

function load(): typeof ManyInputs {
  loaded ??= require('./cli-many-inputs.cjs') as typeof ManyInputs;
  return loaded;
}
