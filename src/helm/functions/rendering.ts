import { sprintf } from '../go/sprintf.ts';
import type { Traced } from '../go/value.ts';
import { Text } from '../origin/text.ts';
import { type TemplateFunction, traced } from '../template/function.ts';
import { replaceRanges } from './strings/text.ts';

const NO_VALUE = '<no value>';

/** Helm takes out what Go's templates write for values that are not there. */
export function withoutNoValue(text: Text): Text {
  const written = text.toString();
  const ranges: { start: number; end: number; by: Text }[] = [];
  for (let at = written.indexOf(NO_VALUE); at >= 0; at = written.indexOf(NO_VALUE, at + NO_VALUE.length)) {
    ranges.push({ start: at, end: at + NO_VALUE.length, by: emptied(text, at) });
  }
  return replaceRanges(text, ranges);
}

/** Nothing, which still knows what value would be written here. */
function emptied(text: Text, at: number): Text {
  const [piece] = text.slice(at, at + 1).pieces;
  return new Text(piece ? [{ ...piece, text: '', skipped: [] }] : []);
}

export const renderingFunctions: Readonly<Record<string, TemplateFunction>> = {
  include: traced('string any', ([name, dot], context) => ({
    value: context.include(String(name?.value), dot as Traced),
  })),
  tpl: traced('string any', ([source, dot], context) => ({
    value: withoutNoValue(context.tpl(source as Traced, dot as Traced)),
  })),
  printf: traced('string ...any', ([format, ...args], { budget }) => ({
    value: sprintf(format as Traced, args, budget),
  })),
};
