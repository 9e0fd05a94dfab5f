/** Thrown when a module takes more work than anyone's honest module would. */
export class TooMuchWork extends Error {
  constructor() {
    super('this takes too much work to evaluate');
    this.name = 'TooMuchWork';
  }
}

/** The most steps for one root module: values made, items gone over, sixteenths of a text written. A second or two. */
const MOST_STEPS = 2_000_000;

/** So many expressions may be waiting for one another. */
const MOST_DEPTH = 300;

/** Bounds what evaluating may take, since who wrote the files may mean no good. */
export class Work {
  #left = MOST_STEPS;
  #depth = 0;

  /** @throws TooMuchWork */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TooMuchWork();
  }

  /** @throws TooMuchWork */
  nested<Result>(evaluate: () => Result): Result {
    if (this.#depth >= MOST_DEPTH) throw new TooMuchWork();
    this.#depth++;
    try {
      return evaluate();
    } finally {
      this.#depth--;
    }
  }
}
