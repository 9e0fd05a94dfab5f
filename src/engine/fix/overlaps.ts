import type { TextEdit } from '../../source/document.ts';
import type { Change } from '../findings/finding.ts';

/**
 * Whether two changes touch each other, so that one has to be made before the other is planned: their edits overlap, or
 * nothing but spaces and comments lies between. Of two neighbours that are removed at once, what holds them would be
 * left empty; of two that are written at one place, the second would not see what the first has made.
 */
export function overlaps(a: Change, b: Change): boolean {
  if (a.file.path !== b.file.path) return false;
  const { text } = a.file;
  return a.edits.some((one) => b.edits.some((other) => isBeside(text, one, other)));
}

function isBeside(text: string, a: TextEdit, b: TextEdit): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  if (second.start <= first.end) return true;
  return /^[\s,]*$/.test(text.slice(first.end, second.start).replace(/#.*/g, ''));
}

/** Whether no two of these edits change the same part of the text. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((edit, index) => edit.start >= (sorted[index - 1]?.end ?? 0));
}
