import type { TextRange } from '../source/document.ts';
import type { Locator } from './locate.ts';

/** So much text may have trees, in UTF-16 code units: it takes some ten times the memory, and reading it again more yet. */
const MOST = 4 * 1024 * 1024;

interface Known {
  readonly locator: Locator;
  readonly length: number;
}

/** The trees of the documents that were read for places last: each is asked several times. */
export class RecentTrees {
  readonly #known = new Map<object, Known>();
  #length = 0;

  /** What is kept for a document, or what `build` makes. */
  get(document: object, { start, end }: TextRange, build: () => Locator): Locator {
    const known = this.#known.get(document);
    if (known) return known.locator;
    const locator = build();
    this.#known.set(document, { locator, length: end - start });
    this.#length += end - start;
    for (const [oldest, { length }] of this.#known) {
      if (this.#length <= MOST || oldest === document) break;
      this.#known.delete(oldest);
      this.#length -= length;
    }
    return locator;
  }
}
