import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf, wrap } from '../../../src/formatters/terminal/width.ts';

describe('widthOf', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['网站', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['🚢', 2],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['…│', 2],
  ])('%j takes %i cells', (text, cells) => {
    expect(widthOf(text)).toBe(cells);
  });
});

describe('wrap', () => {
  it('breaks at blanks', () => {
    expect(wrap('the pod stays Pending', 10)).toEqual(['the pod', 'stays', 'Pending']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrap('a 网站网站 b', 5)).toEqual(['a', '网站', '网站', 'b']);
  });

  it('gives one line when there is room, or no limit', () => {
    expect(wrap('a b', 3)).toEqual(['a b']);
    expect(wrap('a b', Number.POSITIVE_INFINITY)).toEqual(['a b']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('keeps every character and the width, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
