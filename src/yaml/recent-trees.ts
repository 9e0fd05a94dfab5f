import type { Locator } from './locate.ts';

/** So much text may have trees, in UTF-16 code units: it takes some ten times the memory, and reading it again more yet. */
const MOST = 4 * 1024 * 1024;

/** The trees of the documents that were read for places last: each is asked several times. */
export class RecentTrees {
  readonly #known = new Map<object, Locator>();
  #length = 0;
  #read: { readonly content: object; readonly locator: Locator } | undefined;

  /** Notes the tree that a value was read from, until another one is: often the next questions are about that text. */
  note(content: object, length: number, locator: Locator): void {
    this.#read = length <= MOST ? { content, locator } : undefined;
  }

  /** What is kept for a content, or what `build` makes. `length` is that of its text. */
  get(content: object, length: number, build: () => Locator): Locator {
    const known = this.#known.get(content);
    if (known) return known;
    const locator = this.#read?.content === content ? this.#read.locator : build();
    this.#length += length;
    if (this.#length > MOST) {
      this.#known.clear();
      this.#length = length;
    }
    this.#known.set(content, locator);
    return locator;
  }
}
