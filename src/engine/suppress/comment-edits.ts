import type { TextEdit, TextRange } from '../../source/document.ts';
import { nextLine } from '../../yaml/edits/layout.ts';
import { endOfLine, startOfLine, trimEnd } from '../../yaml/scan.ts';
import type { CommentOffer } from '../findings/finding.ts';
import type { Directive } from './directives.ts';
import { keepsMeaning } from './meaning.ts';

/**
 * Removes rules from comments, and comments without rules: with their lines where nothing else is on them. Undefined
 * when the documents would mean something else afterwards, as after a block scalar that keeps the lines below it.
 */
export function removeRules({ file, removals }: CommentOffer): readonly TextEdit[] | undefined {
  const edits = removals.map(({ directive, rules }) => unname(file.text, directive, rules));
  return keepsMeaning(file, edits) ? edits : undefined;
}

function unname(text: string, { names, range }: Directive, rules: ReadonlySet<string>): TextEdit {
  const [first] = names;
  const last = names.at(-1);
  const left = names.filter((name) => !rules.has(name.text));
  if (!first || !last || left.length === 0) return removeComment(text, range);
  return { start: first.range.start, end: last.range.end, text: left.map((name) => name.text).join(', ') };
}

function removeComment(text: string, { start, end }: TextRange): TextEdit {
  const line = startOfLine(text, start);
  const before = trimEnd(text, line, start);
  const isAlone = text.slice(line, before).trim() === '';
  return { start: before, end: isAlone ? nextLine(text, endOfLine(text, end)) : end, text: '' };
}
