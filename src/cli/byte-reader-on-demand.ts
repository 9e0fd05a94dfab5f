import type * as ByteReader from './byte-reader.ts';

/**
 * Stands in for src/cli/byte-reader.ts in the command line program, as slow-reader-on-demand.ts does for its own. It shares
 * nothing with the program, so that a thread can have it alone.
 */
export const readBytes: typeof ByteReader.readBytes = (bytes, terms) => load().readBytes(bytes, terms);

let loaded: typeof ByteReader | undefined;

function load(): typeof ByteReader {
  loaded ??= require('./byte-reader.cjs') as typeof ByteReader;
  return loaded;
}
