import { type Host, type Problem, reasonOf } from './host.ts';
import type { Input } from './lint.ts';

/**
 * Reads files one by one, as they are asked for, so that no more than one has to be held. A file that cannot be read is
 * handed to `onProblem` and left out.
 */
export function* readInputs(
  host: Host,
  files: Iterable<string>,
  onProblem: (problem: Problem) => void,
): Generator<Input, void, undefined> {
  for (const path of files) {
    let content: Uint8Array;
    try {
      content = host.read(path);
    } catch (error) {
      onProblem({ path, reason: reasonOf(error) });
      continue;
    }
    yield { path, content };
  }
}
