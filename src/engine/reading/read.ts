import { type Host, LargeFile, type Problem, reasonOf } from '../host.ts';
import type { Input } from './input.ts';

/** A file that is too large to be held. */
export interface LargeInput {
  readonly path: string;
  /** Its bytes; each piece may be overwritten by the next. */
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * Reads files one by one, as they are asked for, so that no more than one has to be held.
 *
 * @param onProblem takes note of a file that cannot be read, and is left out
 */
export function* readInputs(
  host: Host,
  files: Iterable<string>,
  onProblem: (problem: Problem) => void,
): Generator<Input | LargeInput, void, undefined> {
  for (const path of files) {
    try {
      yield { path, content: host.read(path) };
    } catch (error) {
      if (error instanceof LargeFile) yield { path, pieces: error.pieces };
      else onProblem({ path, reason: reasonOf(error) });
    }
  }
}
