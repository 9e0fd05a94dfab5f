import type { GoValue, Traced } from '../../go/value.ts';
import { type CallContext, type TemplateFunction, traced } from '../../template/function.ts';
import { byteCharacters, overBytes } from './bytes.ts';
import { camelCase, separated } from './case.ts';
import { mapPieces, remade, textOf } from './text.ts';
import { abbreviate, wrap } from './wrap.ts';

/** A function of text that is built again as a whole. */
function remaking(params: string, work: (text: string, args: readonly GoValue[]) => string): TemplateFunction {
  return traced(params, (args, context: CallContext) => {
    const text = textOf(args.at(-1) as Traced, context.budget);
    return {
      value: remade(
        text,
        work(
          text.toString(),
          args.map((arg) => arg.value),
        ),
      ),
    };
  });
}

const integer = (value: GoValue): number => Number((value as { value: bigint }).value);
/** Anything of ASCII but letters, digits and underscores, and other spaces. */
const SEPARATOR = /(?![0-9A-Za-z_])\p{ASCII}|\s/u;

/** strings.Title: a letter after anything that is no letter, digit or underscore. */
function title(text: string): string {
  let before = ' ';
  return [...text]
    .map((character) => {
      const result = SEPARATOR.test(before) ? character.toUpperCase() : character;
      before = character;
      return result;
    })
    .join('');
}

const SPACE = /[\s\x85]+/g;

/** goutils.Initials and DeleteWhiteSpace take bytes for characters. */
function initials(text: string): string {
  return byteCharacters(text).replace(/([^\s\x85])[^\s\x85]*|[\s\x85]+/g, '$1');
}

function withoutSpace(text: string): string {
  return byteCharacters(text).replace(SPACE, '');
}

/** goutils.SwapCase: lower case becomes title case only after spaces, which is upper case for all that charts use. */
function swapCase(text: string): string {
  return [...text]
    .map((character) => (character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase()))
    .join('');
}

export const wordFunctions: Readonly<Record<string, TemplateFunction>> = {
  title: remaking('string', title),
  untitle: remaking('string', (text) =>
    text.replace(/(^|\s)(\S)/gu, (_, space, letter) => space + letter.toLowerCase()),
  ),
  swapcase: remaking('string', swapCase),
  snakecase: remaking('string', (text) => separated(text, '_')),
  kebabcase: remaking('string', (text) => separated(text, '-')),
  camelcase: remaking('string', camelCase),
  initials: remaking('string', initials),
  nospace: traced('string', (args, context) => {
    const text = textOf(args[0] as Traced, context.budget);
    // goutils gives back what has no space as it is.
    return { value: byteCharacters(text.toString()).search(SPACE) < 0 ? text : mapPieces(text, withoutSpace) };
  }),
  abbrev: remaking('int string', (text, [width]) =>
    integer(width) < 4 ? text : overBytes(text, (bytes) => abbreviate(bytes, 0, integer(width))),
  ),
  abbrevboth: remaking('int int string', (text, [left, right]) => {
    const [from, width] = [integer(left), integer(right)];
    return width < 4 || (from > 0 && width < 7) ? text : overBytes(text, (bytes) => abbreviate(bytes, from, width));
  }),
  wrap: remaking('int string', (text, [width]) => overBytes(text, (bytes) => wrap(bytes, integer(width), '\n', false))),
  wrapWith: remaking('int string string', (text, [width, by]) =>
    overBytes(text, (bytes) => wrap(bytes, integer(width), byteCharacters(String(by)), true)),
  ),
};
