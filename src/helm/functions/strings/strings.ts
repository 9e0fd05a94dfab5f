import { quoteGo } from '../../go/quote.ts';
import { entriesOf, type GoValue, type Traced } from '../../go/value.ts';
import { concat, type Piece, Text, valuePiece } from '../../origin/text.ts';
import { plainInt } from '../../template/arguments.ts';
import { type CallContext, plain, type TemplateFunction, traced } from '../../template/function.ts';
import { byteLength, sliceBytes } from './bytes.ts';
import { mapPieces, remade, replaceRanges, strings, surround, textOf } from './text.ts';

type TextWork = (text: Text, args: readonly Traced[], context: CallContext) => Text;

/** A function whose last argument is the text that it changes. */
function onText(params: string, work: TextWork): TemplateFunction {
  return traced(params, (args, context) => ({
    value: work(textOf(args.at(-1) as Traced, context.budget), args, context),
  }));
}

const string = (args: readonly Traced[], index: number): string => String(args[index]?.value ?? '');
const number = (args: readonly Traced[], index: number): number => plainInt(args[index]?.value);

const SPACES = /^[\s\x85]+/u;

function trimmed(text: Text): Text {
  const written = text.toString();
  const start = SPACES.exec(written)?.[0].length ?? 0;
  let end = written.length;
  while (end > start && SPACES.test(written.charAt(end - 1))) end--;
  return start === 0 && end === written.length ? text : text.slice(start, end);
}

function cutset(text: Text, characters: string): Text {
  const set = new Set(characters);
  const all = [...text.toString()];
  let start = 0;
  let end = all.length;
  while (start < end && set.has(all[start] as string)) start++;
  while (end > start && set.has(all[end - 1] as string)) end--;
  return text.slice(all.slice(0, start).join('').length, all.slice(0, end).join('').length);
}

function indented(text: Text, spaces: number): Text {
  if (spaces < 0) throw new Error('strings: negative Repeat count');
  const padding = ' '.repeat(spaces);
  return surround(
    mapPieces(text, (part) => part.replaceAll('\n', `\n${padding}`)),
    padding,
    '',
  );
}

function replaced(text: Text, old: string, by: Traced, context: CallContext): Text {
  const written = text.toString();
  const replacement = textOf(by, context.budget);
  const ranges: { start: number; end: number; by: Text }[] = [];
  // Nothing is found before each character, and at the end.
  const step = (at: number) => old.length || String.fromCodePoint(written.codePointAt(at) ?? 0).length;
  for (let at = written.indexOf(old); at >= 0; at = written.indexOf(old, at + step(at))) {
    ranges.push({ start: at, end: at + old.length, by: replacement });
    if (old === '' && at >= written.length) break;
    context.budget.spend();
    context.budget.checkSize(ranges.length * replacement.length);
  }
  return replaceRanges(text, ranges);
}

function quoted(args: readonly Traced[], context: CallContext, quote: (text: string) => string): Text {
  const parts = args
    .filter(({ value }) => value !== null && value !== undefined)
    .map((arg) => {
      const text = textOf(arg, context.budget);
      const written = text.toString();
      const whole = quote(written);
      return whole.slice(1, -1) === written ? surround(text, whole.slice(0, 1), whole.slice(-1)) : remade(text, whole);
    });
  return joined(parts, ' ');
}

function joined(parts: readonly Text[], separator: string): Text {
  const pieces: Piece[] = [];
  parts.forEach((part, index) => {
    if (index > 0 && separator !== '') pieces.push(valuePiece(separator, part.pieces[0]?.entries));
    pieces.push(...part.pieces);
  });
  return new Text(pieces);
}

