import { describe, expect, test } from 'vitest';
import { patchApostrophes, patchDashes, restore } from '../../src/yaml/stand-ins.ts';
import { parse, parseOne, plain, textAt } from './support.ts';

describe('dashes', () => {
  test.each(['[-]', '[a, -]', '{a: -}', '[-,-,-]', '[ -]', '[-\n,b]'])('in %j stand for themselves again', (text) => {
    const { text: patched, standIns } = patchDashes(text);
    expect(patched).toHaveLength(text.length);
    expect(restore(patched, standIns)).toBe(text);
  });

  test.each(['- a\n- b\n', 'a: b-c\n', '[a-]', 'a: --\n', '[--x, -1]'])('in %j are left alone', (text) => {
    expect(patchDashes(text)).toEqual({ text, standIns: [] });
  });

  test('are found where they are written, in quotes too', () => {
    const text = 'a: [-, "x -, y", \'{-}\']\n';
    const document = parseOne(text);
    expect(plain(document.value)).toEqual({ a: ['-', 'x -, y', '{-}'] });
    expect(textAt(text, document.locate(['a', 0])?.value)).toBe('-');
    expect(textAt(text, document.rangeInScalar?.(['a', 1], 2, 3))).toBe('-');
  });

  test('are not told from the character that stands in for them, so that a text with it is read as it is', () => {
    expect(plain(parseOne('a: "\ue02d"\n').value)).toEqual({ a: '\ue02d' });
    expect(parse('a: [-]\nb: "\ue02d"\n').documents).toEqual([]);
  });
});

describe('escaped apostrophes', () => {
  test('are read in several scalars, after escaped backslashes and next to dashes', () => {
    const text = `a: "it\\'s \\'x\\'"\nb: "\\\\\\'"\nc: [-, "\\'"]\nd: 'not \\'\n`;
    expect(plain(parseOne(text).value)).toEqual({ a: "it's 'x'", b: "\\'", c: ['-', "'"], d: 'not \\' });
  });

  test('are patched in their own scalar only', () => {
    const text = `"\\' \\n" "\\'"`;
    const patched = patchApostrophes({ text, standIns: [] }, 2, text);
    expect(patched?.text).toBe(`"\\P \\n" "\\'"`);
    expect(restore('\u2029', patched?.standIns ?? [])).toBe("'");
  });

  test('are left alone where the escape is another one, or the stand-in is in the text', () => {
    expect(patchApostrophes({ text: '"\\d"', standIns: [] }, 2, '"\\d"')).toBeUndefined();
    const text = `"\\' \\P"`;
    expect(patchApostrophes({ text, standIns: [] }, 2, text)).toBeUndefined();
    expect(parse(`a: ${text}\n`).documents).toEqual([]);
  });

  test('are refused when there are too many scalars with them', () => {
    const scalars = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: "\\'"\n`).join('');
    expect(parse(scalars(20)).problems).toEqual([]);
    expect(parse(scalars(22)).problems).toHaveLength(1);
  });
});
