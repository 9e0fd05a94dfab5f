import { applyEdits } from '../../source/apply-edits.ts';
import type { SourceFile, TextEdit, TextRange } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { lineEnd, linePrefix, nextLine } from '../../yaml/edits/layout.ts';
import { parseFile } from '../../yaml/parse.ts';
import type { CommentOffer } from '../findings/finding.ts';
import type { Directive } from './directives.ts';

/**
 * Removes rules from comments, and comments without rules: with their lines where nothing else is on them. Undefined
 * when the documents would mean something else afterwards, as after a block scalar that keeps the lines below it.
 */
export function removeRules({ file, removals }: CommentOffer): readonly TextEdit[] | undefined {
  const edits = removals.map(({ directive, rules }) => unname(file.text, directive, rules));
  return meansTheSame(file, applyEdits(file.text, edits)) ? edits : undefined;
}

function unname(text: string, { names, range }: Directive, rules: ReadonlySet<string>): TextEdit {
  const [first] = names;
  const last = names.at(-1);
  const left = names.filter((name) => !rules.has(name.text));
  if (!first || !last || left.length === 0) return removeComment(text, range);
  return { start: first.range.start, end: last.range.end, text: left.map((name) => name.text).join(', ') };
}

function removeComment(text: string, { start, end }: TextRange): TextEdit {
  const before = linePrefix(text, start);
  const spaces = /[ \t]*$/.exec(before)?.[0].length ?? 0;
  const isAlone = before.trim() === '';
  return { start: start - spaces, end: isAlone ? nextLine(text, lineEnd(text, end)) : end, text: '' };
}

function meansTheSame(file: SourceFile, text: string): boolean {
  const [before, after] = [parseFile(file), parseFile(createSourceFile(file.path, text))];
  const meaning = ({ documents }: typeof before) => JSON.stringify(documents.map(({ value }) => value));
  return before.problems.length === after.problems.length && meaning(before) === meaning(after);
}
