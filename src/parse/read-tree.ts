import type { Node } from './node.ts';
import { readPlainTree } from './plain-tree.ts';
import { Refusal } from './problem.ts';
import { readSlowly } from './slow-reader.ts';

/**
 * The root of the first YAML document in a text, or undefined when it is empty: by the fast reader where that one
 * knows all of it, by the other one everywhere else.
 *
 * @param base where `text` starts in the file
 * @throws Refusal for anything that Kubernetes' decoder refuses
 */
export function readTree(text: string, base: number): Node | undefined {
  const reading = readPlainTree(text, base) ?? readSlowly(text, base);
  if ('root' in reading) return reading.root;
  const { message, range, reason } = reading.refusal;
  throw new Refusal(message, range.start, range.end, reason);
}
