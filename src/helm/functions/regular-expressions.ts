import type { RE2JS } from 're2js';
import { entriesOf, listOf, nilList, type Traced } from '../go/value.ts';
import { library } from '../libraries.ts';
import { Text, valuePiece } from '../origin/text.ts';
import { type CallContext, plain, type TemplateFunction, traced } from '../template/function.ts';
import { replaceRanges, textOf } from './strings/text.ts';

/** Longer patterns are refused: a linear engine still takes pattern times text. */
const MOST_PATTERN = 10_000;

interface Match {
  readonly start: number;
  readonly end: number;
  group(name: string): string;
}

function compile(pattern: string): RE2JS {
  if (pattern.length > MOST_PATTERN) throw new Error('the regular expression is too long');
  try {
    return library('expressions').compile(pattern);
  } catch (error) {
    throw new Error(`regexp: Compile(${JSON.stringify(pattern)}): ${error instanceof Error ? error.message : ''}`);
  }
}

/** As Go finds them: no empty match right after another one. */
function matches(pattern: RE2JS, text: string, most: number): Match[] {
  const found: Match[] = [];
  const matcher = pattern.matcher(text);
  let last = -1;
  while ((most < 0 || found.length < most) && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === last) continue;
    last = end;
    const groups: (string | null)[] = [];
    for (let index = 0; index <= matcher.groupCount(); index++) groups.push(matcher.group(index));
    const names = pattern.namedGroups();
    found.push({
      start,
      end,
      group: (name) => groups[/^\d+$/.test(name) ? Number(name) : (names[name] ?? -1)] ?? '',
    });
  }
  return found;
}

function expand(template: string, match: Match): string {
  return template.replace(/\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu, (whole, braced, plainName) =>
    whole === '$$' ? '$' : match.group(braced ?? plainName),
  );
}

function replacing(replacement: (template: string, match: Match) => string): TemplateFunction {
  return traced('string string string', (args: readonly Traced[], { budget }: CallContext) => {
    const [pattern, source, by] = args as [Traced, Traced, Traced];
    const text = textOf(source, budget);
    const found = matches(compile(String(pattern.value)), text.toString(), -1);
    budget.spend(found.length);
    const ranges = found.map((match) => ({
      ...match,
      by: new Text([valuePiece(replacement(String(by.value), match), entriesOf(by))]),
    }));
    return { value: replaceRanges(text, ranges) };
  });
}

function split(pattern: string, text: string, most: number): string[] {
  if (most === 0) return [];
  if (pattern !== '' && text === '') return [''];
  const parts: string[] = [];
  let [from, to] = [0, 0];
  for (const match of matches(compile(pattern), text, most)) {
    if (most > 0 && parts.length === most - 1) break;
    to = match.start;
    if (match.end !== 0) parts.push(text.slice(from, to));
    from = match.end;
  }
  if (to !== text.length) parts.push(text.slice(from));
  return parts;
}

const stringList = (texts: readonly string[]) => listOf(texts, '[]string');

const mustMatch = plain('string string', (pattern, text) => compile(pattern).matcher(text).find());
const match = plain('string string', (pattern, text) => {
  try {
    return compile(pattern).matcher(text).find();
  } catch {
    return false;
  }
});
const find = traced('string string', ([pattern, source], { budget }) => {
  const text = textOf(source as Traced, budget);
  const [found] = matches(compile(String(pattern?.value)), text.toString(), 1);
  return { value: found ? text.slice(found.start, found.end) : '' };
});
const findAll = plain('string string int', (pattern, text, most) => {
  const found = matches(compile(pattern), text, most).map(({ start, end }) => text.slice(start, end));
  return found.length > 0 ? stringList(found) : nilList('[]string');
});
const replaceAll = replacing(expand);
const replaceAllLiteral = replacing((template) => template);
const splitAll = plain('string string int', (pattern, text, most) =>
  most === 0 ? nilList('[]string') : stringList(split(pattern, text, most)),
);

export const regexFunctions: Readonly<Record<string, TemplateFunction>> = {
  regexMatch: match,
  mustRegexMatch: mustMatch,
  regexFind: find,
  mustRegexFind: find,
  regexFindAll: findAll,
  mustRegexFindAll: findAll,
  regexReplaceAll: replaceAll,
  mustRegexReplaceAll: replaceAll,
  regexReplaceAllLiteral: replaceAllLiteral,
  mustRegexReplaceAllLiteral: replaceAllLiteral,
  regexSplit: splitAll,
  mustRegexSplit: splitAll,
  regexQuoteMeta: plain('string', (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};
