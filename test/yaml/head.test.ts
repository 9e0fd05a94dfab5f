import { expect, it } from 'vitest';
import { createSourceFile } from '../../src/source/source-file.ts';
import { parseFile } from '../../src/yaml/parse.ts';

it.each([
  ['a block mapping', 'kind: Pod\nmetadata: { name: a }\n', 'kind'],
  ['a comment before it', '# why\n---\n\nkind: Pod\n', 'kind'],
  ['quotes', "'kind': Pod\n", 'kind'],
  ['JSON', '{ "kind": "Pod", "a": 1 }', 'kind'],
])('the first key of a document is known: %s', (_, text, key) => {
  const document = parseFile(createSourceFile('a.yaml', text)).documents.at(-1);
  expect(document?.head).toEqual(document?.locate([key])?.key);
  expect(document?.head).toBeDefined();
});

it.each([
  ['a merge', '<<: &a { kind: Pod }\nb: 1\n'],
  ['a number, which comes first in the value', '1: a\nkind: Pod\n'],
  ['a key that is written twice', 'kind: Pod\na: 1\nkind: Job\n'],
  ['a sequence', '- a\n'],
  ['nothing', '# nothing\n'],
])('and is left to be located: %s', (_, text) => {
  expect(parseFile(createSourceFile('a.yaml', text)).documents.at(-1)?.head).toBeUndefined();
});
