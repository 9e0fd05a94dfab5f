import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Path, TextRange } from '../../src/kubernetes/document.ts';
import { isOrdinary } from '../../src/parse/characters.ts';
import { splitDocuments } from '../../src/parse/documents.ts';
import { planEdits } from '../../src/parse/edits.ts';
import type { EditSource } from '../../src/parse/layout.ts';
import { LazyReader } from '../../src/parse/lazy-tree.ts';
import { Locator, toLocation } from '../../src/parse/locate.ts';
import type { Node } from '../../src/parse/node.ts';
import { holdsAction, isPlainlyFine } from '../../src/parse/plain-check.ts';
import { locatePlain } from '../../src/parse/plain-locate.ts';
import { NotPlain } from '../../src/parse/plain-refusal.ts';
import { readPlainTree } from '../../src/parse/plain-tree.ts';
import { type PlainValue, readPlainValue } from '../../src/parse/plain-values.ts';
import { Refusal } from '../../src/parse/problem.ts';
import { readSlowly } from '../../src/parse/slow-reader.ts';
import { type DecodedTree, decodeTree } from '../../src/parse/value.ts';
import { MANIFEST, mutationsOf, soup, written } from './generated-yaml.ts';
import { pathsOf } from './support.ts';

/** `PLAIN_READER_RUNS=100000 npx vitest run test/parse/plain-reader.test.ts` for a thorough look. */
const RUNS = Number(process.env.PLAIN_READER_RUNS ?? 1_500);
const TIMEOUT = 30_000 + RUNS * 20;

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const texts = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => readFileSync(path.join(corpus, file), 'utf8'))
  : [];
const documents = texts.flatMap((text) => splitDocuments(text).map((chunk) => chunk.text));

/** Whether the fast reader takes the text. What it takes has to be the same to the bit: tree, value and verdict. */
function isTaken(text: string, base = 0): boolean {
  const plain = readPlainTree(text, base);
  if (plain) expect({ root: plain.root }, JSON.stringify(text)).toEqual(readSlowly(text, base));
  const value = readAmongOthers(text, base);
  if (holdsAction(text)) {
    const read = splitDocuments(text).map((chunk) => decode(chunk.text));
    expect(read, JSON.stringify(text)).toContain(undefined);
  }
  if (value) expect({ value: value.value, duplicates: [] }, JSON.stringify(text)).toEqual(decode(text));
  if (value && plain) {
    expect(value.firstKey, JSON.stringify(text)).toEqual(firstKeyOf(plain.root));
    expectSamePlaces(text, base, value.value, plain.root);
  }
  return value !== undefined;
}

/** The lazy tree answers as the whole one, whatever it is asked first, and is the same in the end; or it gives up. */
function expectSamePlaces(text: string, base: number, value: unknown, root: Node | undefined): void {
  const extent = { start: base, end: base + text.length };
  const source = { text: among(text, base), extent };
  const lazyTree = () => new LazyReader(source.text, extent).tree();
  const answers = (locator: Locator, path: Path) => {
    const found = locator.find(path);
    const edits = [{ type: 'remove', path } as const, { type: 'set', path, value: { a: ['b'] } } as const].map(
      (intent) => planEdits({ ...source, locator }, intent),
    );
    return [found && [found.node.kind, found.key, found.steps.length, toLocation(found)], edits];
  };
  const whole = new Locator(root);
  const known = unlessRefused(lazyTree);
  const paths = pathsOf(value).flatMap((path) => [path, [...path, 'absent'], [...path, 99]]);
  for (const path of paths.toReversed()) {
    const expected = answers(whole, path);
    expectFound(source, path, whole);
    for (const tree of [known, unlessRefused(lazyTree)]) {
      const given = unlessRefused(() => answers(new Locator(tree), path));
      if (tree && given) expect(given, `${text} ${path}`).toEqual(expected);
    }
  }
  const all = unlessRefused(() => unfold(known));
  if (all) expect(all, text).toEqual(unfold(root));
  else if (root) expect(text, 'what it gives up at').toMatch(/[&*]/);
}

