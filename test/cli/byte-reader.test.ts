import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rules } from '../../rules/index.ts';
import { readBytes } from '../../src/cli/byte-reader.ts';
import { readTermsOf } from '../../src/engine/kinds-read.ts';
import { readManifests } from '../../src/engine/read-manifests.ts';
import { readSerialized } from '../../src/engine/read-serialized.ts';
import type { Document, Path } from '../../src/kubernetes/document.ts';
import { splitDocuments } from '../../src/parse/documents.ts';
import type { ReadTerms } from '../../src/parse/read-terms.ts';
import { mutationsOf, soup, written } from '../parse/generated-yaml.ts';
import { corpusRepositories } from '../support/corpus.ts';

/** `BYTE_READER_RUNS=100000 npx vitest run test/cli/byte-reader.test.ts` for a thorough look. */
const RUNS = Number(process.env.BYTE_READER_RUNS ?? 1_500);
const TIMEOUT = 30_000 + RUNS * 20;

const files = corpusRepositories()
  .flatMap(([, inputs]) => inputs)
  .filter(({ path }) => /\.ya?ml$/.test(path))
  .map(({ content }) => content as Uint8Array);

const ALL: ReadTerms = {};

const TERMS: readonly ReadTerms[] = [
  ALL,
  { isWanted: () => false },
  { isWanted: (kind) => kind.length % 2 === 0 },
  { isWanted: (kind) => kind === 'Deployment' || kind === 'Pod' },
  readTermsOf({ rules }),
];

/** Whether the reader takes the file. What it takes has to be the same to the bit as what the other way makes of it. */
function isTaken(bytes: Uint8Array, terms: ReadTerms): boolean {
  const serialized = readBytes(bytes, terms);
  if (!serialized) return false;
  const text = new TextDecoder().decode(bytes);
  const title = JSON.stringify(text);
  const read = readSerialized('a.yaml', () => text, serialized);
  const expected = readManifests({ path: 'a.yaml', content: bytes }, terms);
  expect(expected.skipped, title).toBeUndefined();
  expect(read.findings, title).toEqual(expected.findings);
  expect(read.parsed?.problems, title).toEqual(expected.parsed?.problems);
  expect(read.parsed?.passed, title).toBe(expected.parsed?.passed);
  expect(read.parsed?.documents.map(describeDocument), title).toEqual(expected.parsed?.documents.map(describeDocument));
  const extents = splitDocuments(text).map((chunk) => ({ start: chunk.start, end: chunk.start + chunk.text.length }));
  for (const { index, extent } of serialized.documents) expect(extent, title).toEqual(extents[index]);
  return true;
}

function describeDocument(document: Document) {
  const { index, value, firstKey, duplicates, file } = document;
  const places = pathsIn(value).slice(0, 20);
  return {
    index,
    value,
    firstKey,
    duplicates,
    // The order of keys, which is no part of being equal.
    json: JSON.stringify(value),
    prototypes: prototypesIn(value),
    places: places.map((path) => document.locate(path)),
    file: { path: file.path, text: file.text, position: file.position(firstKey?.end ?? 0), line: file.line(1) },
  };
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([segment, inner]) => pathsIn(inner, [...path, segment]))];
}

