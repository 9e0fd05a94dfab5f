import { expect, it } from 'vitest';
import { shorten } from '../../src/text/shorten.ts';

it('cuts what is too long, and says so', () => {
  expect(shorten('abcd', 4)).toBe('abcd');
  expect(shorten('abcde', 4)).toBe('abc…');
});
