import type { Place } from '../../kubernetes/place.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { TextRange } from '../../source/document.ts';
import type { Section } from './fluent-bit.ts';
import type { LoggingProblem } from './problem.ts';

interface IndentedLine {
  /** What a message calls it: `[OUTPUT]` or a key. */
  readonly name: string;
  readonly indent: string;
  readonly range: TextRange;
}

/**
 * Where the sections of one data key break the rule that all section names have one indentation, all keys another, and
 * keys the deeper one. One problem for a section: its first line that is out of line.
 */
export function indentationProblems(place: Place, sections: readonly Section[]): LoggingProblem[] {
  const headers = sections.map(({ name, indent, range }) => ({ name: `[${name}]`, indent, range }));
  const keysOf = (section: Section): IndentedLine[] =>
    section.entries
      .filter(({ key }) => !isPlaceholder(key))
      .map(({ key, indent, keyRange }) => ({ name: key, indent, range: keyRange }));
  const usualHeader = usualIndent(headers);
  const usualKey = usualIndent(sections.flatMap(keysOf));
  return sections.flatMap((section, index) => {
    const header = headers[index];
    if (header && header.indent !== usualHeader) return [uneven(place, header, usualHeader, 'sections')];
    const shallow = keysOf(section).find((line) => line.indent.length <= section.indent.length);
    if (shallow) return [tooShallow(place, shallow, section)];
    const odd = keysOf(section).find((line) => line.indent !== usualKey);
    return odd ? [uneven(place, odd, usualKey, 'keys')] : [];
  });
}

/** The indentation that most lines have; of several, the first. */
function usualIndent(lines: readonly IndentedLine[]): string {
  const counts = new Map<string, number>();
  for (const { indent } of lines) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  let usual: [indent: string, count: number] = ['', 0];
  for (const each of counts) if (each[1] > usual[1]) usual = each;
  return usual[0];
}

function uneven(place: Place, { name, indent, range }: IndentedLine, usual: string, others: string): LoggingProblem {
  const data = { line: name, difference: difference(indent, usual), others: `the other ${others}` };
  return { message: 'uneven', at: place.slice(range.start, range.end), data };
}

function tooShallow(place: Place, { name, range }: IndentedLine, section: Section): LoggingProblem {
  const at = place.slice(range.start, range.end);
  return { message: 'shallow', at, data: { line: name, section: section.name } };
}

/** For `Name is indented … the other keys`. */
function difference(indent: string, usual: string): string {
  if (/\t/.test(indent + usual)) return 'with other spaces or tabs than';
  const spaces = Math.abs(indent.length - usual.length);
  return `${spaces} ${spaces === 1 ? 'space' : 'spaces'} ${indent.length > usual.length ? 'more' : 'less'} than`;
}