/** A place is found without any tree where it is in the whole one, or is left to it. */
function expectFound({ text, extent }: Omit<EditSource, 'locator'>, path: Path, locator: Locator): void {
  if (path.length === 0) return;
  const found = locatePlain(text, extent, path);
  if (found === undefined) return;
  const inTree = locator.find(path);
  const location = inTree ? toLocation(inTree) : null;
  const expected = found && location && { ...location, value: found.value ? location.value : undefined };
  expect(
    found && { kind: found.kind, ...(found.key && { key: found.key }), value: found.value },
    `${text} ${path}`,
  ).toEqual(found ? expected : location);
}

function unlessRefused<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** A tree as plain objects, with all that is only looked for when it is asked for. */
function unfold(node: Node | undefined): unknown {
  if (!node) return undefined;
  const { kind, start, end, decorated, aliased } = node;
  const written = { kind, start, end, decorated, aliased };
  if (node.kind === 'mapping') {
    const entries = node.entries.map(({ key, value, colon, explicit, merge }) => {
      return { key: unfold(key), value: unfold(value), colon, explicit, merge };
    });
    return { ...written, flow: node.flow, entries };
  }
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => ({ node: unfold(item.node), dash: item.dash }));
    return { ...written, flow: node.flow, items };
  }
  return { ...node };
}

function among(text: string, base: number): string {
  return `${' x: "y'.repeat(base).slice(0, base)}${text}\n---\n  z: 'a`;
}

/** The value of a text that stands in a longer one, as the documents of a file do. */
function readAmongOthers(text: string, base: number): PlainValue | undefined {
  if (!isOrdinary(text)) return undefined;
  const extent = { start: base, end: base + text.length };
  const read = readPlainValue(among(text, base), extent);
  expect(isPlainlyFine(among(text, base), extent), JSON.stringify(text)).toBe(read !== undefined);
  return read;
}

