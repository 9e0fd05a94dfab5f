import type { Input } from '../engine/reading/input.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';

/** Objects that are made of several files. */
export interface BuiltInputs {
  /** The files they are made of, which are no manifests of their own. */
  readonly consumed: ReadonlySet<string>;
  /** Those files as they are. */
  readonly inputs: readonly Input[];
  /** What is made of them when some, by path, have other texts. */
  readonly files: (changed: ReadonlyMap<string, string>) => readonly ReadFile[];
  /** What was not done, as sentences. */
  readonly notes: readonly string[];
}
