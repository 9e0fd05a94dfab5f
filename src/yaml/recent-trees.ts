import type { Locator } from './locate.ts';

/** Documents are asked one after another, each several times. */
const MOST = 32;

/** The trees of the documents that were asked for places last. */
export class RecentTrees {
  readonly #locators = new Map<object, Locator>();

  /** What is kept for a document, or what `build` makes. */
  get(document: object, build: () => Locator): Locator {
    const known = this.#locators.get(document);
    if (known) return known;
    const locator = build();
    this.#locators.set(document, locator);
    if (this.#locators.size > MOST) this.#locators.delete(this.#locators.keys().next().value as object);
    return locator;
  }
}
