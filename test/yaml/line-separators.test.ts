import { describe, expect, test } from 'vitest';
import { parse, parseOne, plain, textAt } from './support.ts';

describe.each(['\u0085', '\u2028', '\u2029'])('%j', (separator) => {
  test('ends a line between entries and after a comment', () => {
    const text = `a: 1${separator}b: 2 # c${separator}c:${separator}  d: 3\n`;
    const document = parseOne(text);
    expect(plain(document.value)).toEqual({ a: 1, b: 2, c: { d: 3 } });
    expect(textAt(text, document.locate(['c', 'd'])?.value)).toBe('3');
  });

  test('cannot begin a key where one line is one scalar', () => {
    expect(parse(`a: b${separator}c\n`).documents).toEqual([]);
  });
});

describe.each(['\u2028', '\u2029'])('%j in a scalar', (separator) => {
  test.each(['"', "'"])('stays what it is between %s', (quote) => {
    const text = `a: ${quote}x${separator}y${quote}\nb: z\n`;
    const document = parseOne(text);
    expect(plain(document.value)).toEqual({ a: `x${separator}y`, b: 'z' });
    expect(textAt(text, document.locate(['b'])?.value)).toBe('z');
  });

  test.each([
    ['folded with a space', `a: "x ${separator}y"\n`],
    ['escaped', `a: "x\\${separator}y"\n`],
    ['in a block scalar', `a: |\n  x${separator}  y\n`],
    ['in a plain scalar', `a: x\n  y${separator}  z\n`],
  ])('is refused %s', (_, text) => {
    const { documents, problems } = parse(text);
    expect(documents).toEqual([]);
    expect(problems[0]?.message).toMatch(/^The line separator U\+202[89] cannot be read in this value/);
    expect(textAt(text, problems[0]?.range)).toBe(separator);
  });
});

test('U+0085 in quotes is folded like a line break', () => {
  expect(plain(parseOne('a: "x\u0085y"\n').value)).toEqual({ a: 'x y' });
});
