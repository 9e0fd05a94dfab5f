import type { EditIntent, Path, PlainValue, TextEdit } from '../../source/document.ts';
import type { Found } from '../locate.ts';
import { resolve } from '../scalars/scalars.ts';
import { planInsertion } from './insert.ts';
import type { EditSource } from './layout.ts';
import { planRemoval } from './remove.ts';
import { isWritable } from './render.ts';
import { planReplacement } from './replace.ts';

/**
 * The edits that carry out an intent and touch nothing else, or undefined where that is not possible: in an alias
 * or a merge key, in what an alias uses elsewhere, where a key is written twice, or in a shape that is not understood.
 */
export function planEdits(source: EditSource, intent: EditIntent): readonly TextEdit[] | undefined {
  const edit = planEdit(source, intent);
  return edit && [edit];
}

function planEdit(source: EditSource, intent: EditIntent): TextEdit | undefined {
  if (intent.type === 'set') return planSetting(source, intent.path, intent.value);
  const found = source.locator.find(intent.path);
  if (!found || !isWrittenHere(found)) return undefined;
  if (intent.type === 'remove') return planRemoval(source, found.steps);
  return isWritable(intent.value) ? planReplacement(source, found, intent.value) : undefined;
}

function planSetting(source: EditSource, path: Path, value: PlainValue): TextEdit | undefined {
  if (!isWritable(value)) return undefined;
  for (let length = path.length; length >= 0; length--) {
    const found = source.locator.find(path.slice(0, length));
    if (!found) continue;
    return isWrittenHere(found) ? setBelow(source, found, path.slice(length), value) : undefined;
  }
  return undefined;
}

/** @param missing the segments that are not there yet */
function setBelow(source: EditSource, found: Found, missing: Path, value: PlainValue) {
  const keys = missing.filter((segment) => typeof segment === 'string');
  if (keys.length < missing.length || !isWritable(keys)) return undefined;
  const [key, ...deeper] = keys;
  if (key === undefined) return planReplacement(source, found, value);
  const nested = deeper.reduceRight<PlainValue>((inner, name) => ({ [name]: inner }), value);
  const { node } = found;
  if (node.kind === 'mapping') return node.aliased ? undefined : planInsertion(source, { ...found, node }, key, nested);
  if (node.kind !== 'scalar' || resolve(node).type !== 'null') return undefined;
  return planReplacement(source, found, { [key]: nested });
}

/** Whether a node is reached by what is written in place, once, and used nowhere else. */
function isWrittenHere({ origin, steps }: Found): boolean {
  if (origin) return false;
  return steps.every(({ container, part, repeated }) => {
    return !(container.aliased || repeated || ('explicit' in part && part.explicit));
  });
}
