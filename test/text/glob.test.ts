import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandBraces, matchesName } from '../../src/text/glob.ts';

const MINUTE = 60_000;

describe('matchesName', () => {
  it('takes few steps, however many wildcards there are', { timeout: MINUTE }, () => {
    expect(matchesName(`${'*a'.repeat(200)}*b`, 'a'.repeat(255))).toBe(false);
  });

  it('agrees with regular expressions', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    fc.assert(
      fc.property(text, name, (pattern, each) => {
        const regular = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`);
        expect(matchesName(pattern, each)).toBe(regular.test(each));
      }),
    );
  });
});

describe('expandBraces', () => {
  it.each([
    ['a', ['a']],
    ['{a,b}/{c,}', ['a/c', 'a/', 'b/c', 'b/']],
    ['{a,{b,c}}', ['a', 'b', 'a', 'c']],
    ['{a', ['{a']],
  ])('makes of %s the patterns %j', (pattern, expected) => {
    expect(expandBraces(pattern)).toEqual(expected);
  });

  it('stops where there would be too many', () => {
    expect(expandBraces('{a,b}'.repeat(60)).length).toBeLessThan(1000);
  });
});
