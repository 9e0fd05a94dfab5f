import type { Mark } from './cursor.ts';
import type { ChunkReader, ChunkReading, StreamSurroundings } from './surroundings.ts';

/** Passes over a document that is too large, and says so. */
export class RefusedStream implements ChunkReader {
  readonly #about: StreamSurroundings;
  readonly #start: Mark;

  constructor(about: StreamSurroundings) {
    this.#about = about;
    this.#start = about.cursor.mark();
  }

  push(text: string): void {
    this.#about.cursor.advance(text, 0, text.length);
  }

  end(): ChunkReading {
    this.#about.source.note(this.#start);
    const message =
      'This document is larger than 16 MiB, the most that is read at once; only a kind: List may be larger. Split it, or exclude it in the configuration.';
    const range = { start: this.#start.offset, end: this.#start.offset };
    return { documents: [], count: 0, problems: [{ message, range, reason: 'limit' }] };
  }
}
