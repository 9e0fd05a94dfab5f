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

/** Bounds what a build may take, since who wrote the kustomization may mean no good. */
export class Work {
  #left = MOST_STEPS;

  /** @throws BuildFailure when there is too much to do */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new BuildFailure('this takes too much work to build');
  }
}
