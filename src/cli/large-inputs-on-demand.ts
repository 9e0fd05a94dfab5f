import type * as LargeInputs from './large-inputs.ts';

/**
 * Stands in for src/cli/large-inputs.ts in the command line program, as slow-reader-on-demand.ts does for its own: hardly
 * any run meets a file that is too large to be held.
 */
const onDemand: typeof LargeInputs = {
  readLargeFile: (pieces, about) => load().readLargeFile(pieces, about),
  readLargeStream: (pieces, about) => load().readLargeStream(pieces, about),
};

export const { readLargeFile, readLargeStream } = onDemand;

let loaded: typeof LargeInputs | undefined;

function load(): typeof LargeInputs {
  loaded ??= require('./cli-large-inputs.cjs') as typeof LargeInputs;
  return loaded;
}
