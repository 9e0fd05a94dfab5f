import type { Part, PartHandlers, PartReader } from '../../../src/cli/large-files/parts.ts';

export interface Collected {
  readonly parts: readonly Part[];
  /** `line:column message`. */
  readonly problems: readonly string[];
}

/** What becomes of a text that comes in pieces of `size` bytes. */
export function collect(
  text: string | Uint8Array,
  createReader: (handlers: PartHandlers) => PartReader,
  size: number = Number.POSITIVE_INFINITY,
): Collected {
  const parts: Part[] = [];
  const problems: string[] = [];
  const reader = createReader({
    onPart: (part) => parts.push(part),
    onProblem: (message, start) => problems.push(`${start.line}:${start.column} ${message}`),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    // The memory of a piece is used again for the next one.
    const piece = Buffer.from(bytes.subarray(at, Math.min(at + size, bytes.length)));
    reader.push(piece);
    piece.fill(0);
  }
  reader.end();
  return { parts, problems };
}
