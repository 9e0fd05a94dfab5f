/** A part of the linter that takes untrusted input. */
export interface FuzzTarget {
  /** Some inputs for a seed, the same ones whenever it is the same; as JSON they can be kept and tried again. */
  readonly inputs: (seed: number) => readonly unknown[];
  /** Throws when something is wrong with what comes of an input. What the input itself is refused for is not. */
  readonly check: (input: never) => void | Promise<void>;
  /** Looks at many inputs at once, where that is what it takes. */
  readonly checkAll?: (inputs: readonly never[]) => Promise<void>;
}