function prototypesIn(value: unknown): Set<unknown> {
  const prototypes = new Set<unknown>();
  const visit = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    prototypes.add(Object.getPrototypeOf(part));
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return prototypes;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Checks the property for many files, of which at least this share has to be one for the reader. */
function checkAll(some: fc.Arbitrary<Uint8Array>, share: number): void {
  let taken = 0;
  let all = 0;
  fc.assert(
    fc.property(some, fc.constantFrom(...TERMS), (bytes, terms) => {
      all++;
      if (isTaken(bytes, terms)) taken++;
    }),
    { numRuns: RUNS },
  );
  expect(taken / all).toBeGreaterThan(share);
}

const TAKEN = `---
# a comment: with a colon
apiVersion: apps/v1
kind: Deployment   # behind a value
metadata:
  name: web
  labels: {app: web, "tier": 'front', list: [a, 1, {b: c}, -x, ~], none: {}, "no": []}
  annotations:
    "quoted": "escaped \\"text\\" \\u00e9\\n\\\\ # no comment"
    'single': 'it''s "quoted" # neither \\'
    empty:
    url: https://example.com/#anchor?a=b:c
    quote: a "b" \\c
    "folded": "also
      over \\"two\\"

      or three  "
    other: 'over

       it''s
      three
      '
    plain: text over
      two lines - with no, a colon:not behind a blank
spec:
  replicas: 2
  template:
    spec:
      containers:
      - name: web
        image: nginx:1.25
        args: ["-c", --z, ./x, 10.0.0.1]
        command:
          - sh
          - |
            echo one
              echo "two: #"

            echo \\three

          - |-
            a
        text: >-
            folded
            text

              and more

            end


            again
        # a comment deeper than anything
        port: 8080
        share: 0.25
        'on': yes
        cpu: 500m
        address: 0.0.0.0:80
      - - nested
        - list
      -
        late: No
      - []
      -
    below:
      {a: b}
shared: &shared
  a: {b: c}
lists: &list-1 # with a comment
- two
- 3
ones:
- &one 1
- *one
again: *shared
text: &text |
  a
  b
flow: &flow [a, "b"]
quoted: &quoted "a
  b"
all:
- *text
- a: *flow
  b: *quoted # c
- *list-1
1: 2
true: null
last: >
  folded
  with its break
---
- Null
---
# nothing
`;

/** Bytes changed, cut out, put in twice or cut off. */
function editsOf(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(bytes.length);
  const byte = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...bytesOf(' \n:-#"\'[]{},|>\\.01e~')) },
    { weight: 6, arbitrary: fc.constantFrom(...bytesOf('abcXY')) },
    { weight: 1, arbitrary: fc.nat(255) },
  );
  const edit = fc.record({ at, cut: fc.nat(3), put: fc.array(byte, { maxLength: 3 }) });
  return fc
    .tuple(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.option(at, { freq: 6 }))
    .map(([edits, end]) =>
      edits
        .reduce(
          (whole, { at, cut, put }) => Uint8Array.from([...whole.subarray(0, at), ...put, ...whole.subarray(at + cut)]),
          bytes,
        )
        .subarray(0, end ?? undefined),
    );
}

const header = fc.array(
  fc.constantFrom(
    ...['apiVersion: v1', 'apiVersion:', 'apiVersion:  apps/v1 # c', ' apiVersion: v1', 'apiVersion: # c'],
    ...[
      'kind: Pod',
      'kind: "Pod"',
      "kind:  'Job' # c",
      'kind: Pod#c',
      'kind: "Pod',
      'kind:',
      'kind: Pod x',
      'kind: a1',
    ],
    ...['kind: Pod', 'kind: Deployment', 'kinds: Pod', '  kind: Pod', '# kind: Pod', '"kind": Pod', 'metadata:', ''],
  ),
  { maxLength: 5 },
);
const separator = fc.constantFrom(
  '\n---\n',
  '\n---\n',
  '\n\n---\n',
  '\n--- # c\n',
  '\n---x: y\n',
  '\n--- |\n',
  '\n---',
  '\n--\n',
);
const stream = fc
  .tuple(
    fc.array(
      fc.tuple(
        header.map((lines) => lines.join('\n')),
        fc.oneof(written, soup, fc.constantFrom('', '# c', 'a: |\n  b\n', 'a: |\n  b\n\n', 'a: >\n  b\n  c')),
        separator,
      ),
      { maxLength: 4 },
    ),
    fc.constantFrom('', '---\n', '\n---\n', '# c\n---\n', '\n'),
  )
  .map(([parts, start]) => start + parts.map(([head, body, end]) => `${head}\n${body}${end}`).join(''));

