import type { Change, Finding } from '../engine/findings/finding.ts';
import type { FixResult } from '../engine/fix/fix.ts';
import { count } from '../formatters/count.ts';
import type { SourceFile, TextEdit } from '../source/document.ts';
import { shorten } from '../text/shorten.ts';

/** Longest value that a note repeats, in UTF-16 code units. */
const LONGEST_VALUE = 60;

/** One line for each finding that was fixed or not, and one for all. A hook shows no diff, so each change is named. */
export function fixNotes({ fixed, refused, changed }: FixResult, verb: 'fixed' | 'would fix'): string[] {
  const history = historyOf(fixed);
  const summary = `${verb} ${count(fixed.length, 'finding')} in ${count(changed.size, 'file')}`;
  return [
    ...fixed.map(({ finding, change }) => `${verb} ${placeOf(finding, history)}: ${describeChange(change)}`),
    ...refused.map(({ finding, reason }) => `not fixed ${placeOf(finding, history)}: ${reason}`),
    ...(fixed.length > 0 ? [summary] : []),
  ];
}

/** `CAP_CHOWN → CHOWN` where one value replaces another, else what the change does. */
function describeChange({ title, file, edits: [edit, ...others] }: Change): string {
  if (!edit || others.length > 0) return title;
  const [before, after] = [file.text.slice(edit.start, edit.end), edit.text];
  const isValue = (text: string) =>
    text.trim() === text && text !== '' && text.length <= LONGEST_VALUE && !/\n/.test(text);
  return isValue(before) && isValue(after) ? `${before} → ${after}` : title;
}

/** What became of a file: each text, and the edits that made the next one. */
type History = ReadonlyMap<string, readonly { readonly file: SourceFile; readonly edits: readonly TextEdit[] }[]>;

function historyOf(fixed: FixResult['fixed']): History {
  const history = new Map<string, { file: SourceFile; edits: TextEdit[] }[]>();
  for (const { change } of fixed.toSorted((a, b) => a.pass - b.pass)) {
    const steps = history.get(change.file.path) ?? [];
    const last = steps.at(-1);
    if (last?.file.text === change.file.text) last.edits.push(...change.edits);
    else steps.push({ file: change.file, edits: [...change.edits] });
    history.set(change.file.path, steps);
  }
  return history;
}

/** The place in the file before any change, which is what the user knows. */
function placeOf({ file, range, rule }: Finding, history: History): string {
  const steps = history.get(file.path) ?? [];
  const current = steps.findIndex((step) => step.file.text === file.text);
  const earlier = current < 0 ? steps : steps.slice(0, current);
  const offset = earlier.reduceRight((at, { edits }) => offsetBefore(at, edits), range.start);
  const { line, column } = (steps[0]?.file ?? file).position(offset);
  return `${shorten(file.path, 1024)}:${line}:${column} ${rule.id}`;
}

/** Where an offset was before edits that do not overlap; inside of a replacement, where that starts. */
export function offsetBefore(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    if (offset < start + shift) break;
    if (offset < start + shift + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
