import { expect, it } from 'vitest';
import { listNames } from '../../src/text/list-names.ts';

it.each([
  [[], ''],
  [['a', 'b'], 'a, b'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
])('lists %j', (names, expected) => {
  expect(listNames(names, 2)).toBe(expected);
});
