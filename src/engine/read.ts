import { type Host, LargeFile, type Problem, reasonOf } from './host.ts';
import type { Input } from './input.ts';

export interface InputHandlers {
  /** Takes note of a file that cannot be read, and is left out. */
  readonly onProblem: (problem: Problem) => void;
  /** Reads a file that is too large to be held. */
  readonly readLarge: (path: string, pieces: Iterable<Uint8Array>) => Input;
}

/** Reads files one by one, as they are asked for, so that no more than one has to be held. */
export function* readInputs(
  host: Host,
  files: Iterable<string>,
  handlers: InputHandlers,
): Generator<Input, void, undefined> {
  for (const path of files) {
    const input = readInput(host, path, handlers);
    if (input) yield input;
  }
}

function readInput(host: Host, path: string, { onProblem, readLarge }: InputHandlers): Input | undefined {
  try {
    return { path, content: host.read(path) };
  } catch (error) {
    if (error instanceof LargeFile) return readPieces(path, error.pieces, { onProblem, readLarge });
    onProblem({ path, reason: reasonOf(error) });
    return undefined;
  }
}

/** The first piece may be there and the second not. */
function readPieces(path: string, pieces: Iterable<Uint8Array>, { onProblem, readLarge }: InputHandlers) {
  try {
    return readLarge(path, pieces);
  } catch (error) {
    if (!(error instanceof Error && error.cause !== undefined)) throw error;
    onProblem({ path, reason: error.message });
    return undefined;
  }
}
