/** What rendering one chart may take, so that no chart can keep the linter busy for ever or fill its memory. */
export interface Limits {
  /** Nodes evaluated, items copied, characters written by functions that repeat. */
  readonly steps: number;
  /** Templates inside of each other, and levels of a value. */
  readonly depth: number;
  /** Characters of one text, and items of one list. */
  readonly size: number;
}

export const LIMITS: Limits = { steps: 1_000_000, depth: 500, size: 16 * 1024 * 1024 };

export class LimitExceeded extends Error {
  constructor(what: string) {
    super(`rendering it takes too ${what}`);
    this.name = 'LimitExceeded';
  }
}

export class Budget {
  readonly limits: Limits;
  #steps = 0;
  #depth = 0;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
  }

  spend(steps = 1): void {
    this.#steps += steps;
    if (this.#steps > this.limits.steps) throw new LimitExceeded('many steps');
  }

  checkSize(size: number): void {
    if (size > this.limits.size) throw new LimitExceeded('much memory');
  }

  get spent(): number {
    return this.#steps;
  }

  nested<T>(work: () => T): T {
    if (this.#depth >= this.limits.depth) throw new LimitExceeded('many levels');
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }
}
