import type * as ReadAhead from './threads/read-ahead.ts';

/** Stands in for src/cli/threads/read-ahead.ts, as slow-reader-on-demand.ts does for its own: most runs have few files. */
export const readAhead: typeof ReadAhead.readAhead = (options) => {
  const loaded = require('./cli-read-ahead.cjs') as typeof ReadAhead;
  return loaded.readAhead(options);
};
