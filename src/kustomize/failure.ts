import type { Span } from '../source/document.ts';

/** Why a kustomization is not built, fit for `path:line: reason`. */
export class BuildFailure extends Error {
  /** Where it is written, when it is. */
  readonly at: Span | undefined;

  constructor(message: string, at?: Span) {
    super(message);
    this.name = 'BuildFailure';
    this.at = at;
  }
}

/** The most steps a build takes, each about one node copied or one object looked at: a few seconds. */
const MOST_STEPS = 5_000_000;

/** So that texts made of each other do not grow without bounds: 80 million characters in a build. */
const CHARACTERS_OF_A_STEP = 16;

/** What each of many builds adds to what all of them may take: many small ones are no harm, and many large ones are. */
const STEPS_FOR_EACH = 20_000;

/** Bounds what a build may take, since who wrote the kustomization may mean no good. */
export class Work {
  #left: number;
  readonly #whole: Work | undefined;

  /** @param whole what this is a part of */
  constructor(steps = MOST_STEPS, whole?: Work) {
    this.#left = steps;
    this.#whole = whole;
  }

  /** What so many builds may take together. */
  static forAll(builds: number): Work {
    return new Work(MOST_STEPS + builds * STEPS_FOR_EACH);
  }

  /** A part for one build. */
  part(): Work {
    return new Work(MOST_STEPS, this);
  }

  /**
   * Tells of characters that are written into a text, before they are.
   *
   * @throws BuildFailure when there is too much to do
   */
  write(characters: number): void {
    this.spend(characters / CHARACTERS_OF_A_STEP);
  }

  /** @throws BuildFailure when there is too much to do */
  spend(steps: number): void {
    this.#whole?.spend(steps);
    this.#left -= steps;
    if (this.#left < 0) throw new BuildFailure('this takes too much work to build');
  }
}