const scalar = fc.oneof(
  fc.stringMatching(/^[-+]?[0-9._eExXoObB+-]{1,8}$/),
  fc.stringMatching(/^[-+]?\.?[0-9a-fnox_.]{1,6}$/),
  fc.stringMatching(/^[yYnNtTfFoO~][a-zA-Z~]{0,4}$/),
  fc.constantFrom(
    ...'y Y yes Yes YES yEs n no No NO on On ON oN off Off OFF OfF true True TRUE tRUE false False FALSE null Null NULL nuLL'.split(
      ' ',
    ),
    ...[
      '~',
      '.inf',
      '-.inf',
      '+.INF',
      '.nan',
      '-.nan',
      '-0',
      '0',
      '00',
      '1.0',
      '1.50',
      '-1.5',
      '+1',
      '1e3',
      '0.1',
      '.5',
      '5.',
    ],
    ...['123456789012345', '1234567890123456', '0.1234567890123', '10.0.0.1/8', '500m', '16Mi', '1-2', '1:2', '--x=y'],
    ...['"\\u00e9\\n\\t\\/"', '"\\ud800"', '"\\\\"', '"\\x41"', '"a\\"b"', "'a''b\"\\'", 'a"b\\c', '"é"', '<<', '='],
    ...['__proto__', 'constructor', '"__proto__"', 'toString', '2', '1', '"1"', "''", '""'],
  ),
);
const mapping = fc
  .array(fc.tuple(scalar, scalar, fc.constantFrom('\n', '\n', ' # c\n', ' \n')), { maxLength: 5 })
  .map((entries) => entries.map(([key, value, end]) => `${key}: ${value}${end}`).join(''));
const brackets = fc
  .array(fc.tuple(scalar, scalar), { maxLength: 3 })
  .map((entries) => `a: {${entries.map((entry) => entry.join(': ')).join(', ')}}\nb: [${entries.flat().join(', ')}]\n`);

describe('what the reader of bytes takes is the same', () => {
  const title = files.length > 0 ? `in ${files.length} files of the corpus` : 'NOTHING WAS CHECKED: there is no corpus';
  test(title, { timeout: TIMEOUT }, () => {
    for (const terms of TERMS) {
      const taken = files.filter((bytes) => isTaken(bytes, terms));
      // A tenth of them are templates.
      expect(taken.length).toBeGreaterThanOrEqual(files.length * 0.85);
    }
  });

  test.skipIf(files.length === 0)('in files of the corpus with something changed', { timeout: TIMEOUT }, () => {
    const small = files.filter(({ length }) => length < 4_000);
    checkAll(fc.constantFrom(...small).chain(editsOf), 0.05);
    checkAll(
      fc.constantFrom(...small).chain((bytes) => mutationsOf(new TextDecoder().decode(bytes)).map(bytesOf)),
      0.05,
    );
  });

  test('in lines put together at random', { timeout: TIMEOUT }, () => {
    checkAll(soup.map(bytesOf), 0.05);
  });

  test('in a manifest with something changed', { timeout: TIMEOUT }, () => {
    expect(isTaken(bytesOf(TAKEN), ALL)).toBe(true);
    checkAll(mutationsOf(TAKEN).map(bytesOf), 0.05);
    checkAll(editsOf(bytesOf(TAKEN)), 0.05);
  });

  test('in values written in many ways', { timeout: TIMEOUT }, () => {
    checkAll(written.map(bytesOf), 0.2);
  });

  test('in streams of documents', { timeout: TIMEOUT }, () => {
    checkAll(stream.map(bytesOf), 0.1);
  });

  test('in scalars that may mean something', { timeout: TIMEOUT }, () => {
    checkAll(mapping.map(bytesOf), 0.1);
    checkAll(brackets.map(bytesOf), 0.1);
  });

  test('in printable characters', { timeout: TIMEOUT }, () => {
    checkAll(fc.stringMatching(/^[\n -~]{0,40}$/).map(bytesOf), 0);
  });
});

