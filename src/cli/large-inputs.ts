import { setFlagsFromString } from 'node:v8';
import type { Input } from '../engine/input.ts';
import { ManifestReader } from '../engine/read-stream.ts';
import type { ReadTerms } from '../parse/read-terms.ts';

export interface LargeInput {
  readonly path: string;
  readonly terms: ReadTerms;
  /** Is shown every piece. */
  readonly onPiece?: ((piece: Uint8Array) => void) | undefined;
}

/** V8 lets garbage grow to several times what is in use; a tenth more of time halves the memory. */
function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/** Reads a file piece by piece. */
export function readLargeFile(pieces: Iterable<Uint8Array>, { path, terms, onPiece }: LargeInput): Input {
  collectSooner();
  const reader = new ManifestReader(path, terms);
  for (const piece of pieces) {
    onPiece?.(piece);
    reader.push(piece);
  }
  return { path, content: '', reading: reader.end() };
}

/** Reads a stream to its end. */
export async function readLargeStream(pieces: AsyncIterable<Uint8Array>, about: LargeInput): Promise<Input> {
  collectSooner();
  const { path, terms, onPiece } = about;
  const reader = new ManifestReader(path, terms);
  for await (const piece of pieces) {
    onPiece?.(piece);
    reader.push(piece);
  }
  return { path, content: '', reading: reader.end() };
}
