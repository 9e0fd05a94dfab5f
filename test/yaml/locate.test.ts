import { describe, expect, test } from 'vitest';
import type { Path } from '../../src/source/document.ts';
import { parse, parseOne, textAt } from './support.ts';

/** What a path's key, value and definition are in the text. */
function at(text: string, path: Path) {
  const location = parseOne(text).locate(path);
  return (
    location && {
      kind: location.kind,
      key: textAt(text, location.key),
      value: textAt(text, location.value),
      definition: textAt(text, location.definition),
    }
  );
}

const block = `# first
metadata:
  name: web   # the name
  "labels":
    app: 'it''s'
spec:
  containers:
  - name: a
    args: [ --x, "y" ,{z: 1}]
  - image: "b" # image
    script: |   # how
      one
      two

    empty:
    multi: one
      two
last: end
`;

describe('block style', () => {
  test.each<[Path, string, string | undefined, string]>([
    [['metadata', 'name'], 'scalar', 'name', 'web'],
    [['metadata', 'labels', 'app'], 'scalar', 'app', "'it''s'"],
    [['metadata', 'labels'], 'mapping', '"labels"', "app: 'it''s'"],
    [['spec', 'containers', 0, 'name'], 'scalar', 'name', 'a'],
    [['spec', 'containers', 0, 'args'], 'sequence', 'args', '[ --x, "y" ,{z: 1}]'],
    [['spec', 'containers', 0, 'args', 0], 'scalar', undefined, '--x'],
    [['spec', 'containers', 0, 'args', 1], 'scalar', undefined, '"y"'],
    [['spec', 'containers', 0, 'args', 2], 'mapping', undefined, '{z: 1}'],
    [['spec', 'containers', 0, 'args', 2, 'z'], 'scalar', 'z', '1'],
    [['spec', 'containers', 1, 'image'], 'scalar', 'image', '"b"'],
    [['spec', 'containers', 1, 'script'], 'scalar', 'script', '|   # how\n      one\n      two'],
    [['spec', 'containers', 1, 'empty'], 'scalar', 'empty', ''],
    [['spec', 'containers', 1, 'multi'], 'scalar', 'multi', 'one\n      two'],
    [['last'], 'scalar', 'last', 'end'],
  ])('%j', (path, kind, key, value) => {
    expect(at(block, path)).toEqual({ kind, key, value, definition: undefined });
    const crlf = block.replaceAll('\n', '\r\n');
    expect(at(crlf, path)).toEqual({ kind, key, value: value.replaceAll('\n', '\r\n'), definition: undefined });
  });

  test('a value that is not written is after its colon or dash', () => {
    const text = 'a:   # none\nb:\n-\n- 1\n';
    expect(parseOne(text).locate(['a'])?.value).toEqual({ start: 2, end: 2 });
    expect(parseOne(text).locate(['b', 0])?.value).toEqual({ start: 16, end: 16 });
  });

  test('there is nothing where nothing is', () => {
    for (const path of [
      ['x'],
      ['spec', 'containers', 9],
      ['spec', 'containers', 'name'],
      ['last', 'x'],
      ['metadata', 0],
    ]) {
      expect(parseOne(block).locate(path)).toBeUndefined();
    }
  });

  test('the root, also of an empty document', () => {
    expect(textAt(block, parseOne(block).locate([])?.value)).toBe(block.slice(8, -1));
    expect(parse('a: 1\n---\n# x\n').documents[1]?.locate([])).toEqual({ kind: 'scalar', value: { start: 9, end: 9 } });
  });

  test('the last of equal keys', () => {
    const text = 'a: 1\na: 2\n';
    expect(parseOne(text).locate(['a'])).toMatchObject({ key: { start: 5, end: 6 }, value: { start: 8, end: 9 } });
  });

  test('keys of other types answer to their text', () => {
    expect(at('8080: a\nyes: b\n', ['8080'])).toMatchObject({ key: '8080', value: 'a' });
    expect(at('8080: a\nyes: b\n', ['true'])).toMatchObject({ key: 'yes', value: 'b' });
  });

  test('tags and anchors do not belong to a value', () => {
    expect(at('a: &x !!str 5 # c\n', ['a'])).toMatchObject({ key: 'a', value: '5' });
    expect(at('&k a: &m\n  b: 1\n', ['a'])).toMatchObject({ key: 'a', value: 'b: 1' });
  });

  test('after a byte order mark and in a later document', () => {
    const text = '\ufeffa: 1\n---\n\ufeffb: 2\n';
    const [first, second] = parse(text).documents;
    expect(textAt(text, first?.locate(['a'])?.key)).toBe('a');
    expect(textAt(text, second?.locate(['b'])?.value)).toBe('2');
  });
});

describe('JSON', () => {
  const text = '{\n\t"a": [1, {"b" : "c\\n"}],\r\n  "d": {}, "e": null\n}\n';

  test.each<[Path, string, string | undefined, string]>([
    [['a'], 'sequence', '"a"', '[1, {"b" : "c\\n"}]'],
    [['a', 0], 'scalar', undefined, '1'],
    [['a', 1, 'b'], 'scalar', '"b"', '"c\\n"'],
    [['d'], 'mapping', '"d"', '{}'],
    [['e'], 'scalar', '"e"', 'null'],
  ])('%j', (path, kind, key, value) => {
    expect(at(text, path)).toEqual({ kind, key, value, definition: undefined });
  });
});

describe('aliases and merges', () => {
  const text = `base: &base
  cpu: 100m
  env: &env [{name: x}]
a: *env
b:
  <<: *base
  own: 1
c:
  <<: [*base, {inline: 2}]
d: *base
`;

  test.each<[Path, string, string | undefined, string, string | undefined]>([
    [['a'], 'sequence', 'a', '*env', '[{name: x}]'],
    [['a', 0], 'mapping', undefined, '*env', '{name: x}'],
    [['a', 0, 'name'], 'scalar', '*env', '*env', 'x'],
    [['b', 'cpu'], 'scalar', '*base', '*base', '100m'],
    [['b', 'env', 0, 'name'], 'scalar', '*base', '*base', 'x'],
    [['b', 'own'], 'scalar', 'own', '1', undefined],
    [['c', 'cpu'], 'scalar', '*base', '*base', '100m'],
    [['c', 'inline'], 'scalar', 'inline', '2', undefined],
    [['d'], 'mapping', 'd', '*base', 'cpu: 100m\n  env: &env [{name: x}]'],
    [['base', 'cpu'], 'scalar', 'cpu', '100m', undefined],
  ])('%j', (path, kind, key, value, definition) => {
    expect(at(text, path)).toEqual({ kind, key, value, definition });
  });

  test('the alias meant is the one at the place of use', () => {
    const document = parseOne(text);
    expect(document.locate(['d'])?.value.start).toBe(text.lastIndexOf('*base'));
    expect(document.locate(['c', 'cpu'])?.value.start).toBe(text.indexOf('[*base') + 1);
  });

  test('what comes last takes effect, as in the value', () => {
    const order = 'x: &x {a: 1}\nw:\n  a: 2\n  <<: *x\nz:\n  <<: *x\n  a: 3\n';
    expect(at(order, ['w', 'a'])).toMatchObject({ value: '*x', definition: '1' });
    expect(at(order, ['z', 'a'])).toMatchObject({ key: 'a', value: '3' });
  });
});