describe('the reader of bytes', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test.each([
    ['a template', 'a: {{ .Values.b }}\n'],
    ['the name of the linter', '# fargate-lint disable\na: b\n'],
    ['what is not ASCII', 'a: ä\n'],
    ['a tab', 'a:\tb\n'],
    ['another line break', 'a: b\r\n'],
    ['a byte order mark', '\ufeffa: b\n'],
    ['JSON', '{"a": 1}\n'],
    ['a tag', 'a: !!str 1\n'],
    ['an anchor twice', 'a: &b 1\nc: &b 2\n'],
    ['an anchor of nothing', 'a: &b\nc: *b\n'],
    ['an anchor in brackets', 'a: [&b 1]\n'],
    ['an alias of nothing', 'a: *b\n'],
    ['an alias of what is around it', 'a: &b\n  c: *b\n'],
    ['an alias that multiplies', 'a: &b 1\nc: &d\n  - *b\n'],
    ['an alias of another document', 'a: &b 1\n---\na: *b\n'],
    ['aliases of much', `a: &b ${'c'.repeat(100)}\nd:\n${'- *b\n'.repeat(50)}`],
    ['many aliases', `a: &b\n  c: d\ne:\n${'- *b\n'.repeat(51)}`],
    ['a key twice', 'a: 1\n"a": 2\n'],
    ['a key twice in brackets', 'a: {b: 1, b: 2}\n'],
    ['a key that is no text', '~: 1\n'],
    ['a key with an escape', '"a\\n": 1\n'],
    ['a key that is too long', `${'a'.repeat(1_001)}: 1\n`],
    ['a number in another base', 'a: 0x1F\n'],
    ['an escape that JSON has not', 'a: "\\x41"\n'],
    ['the end of a document', 'a: b\n...\n'],
    ['nothing behind a mark', '---\n'],
    ['a mistake behind something fine', 'a: b\n---\na: [\n'],
  ])('leaves %s to the other one', (_, text) => {
    expect(readBytes(bytesOf(text), ALL)).toBeUndefined();
    expect(isTaken(bytesOf('a: b\n'), ALL)).toBe(true);
  });

  test('sees a key twice among many', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `key-${index}: ${index}\n`);
    expect(isTaken(bytesOf(keys.join('')), ALL)).toBe(true);
    for (const index of [0, 1, 63, 64, 499])
      expect(readBytes(bytesOf(`${keys.join('')}${keys[index]}`), ALL)).toBeUndefined();
  });

  test('asks once about a kind, and anew when somebody else asks', () => {
    const manifest = bytesOf('apiVersion: v1\nkind: Pod\n---\nkind: Pod\napiVersion: v1\n');
    const isWanted = vi.fn(() => false);
    const terms = { isWanted };
    expect(readBytes(manifest, terms)).toEqual({ documents: [], passed: 2 });
    readBytes(manifest, terms);
    expect(isWanted.mock.calls).toEqual([['Pod']]);
    expect(readBytes(manifest, { isWanted: () => true })?.documents).toHaveLength(2);
    expect(readBytes(manifest, ALL)?.documents).toHaveLength(2);
    const kinds = Array.from({ length: 200 }, (_, index) => `apiVersion: v1\nkind: ${'K'.repeat(index + 1)}\n`);
    expect(isTaken(bytesOf(kinds.join('---\n')), { isWanted: (kind) => kind.length % 3 === 0 })).toBe(true);
  });

  test('goes on when whoever is asked fails', () => {
    const manifest = bytesOf('apiVersion: v1\nkind: Pod\n');
    const fail = () => {
      throw new Error('no answer');
    };
    expect(() => readBytes(manifest, { isWanted: fail })).toThrow('no answer');
    expect(isTaken(manifest, { isWanted: () => false })).toBe(true);
  });

  test('takes large files, but not the largest', { timeout: TIMEOUT }, () => {
    const entries = 'a: "b"\nc: |\n  """\n\n\n\n\n  \\\\\\\n---\n';
    expect(isTaken(bytesOf(entries.repeat(2_000)), ALL)).toBe(true);
    // Here JSON takes the most for what it is read from.
    expect(isTaken(bytesOf(`a: |\n  ${'"'.repeat(300_000)}\n`), ALL)).toBe(true);
    expect(isTaken(bytesOf(`a:\n${'-\n'.repeat(50_000)}`), ALL)).toBe(true);
    expect(isTaken(bytesOf(`a: [${'n,'.repeat(50_000)}n]`), ALL)).toBe(true);
    expect(readBytes(bytesOf(`a: ${'b'.repeat(4 * 1024 * 1024)}\n`), ALL)).toBeUndefined();
  });

  test('does not go down without end', () => {
    const nested = (depth: number) => Array.from({ length: depth }, (_, each) => `${' '.repeat(each)}a:\n`).join('');
    expect(isTaken(bytesOf(nested(100)), ALL)).toBe(true);
    for (const text of [nested(101), '- '.repeat(50_000), `a: ${'['.repeat(50_000)}`, `a: ${'{a: '.repeat(50_000)}`])
      expect(readBytes(bytesOf(text), ALL)).toBeUndefined();
  });

  test('takes nothing where there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const alone = await import('../../src/cli/byte-reader.ts');
    expect(alone.readBytes(bytesOf('a: b\n'), ALL)).toBeUndefined();
  });
});