/** What the other reader makes of a text; undefined when that is nothing. */
function decode(text: string): DecodedTree | undefined {
  try {
    const reading = readSlowly(text, 0);
    if ('refusal' in reading) return undefined;
    return reading.root ? decodeTree(reading.root) : { value: null, duplicates: [] };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function firstKeyOf(root: Node | undefined): TextRange | undefined {
  const first = root?.kind === 'mapping' && !root.flow ? root.entries[0]?.key : undefined;
  return first && { start: first.start, end: first.end };
}

/** Checks the property for many texts, of which at least this share has to be one for the fast reader. */
function checkAll(some: fc.Arbitrary<string>, share: number): void {
  let taken = 0;
  let all = 0;
  fc.assert(
    fc.property(some, fc.nat(1000), (text, base) => {
      all++;
      if (isTaken(text, base)) taken++;
    }),
    { numRuns: RUNS },
  );
  expect(taken / all).toBeGreaterThan(share);
}

describe('what the fast reader takes is the same tree', () => {
  const title =
    documents.length > 0 ? `in ${documents.length} documents of the corpus` : 'NOTHING WAS CHECKED: there is no corpus';
  test(title, { timeout: TIMEOUT }, () => {
    const taken = documents.filter((text) => isTaken(text));
    for (const text of documents.filter((_, index) => index % 5 === 0)) isTaken(text.replaceAll('\n', '\r\n'), 7);
    expect(taken.length).toBeGreaterThanOrEqual(documents.length * 0.85);
  });

  test.skipIf(documents.length === 0)('in documents of the corpus with something changed', { timeout: TIMEOUT }, () => {
    checkAll(
      fc.constantFrom(...documents.filter(({ length }) => length < 4_000)).chain((text) => mutationsOf(text)),
      0.2,
    );
  });

  test('in lines put together at random', { timeout: TIMEOUT }, () => {
    checkAll(soup, 0.1);
  });

  test('in manifests with something changed', { timeout: TIMEOUT }, () => {
    checkAll(mutationsOf(MANIFEST), 0.1);
  });

  test('in values written in many ways', { timeout: TIMEOUT }, () => {
    checkAll(written, 0.3);
  });
});

describe('the fast reader', () => {
  test('takes what people write', () => {
    expect(isTaken(MANIFEST)).toBe(true);
    expect(isTaken(MANIFEST.replaceAll('\n', '\r\n'))).toBe(true);
    expect(isTaken('# nothing but a comment\n')).toBe(true);
    expect(isTaken('')).toBe(true);
    expect(isTaken('record: :node_memory:sum\n:a: b\nc:\n  - :d\n  - ::\n')).toBe(true);
  });

  test.each([
    ['an anchor before a key', 'a: 1\n&x b: 2\n'],
    ['an anchor in brackets', 'a: [&x 1]\n'],
    ['an anchor of nothing', 'a: &x\nb: *x\n'],
    ['an alias that multiplies', 'a: &x 1\nb: &y [*x]\n'],
    ['an alias of an alias', 'a: &x 1\nb: &y\n  - *x\n'],
    ['an anchor twice', 'a: &x 1\nb: &x 2\n'],
    ['an alias', '- *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', 'a:\n  <<: {b: c}\n'],
    ['a directive', '%YAML 1.1\n---\na: 1\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a scalar over two lines with a comment between', 'a: b\n  # c\n  d\n'],
    ['a key over two lines', '"b\n  c": a\n'],
    ['a scalar in quotes that is not indented', 'a:\n  b: "c\n  d"\n'],
    ['an escaped line break', 'a: "b\\\n  c"\n'],
    ['brackets over two lines', 'a: [b,\n  c]\n'],
    ['a tab', 'a:\tb\n'],
    ['a tab that indents', 'a: |\n  b\n\tc\n'],
    ['a line separator', 'a: b\u2028c\n'],
    ['a control character', 'a: b\u0007\n'],
    ['half of a surrogate pair', 'a: \ud800\n'],
    ['a lone carriage return', 'a: b\rc: d\n'],
    ['a byte order mark', '\ufeffa: b\n'],
    ['a mapping behind a value', 'a: b: c\n'],
    ['a line that does not fit', 'a:\n    b: c\n  d: e\n'],
    ['the end of a document', 'a: b\n...\nc: d\n'],
    ['an indentation that is said', 'a: |2\n    b\n'],
    ['all line breaks kept', 'a: |+\n  b\n\n'],
    ['a scalar alone', 'a\n'],
    ['an unknown escape', 'a: "\\q"\n'],
    ['a template', 'a: {{ .Values.b }}\n'],
  ])('leaves %s to the other one', (_, text) => {
    expect(readPlainTree(text, 0)).toBeUndefined();
  });

  test.each([
    ['{{- if .Values.on }}\na: b\n{{- end }}\n', true],
    ['a: {{ .Values.b }}\n', true],
    ['a:\n  {{- toYaml .Values.b | nindent 2 }}\n', true],
    ['a: b\n{{- if .Values.on }}\nc: d\n{{- end }}\n', true],
    ['a: [{{ .Values.b }}]\n', true],
    ['- {{ .Values.b }}\n', true],
    ['a: b\n---\n{{ .Values.b }}: c\n', true],
    ['a: "{{ .Values.b }}"\n', false],
    ['a: b{{ .Values.b }}\n', false],
    ['a: |\n  {{- if .Values.on }}\n', false],
    ['# {{ a }}\nb: c\n', false],
    ['a: b\n  {{ c }}\n', false],
    ['a: {b: c}\n', false],
  ])('knows an action where a value should be: %j', (text, expected) => {
    expect(holdsAction(text)).toBe(expected);
    expect(holdsAction(text.replaceAll('\n', '\r\n'))).toBe(expected);
  });

  test('does not go down without end', () => {
    const nested = Array.from({ length: 5_000 }, (_, depth) => `${' '.repeat(depth % 500)}a:\n`).join('');
    expect(isTaken(nested)).toBe(false);
    expect(readPlainTree(`a: ${'['.repeat(50_000)}`, 0)).toBeUndefined();
    expect(readPlainTree('- '.repeat(50_000), 0)).toBeUndefined();
  });
});
