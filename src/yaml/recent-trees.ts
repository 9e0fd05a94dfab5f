import type { TextRange } from '../source/document.ts';
import type { Locator } from './locate.ts';

/** So much text may have trees, in UTF-16 code units: it takes some ten times the memory, and reading it again more yet. */
const MOST = 4 * 1024 * 1024;

/** The trees of the documents that were read for places last: each is asked several times. */
export class RecentTrees {
  readonly #known = new Map<object, Locator>();
  #length = 0;

  /** What is kept for a document, or what `build` makes. */
  get(document: object, { start, end }: TextRange, build: () => Locator): Locator {
    const known = this.#known.get(document);
    if (known) return known;
    this.#length += end - start;
    if (this.#length > MOST) {
      this.#known.clear();
      this.#length = end - start;
    }
    const locator = build();
    this.#known.set(document, locator);
    return locator;
  }
}
