import { expect, test } from 'vitest';
import { createSourceFile } from '../../src/source/source-file.ts';

test('counts lines at every kind of break', () => {
  const file = createSourceFile('a.yaml', 'a\nbc\r\nd\re');
  expect([0, 1, 2, 3, 6, 8, 9].map((offset) => file.position(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
  ]);
  expect([1, 2, 3, 4, 5].map((line) => file.line(line))).toEqual(['a', 'bc', 'd', 'e', '']);
});

test('keeps offsets outside of the text inside', () => {
  const file = createSourceFile('a.yaml', 'a\n');
  expect(file.position(99)).toEqual({ line: 2, column: 1 });
  expect(file.position(-1)).toEqual({ line: 1, column: 1 });
});
