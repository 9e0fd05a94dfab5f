import type { TextEdit } from './document.ts';

/**
 * Applies edits to a text; offsets are those before any edit. Insertions at one offset keep
 * the order in which they are given.
 *
 * @throws RangeError when two edits overlap or one lies outside of the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < done) throw new RangeError(`Edits overlap at offset ${edit.start}.`);
    if (edit.end < edit.start || edit.end > text.length)
      throw new RangeError(`No such range: ${edit.start} to ${edit.end}.`);
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}
