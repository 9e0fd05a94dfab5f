import { expect, test } from 'vitest';
import { splitDocuments } from '../../src/parse/documents.ts';
import { createSourceFile } from '../../src/parse/source-file.ts';

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

test.each([
  ['', []],
  ['a: 1\n', ['a: 1\n']],
  ['---\na: 1\n', ['---\na: 1\n']],
  ['a: 1\n---\nb: 2\n', ['a: 1', 'b: 2\n']],
  ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r', 'b: 2\r\n']],
  ['a: 1\n--- # x\nb: 2', ['a: 1', 'b: 2']],
  ['a\n---', ['a']],
  ['a\n---\n---\nb', ['a', '---\nb']],
  ['\n---\n', ['']],
])('splits %j as kubectl does', (text, parts) => {
  const chunks = splitDocuments(text);
  expect(chunks.map((chunk) => chunk.text)).toEqual(parts);
  for (const chunk of chunks) expect(text.startsWith(chunk.text, chunk.start)).toBe(true);
});
