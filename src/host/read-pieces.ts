import { closeSync, openSync, readSync } from 'node:fs';
import { withReason } from './file-names.ts';

/** Bytes that are read at once: more is not faster. */
const PIECE = 1024 * 1024;

/**
 * The bytes of a file, piece by piece; each is overwritten by the next. Throws an Error whose message is the reason alone,
 * with its cause.
 *
 * @param path absolute
 */
export function* readPieces(path: string): Generator<Uint8Array, void, undefined> {
  const descriptor = withReason(() => openSync(path, 'r'));
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (;;) {
      const length = withReason(() => readSync(descriptor, piece, 0, PIECE, null));
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
