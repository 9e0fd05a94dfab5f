import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversWildcard, matchesWildcard } from '../../../src/fargate/profiles/wildcard.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 10 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });

/** The definition, without a thought to how long it takes. */
function fits([wanted, ...pattern]: string[], text: string[]): boolean {
  if (wanted === undefined) return text.length === 0;
  if (wanted === '*') return fits(pattern, text) || (text.length > 0 && fits([wanted, ...pattern], text.slice(1)));
  return text.length > 0 && (wanted === '?' || wanted === text[0]) && fits(pattern, text.slice(1));
}

describe('matchesWildcard', () => {
  it.each([
    ['prod*', 'prod', true],
    ['prod*', 'production', true],
    ['prod*', 'preprod', false],
    ['*-prod', 'shop-prod', true],
    ['shop-?', 'shop-1', true],
    ['shop-?', 'shop-', false],
    ['shop-?', 'shop-12', false],
    ['a*b*c', 'axxbxxbc', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
    ['A', 'a', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('agrees with the definition', () => {
    fc.assert(fc.property(pattern, text, (p, t) => matchesWildcard(p, t) === fits([...p], [...t])));
  });

  it('finds every text literally in itself, and in what stars are put into', () => {
    fc.assert(
      fc.property(text, fc.nat(10), (t, at) => {
        return matchesWildcard(t, t) && matchesWildcard(`${t.slice(0, at)}*${t.slice(at)}`, t);
      }),
    );
  });

  // A backtracking matcher would not come back at all.
  it('never takes more steps than the product of the lengths', { timeout: 20_000 }, () => {
    expect(matchesWildcard(`${'*a'.repeat(2_000)}b`, 'a'.repeat(10_000))).toBe(false);
    expect(matchesWildcard(`${'*'.repeat(10_000)}b`, 'a'.repeat(10_000))).toBe(false);
  });
});

describe('coversWildcard', () => {
  it.each([
    ['*', 'shop-*', true],
    ['shop*', 'shop-?', true],
    ['shop-?', 'shop-1', true],
    ['shop-?', 'shop-*', false],
    ['shop', 'shop', true],
    ['shop-1', 'shop-?', false],
    ['*-prod', '*', false],
  ])('%s over %s: %s', (outer, inner, expected) => {
    expect(coversWildcard(outer, inner)).toBe(expected);
  });

  it('is never true when a text fits the inner pattern only', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (outer, inner, t) => {
        return !coversWildcard(outer, inner) || !matchesWildcard(inner, t) || matchesWildcard(outer, t);
      }),
      // The premise is rare: of so many some hundred are about it.
      { numRuns: 10_000 },
    );
  });
});
