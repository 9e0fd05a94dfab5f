import type { Locator } from './locate.ts';

/** Trees are some ten times the size of their text; those of this many UTF-16 code units are kept at most. */
const MOST = 4 * 1024 * 1024;

interface Kept {
  readonly locator: Locator;
  readonly size: number;
}

/**
 * The trees of documents that were asked for positions last. Rule after rule asks about the same documents, so that most
 * runs build each tree once; of a set with findings everywhere, all trees at once would take more memory than all else.
 */
export class RecentLocators {
  readonly #kept = new Map<object, Kept>();
  readonly #most: number;
  #size = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** What is kept for a document, or what `build` makes; `size` is the length of its text. */
  of(document: object, size: number, build: () => Locator): Locator {
    const known = this.#kept.get(document);
    if (known) return known.locator;
    const locator = build();
    this.#kept.set(document, { locator, size });
    this.#size += size;
    for (const [oldest, kept] of this.#kept) {
      if (this.#size <= this.#most || oldest === document) break;
      this.#kept.delete(oldest);
      this.#size -= kept.size;
    }
    return locator;
  }

  /** Lets go of what is kept for a document. */
  drop(document: object): void {
    this.#size -= this.#kept.get(document)?.size ?? 0;
    this.#kept.delete(document);
  }
}
