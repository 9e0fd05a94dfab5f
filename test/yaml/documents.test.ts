import { expect, test } from 'vitest';
import { splitDocuments } from '../../src/yaml/documents.ts';

test.each([
  ['', []],
  ['a: 1\n', ['a: 1\n']],
  ['---\na: 1\n', ['---\na: 1\n']],
  ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
  ['a: 1\n--- # x\nb: 2', ['a: 1\n', 'b: 2']],
  ['a\n---', ['a\n']],
  ['a\n---\n---\nb', ['a\n', '---\nb']],
  ['\n---\n', ['\n']],
])('splits %j as kubectl does', (text, parts) => {
  const chunks = splitDocuments(text);
  expect(chunks.map((chunk) => chunk.text)).toEqual(parts);
  for (const chunk of chunks) expect(text.startsWith(chunk.text, chunk.start)).toBe(true);
});

test('names what follows a separator where it is, a mark of byte order too', () => {
  const [, inSecond] = splitDocuments('a: 1\n---  \ufeff');
  expect(inSecond).toMatchObject({ start: 5, problem: { range: { start: 5, end: 6 } } });
  const [inFirst] = splitDocuments('---  b: 1 \n');
  expect(inFirst).toMatchObject({ start: 0, problem: { range: { start: 5, end: 9 } } });
});
