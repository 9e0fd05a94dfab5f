import type { Node } from './node.ts';
import { type ParseProblem, Refusal } from './problem.ts';
import { readYaml } from './yaml-tree.ts';

export { commentsOfTokens } from './yaml-comments.ts';

/** A tree, undefined for an empty document, or why there is none. */
export type SlowReading =
  | { readonly root: Node | undefined }
  | { readonly refusal: Pick<ParseProblem, 'message' | 'range' | 'reason'> };

/**
 * Reads whatever Kubernetes reads as YAML, and says what is wrong with the rest. With this module comes a library that
 * takes longer to load than a manifest takes to lint, so the command line program has it in a file of its own: plain
 * data only goes in and out, and no class is shared.
 *
 * @param base where `text` starts in the file
 */
export function readSlowly(text: string, base: number): SlowReading {
  try {
    return { root: readYaml(text, base) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message, range, reason } = error;
    return { refusal: { message, range, reason } };
  }
}
