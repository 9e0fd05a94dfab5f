import { describe, expect, test } from 'vitest';
import { parse, parseOne, plain, textAt } from './support.ts';

describe('dashes', () => {
  test.each<[string, unknown]>([
    ['[-]', ['-']],
    ['[a, -]', ['a', '-']],
    ['{a: -}', { a: '-' }],
    ['a: {-}', { a: { '-': null } }],
    ['[-,-,-]', ['-', '-', '-']],
    ['[ -]', ['-']],
    ['[-\n,b]', undefined],
    ['- a\n- b\n', ['a', 'b']],
    ['a: b-c\n', { a: 'b-c' }],
    ['[a-]', ['a-']],
    ['[a -, b]', ['a -', 'b']],
    ['a: --\n', { a: '--' }],
    ['[--x, -1]', ['--x', -1]],
  ])('of %j', (text, value) => {
    expect(plain(parse(text).documents[0]?.value)).toEqual(value);
  });

  test('are found where they are written, in quotes too', () => {
    const text = 'a: [-, "x -, y", \'{-}\']\n';
    const document = parseOne(text);
    expect(plain(document.value)).toEqual({ a: ['-', 'x -, y', '{-}'] });
    expect(textAt(text, document.locate(['a', 0])?.value)).toBe('-');
    expect(textAt(text, document.rangeInScalar?.(['a', 1], 2, 3))).toBe('-');
  });
});

describe('escaped apostrophes', () => {
  test('are read in several scalars, after escaped backslashes and next to dashes', () => {
    const text = `a: "it\\'s \\'x\\'"\nb: "\\\\\\'"\nc: [-, "\\'"]\nd: 'not \\'\n`;
    expect(plain(parseOne(text).value)).toEqual({ a: "it's 'x'", b: "\\'", c: ['-', "'"], d: 'not \\' });
  });

  test('are read in their own scalar only', () => {
    expect(plain(parseOne(`a: &b !c "\\' \\n"\n? "\\'"\n: \\'\n`).value)).toEqual({ a: "' \n", "'": "\\'" });
  });

  test('are refused next to an escape that is none, or to that of a separator', () => {
    expect(parse(`a: "\\' \\d"\n`).documents).toEqual([]);
    expect(parse(`a: "\\' \\P"\n`).documents).toEqual([]);
  });

  test('are refused when there are too many scalars with them', () => {
    const scalars = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: "\\'"\n`).join('');
    expect(parse(scalars(20)).problems).toEqual([]);
    expect(parse(scalars(22)).problems).toHaveLength(1);
  });
});
