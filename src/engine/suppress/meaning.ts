import { addToGroup } from '../../kubernetes/group-by.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import { applyEdits } from '../../source/apply-edits.ts';
import type { SourceFile, TextEdit } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { splitDocuments } from '../../yaml/documents.ts';
import { parseFile } from '../../yaml/parse.ts';

/** A document of a file, with the line that separates it from the one before. */
interface Segment {
  readonly start: number;
  readonly text: string;
}

/**
 * Whether the documents of a file, which can all be read, mean the same after edits of comments in it. Only those that are
 * edited and may mean something else are read again.
 */
export function keepsMeaning(file: SourceFile, edits: readonly TextEdit[]): boolean {
  const segments = segmentsOf(file);
  const touched = new Map<Segment, TextEdit[]>();
  for (const { start, end, text } of edits) {
    const segment = segmentAt(segments, start);
    const shifted = { start: start - segment.start, end: end - segment.start, text };
    if (shifted.end > segment.text.length) return isSame(file.text, applyEdits(file.text, edits));
    addToGroup(touched, segment, shifted);
  }
  return [...touched].every(
    ([segment, each]) => !mayKeepLines(segment) || isSame(segment.text, applyEdits(segment.text, each)),
  );
}

/**
 * Whether a block scalar keeps the blank lines below it (`|+`). Without a comment they would be its own; all else that a
 * comment ends cannot go on below it, or the document could not be read.
 */
const mayKeepLines = memoize(({ text }: Segment): boolean => /[|>]\d?\+/.test(text));

const segmentsOf = memoize((file: SourceFile): readonly Segment[] => {
  const ends = splitDocuments(file.text).map(({ start, text }) => start + text.length);
  const starts = [0, ...ends.slice(0, -1)];
  return starts.map((start, index) => ({ start, text: file.text.slice(start, starts[index + 1]) }));
});

function segmentAt(segments: readonly Segment[], offset: number): Segment {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low] ?? { start: 0, text: '' };
}

function isSame(before: string, after: string): boolean {
  const [old, edited] = [before, after].map((text) => parseFile(createSourceFile('', text)));
  const meaning = (parsed: typeof old) => JSON.stringify(parsed?.documents.map(({ value }) => value));
  return old?.problems.length === edited?.problems.length && meaning(old) === meaning(edited);
}