export const stringFunctions: Readonly<Record<string, TemplateFunction>> = {
  trim: onText('string', trimmed),
  trimAll: onText('string string', (text, args) => cutset(text, string(args, 0))),
  trimall: onText('string string', (text, args) => cutset(text, string(args, 0))),
  trimPrefix: onText('string string', (text, args) =>
    string(args, 0) !== '' && text.toString().startsWith(string(args, 0)) ? text.slice(string(args, 0).length) : text,
  ),
  trimSuffix: onText('string string', (text, args) =>
    string(args, 0) !== '' && text.toString().endsWith(string(args, 0))
      ? text.slice(0, text.length - string(args, 0).length)
      : text,
  ),
  upper: onText('string', (text) => mapPieces(text, upperEach)),
  lower: onText('string', (text) => mapPieces(text, (part) => part.toLowerCase())),
  indent: onText('int string', (text, args) => indented(text, number(args, 0))),
  nindent: onText('int string', (text, args) => surround(indented(text, number(args, 0)), '\n', '')),
  trunc: onText('int string', (text, args) => {
    const count = number(args, 0);
    const size = byteLength(text.toString());
    if (count < 0) return size + count > 0 ? sliceBytes(text, size + count) : text;
    return size > count ? sliceBytes(text, 0, count) : text;
  }),
  substr: onText('int int string', (text, args) => substring(text, number(args, 0), number(args, 1))),
  replace: onText('string string string', (text, args, context) =>
    replaced(text, string(args, 0), args[1] as Traced, context),
  ),
  repeat: onText('int string', (text, args, context) => {
    const count = number(args, 0);
    if (count < 0) throw new Error('strings: negative Repeat count');
    context.budget.checkSize(count * Math.max(text.length, 1));
    context.budget.spend(count);
    return new Text(Array.from({ length: text.length > 0 ? count : 0 }, () => text.pieces).flat());
  }),
  quote: traced('...any', (args, context) => ({ value: quoted(args, context, quoteGo) })),
  squote: traced('...any', (args, context) => ({ value: quoted(args, context, (text) => `'${text}'`) })),
  cat: traced('...any', (args, context) => {
    const parts = args.filter(({ value }) => value !== null && value !== undefined);
    return {
      value: joined(
        parts.map((arg) => textOf(arg, context.budget)),
        ' ',
      ),
    };
  }),
  join: traced('string any', (args, context) => ({
    value: joined(strings(args[1] as Traced, context.budget), string(args, 0)),
  })),
  toString: traced('any', (args, context) => ({ value: textOf(args[0] as Traced, context.budget) })),
  contains: plain('string string', (part, text) => text.includes(part)),
  hasPrefix: plain('string string', (part, text) => text.startsWith(part)),
  hasSuffix: plain('string string', (part, text) => text.endsWith(part)),
  plural: traced('string string int', (args) => (number(args, 2) === 1 ? args[0] : args[1]) as Traced),
  print: traced('...any', (args, context) => ({ value: printed(args, context) })),
  println: traced('...any', (args, context) => ({
    value: concat(
      joined(
        args.map((arg) => textOf(arg, context.budget)),
        ' ',
      ),
      '\n',
    ),
  })),
  hello: plain('', () => 'Hello!'),
};

/** fmt.Sprint: spaces between operands when neither is a string. */
function printed(args: readonly Traced[], context: CallContext): Text {
  const parts: (Text | string)[] = [];
  args.forEach((arg, index) => {
    const before = args[index - 1];
    if (before && !isText(before.value) && !isText(arg.value)) parts.push(' ');
    parts.push(textOf({ value: arg.value, entries: entriesOf(arg) }, context.budget));
  });
  return concat(...parts);
}

function isText(value: GoValue): boolean {
  return typeof value === 'string' || value instanceof Text;
}

/** Go maps characters one by one: none grows into two. */
function upperEach(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const upper = letter.toUpperCase();
    return [...upper].length === 1 ? upper : letter;
  });
}

function substring(text: Text, start: number, end: number): Text {
  const written = text.toString();
  const size = byteLength(written);
  if (
    start > size ||
    (start < 0 && (end < 0 || end > size)) ||
    (start >= 0 && end >= 0 && end <= size && start > end)
  ) {
    throw new Error('slice bounds out of range');
  }
  if (start < 0) return sliceBytes(text, 0, end);
  return sliceBytes(text, start, end < 0 || end > size ? undefined : end);
}
