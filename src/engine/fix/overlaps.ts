import type { TextEdit } from '../../source/document.ts';
import type { Change } from '../findings/finding.ts';

/**
 * Changes that do not touch each other, and so can be made at once. Two do where their edits overlap, or nothing but
 * spaces and comments lies between: of two neighbours that are removed at once, what holds them would be left empty; of
 * two that are written at one place, the second would not see what the first has made.
 */
export class SeparateChanges {
  /** By the path of the file, in the order of the text. */
  readonly #edits = new Map<string, TextEdit[]>();

  /** Adds a change, unless it touches one that was added. @returns whether it was added */
  add({ file, edits }: Change): boolean {
    const taken = this.#edits.get(file.path) ?? [];
    const lastBefore = ({ start }: TextEdit) => taken.findLastIndex((each) => each.start <= start);
    const touches = edits.some((edit) => {
      const at = lastBefore(edit);
      return taken.slice(Math.max(at, 0), at + 2).some((other) => isBeside(file.text, other, edit));
    });
    if (touches) return false;
    for (const edit of edits) taken.splice(lastBefore(edit) + 1, 0, edit);
    this.#edits.set(file.path, taken);
    return true;
  }
}

function isBeside(text: string, a: TextEdit, b: TextEdit): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  CONTENT.lastIndex = first.end;
  let content = CONTENT.exec(text);
  while (content?.[0].startsWith('#')) content = CONTENT.exec(text);
  return !content || content.index >= second.start;
}

/** A comment, or a character that is neither in one nor between values. */
const CONTENT = /#.*|[^\s,#]/g;

/** Whether no two of these edits change the same part of the text. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((edit, index) => edit.start >= (sorted[index - 1]?.end ?? 0));
}
