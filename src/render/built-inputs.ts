import type { BuiltFiles } from '../engine/reading/built-files.ts';
import type { Input } from '../engine/reading/input.ts';

/** Objects that are made of several files, with what there is to say of that. */
export interface BuiltInputs extends BuiltFiles {
  /** The files they are made of, as they are. */
  readonly inputs: readonly Input[];
  /** What was not done, as sentences. */
  readonly notes: readonly string[];
}
