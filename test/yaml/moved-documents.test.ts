import { expect, test } from 'vitest';
import type { Document, EditIntent, Path } from '../../src/source/document.ts';
import { createSourceFile } from '../../src/source/source-file.ts';
import { parseFile } from '../../src/yaml/parse.ts';

const DOCUMENT = `kind: Pod
spec: &spec
  tag: !Ref a
  text: |
    one
    two
  quoted: "a\\tb"
  list:
    - first
    - { b: 1, b: 2 }
again: *spec
merged: { <<: *spec, tag: other }
`;

const PATHS: readonly Path[] = [
  [],
  ['kind'],
  ['spec'],
  ['spec', 'text'],
  ['spec', 'quoted'],
  ['spec', 'list', 0],
  ['spec', 'list', 1, 'b'],
  ['spec', 'missing'],
  ['again', 'text'],
  ['merged', 'list'],
];

/** All that a document says of places. */
function placesIn(document: Document | undefined) {
  const intents = (path: Path): EditIntent[] => [
    { type: 'remove', path },
    { type: 'replace', path, value: 'new' },
    { type: 'set', path: [...path, 'added', 'below'], value: true },
  ];
  return {
    head: document?.head,
    duplicates: document?.duplicates,
    paths: PATHS.map((path) => ({
      location: document?.locate(path),
      part: document?.rangeInScalar?.(path, 1, 3),
      tag: document?.tagAt?.(path),
      edits: intents(path).map((intent) => document?.edit(intent)),
    })),
  };
}

test.each([
  ['further down', `a: 1\n---\n${DOCUMENT}`],
  ['further down, where lines end in another way', `a: 1\r\n---\n${DOCUMENT}`],
  ['further up', DOCUMENT],
  ['before another', `${DOCUMENT}---\na: 1\n`],
])('a document that is %s than it was has its places there', (_, text) => {
  const before = parseFile(createSourceFile('a.yaml', `# before\n---\n${DOCUMENT}`));
  placesIn(before.documents[1]);
  const file = createSourceFile('a.yaml', text);
  const [again, fresh] = [parseFile(file, { last: before }), parseFile(file)];
  const moved = again.documents.find(({ value }) => value === before.documents[1]?.value);
  expect(moved).toBeDefined();
  expect(placesIn(moved)).toEqual(placesIn(fresh.documents[moved?.index ?? 0]));
});
