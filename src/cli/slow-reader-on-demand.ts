import type * as SlowReader from '../parse/slow-reader.ts';

/**
 * Stands in for src/parse/slow-reader.ts in the command line program: the build puts this module in its place, and that
 * one in a file beside the program, which is loaded when the first text needs it. Most runs never do.
 */
const onDemand: typeof SlowReader = {
  readSlowly: (text, base) => load().readSlowly(text, base),
  commentsOfTokens: (text, base) => load().commentsOfTokens(text, base),
};

export const { readSlowly, commentsOfTokens } = onDemand;

let loaded: typeof SlowReader | undefined;

/** Linting waits for nothing, so this cannot be an import: the program is CommonJS, where a file can be had at once. */
function load(): typeof SlowReader {
  loaded ??= require('./slow-reader.cjs') as typeof SlowReader;
  return loaded;
}
