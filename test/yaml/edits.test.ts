import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/source/apply-edits.ts';
import type { Path, PlainValue, Scalar } from '../../src/source/document.ts';
import { carryOut, edited, parseOne, plain } from './support.ts';

const remove = (path: Path) => ({ type: 'remove', path }) as const;
const replace = (path: Path, value: Scalar) => ({ type: 'replace', path, value }) as const;
const set = (path: Path, value: PlainValue) => ({ type: 'set', path, value }) as const;

/** The edit gives exactly `after`, and `after` reads as the value with the intent carried out; so with CRLF. */
function expectEdit(
  before: string,
  intent: ReturnType<typeof remove | typeof replace | typeof set>,
  after: string,
): void {
  expect(edited(before, intent)).toBe(after);
  expect(plain(parseOne(after).value)).toEqual(carryOut(plain(parseOne(before).value) as PlainValue, intent));
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  expect(edited(crlf(before), intent)).toBe(crlf(after));
}

describe('remove', () => {
  test.each<[string, string, Path, string]>([
    ['an entry', 'a: 1\nb: 2\nc: 3\n', ['b'], 'a: 1\nc: 3\n'],
    ['the first entry', 'a: 1\nb: 2\n', ['a'], 'b: 2\n'],
    ['the last entry', 'a: 1\nb: 2\n', ['b'], 'a: 1\n'],
    ['the last entry without a break after it', 'a: 1\nb: 2', ['b'], 'a: 1\n'],
    [
      'its comment, but no other',
      '# a\na: 1 # x\n# b\nb: 2 # y\n# c\nc: 3\n',
      ['b'],
      '# a\na: 1 # x\n# b\n# c\nc: 3\n',
    ],
    ['all its lines', 'a:\n  b:\n  - 1\n\n  - x: |\n      t\n\n\nc: 1\n', ['a'], '\n\nc: 1\n'],
    ['a multi-line scalar', 'a: "x\n  y" # c\nb: 1\n', ['a'], 'b: 1\n'],
    ['the first entry of an item', 'l:\n  - a: 1 # x\n    b: 2\n', ['l', 0, 'a'], 'l:\n  - b: 2\n'],
    [
      'the first entry of an item, with a comment below',
      'l:\n- a: 1\n\n  # b\n  b: 2\n',
      ['l', 0, 'a'],
      'l:\n- # b\n  b: 2\n',
    ],
    ['a nested first entry', 'l:\n- a:\n    x: 1\n    y: 2\n  b: 2\n', ['l', 0, 'a'], 'l:\n- b: 2\n'],
    ['another entry of an item', 'l:\n- a: 1\n  b: 2\n- c: 3\n', ['l', 0, 'b'], 'l:\n- a: 1\n- c: 3\n'],
    [
      'an entry of an item that starts on a line of its own',
      'l:\n-\n  a: 1\n  b: 2\n',
      ['l', 0, 'a'],
      'l:\n-\n  b: 2\n',
    ],
    ['an item', 'l:\n- 1\n- 2 # x\n- 3\n', ['l', 1], 'l:\n- 1\n- 3\n'],
    ['an item that is a mapping', 'l:\n- a: 1\n  b: 2\n- c: 3\n', ['l', 0], 'l:\n- c: 3\n'],
    ['an item without a value', 'l:\n-\n- 1\n', ['l', 0], 'l:\n- 1\n'],
    ['an item of an item', 'l:\n- - 1\n  - 2\n- 3\n', ['l', 0, 0], 'l:\n- - 2\n- 3\n'],
    ['a key without a value', 'a:   # none\nb: 1\n', ['a'], 'b: 1\n'],
    ['an alias', 'x: &x 1\na: *x\nb: 1\n', ['a'], 'x: &x 1\nb: 1\n'],
    ['an anchor that nothing refers to', 'a: &x 1\nb: 1\n', ['a'], 'b: 1\n'],
    ['the only entry with its parents', 'a: 1\nb:\n  c:\n    d: 1\ne: 2\n', ['b', 'c', 'd'], 'a: 1\ne: 2\n'],
    ['an item that would become empty', 'l:\n- a: 1\n- b: 2\n', ['l', 0, 'a'], 'l:\n- b: 2\n'],
    ['a list that would become empty', 'l:\n- a: 1\nm: 1\n', ['l', 0, 'a'], 'm: 1\n'],
    ['from brackets', 'a: {b: 1, c: 2, d: 3}\n', ['a', 'c'], 'a: {b: 1, d: 3}\n'],
    ['first from brackets', 'a: { b: 1, c: 2 }\n', ['a', 'b'], 'a: { c: 2 }\n'],
    ['last from brackets', 'a: [1, 2, 3 ]\n', ['a', 2], 'a: [1, 2 ]\n'],
    ['before a trailing comma', 'a: [1, 2,]\n', ['a', 1], 'a: [1,]\n'],
    ['all of a pair in brackets', 'a: [b: 1, c]\n', ['a', 0, 'b'], 'a: [c]\n'],
    ['all that is in brackets', 'a: {b: [1]}\nc: 1\n', ['a', 'b', 0], 'c: 1\n'],
    ['a line of JSON', '{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    ['the first line of JSON', '{\n  "a": 1,\n  "b": 2\n}\n', ['a'], '{\n  "b": 2\n}\n'],
    ['compact JSON', '{"a":[1,2],"b":2}', ['a', 0], '{"a":[2],"b":2}'],
    ['a commented line in brackets', 'a: [\n  1, # x\n  2, # y\n  3\n]\n', ['a', 1], 'a: [\n  1, # x\n  3\n]\n'],
  ])('%s', (_, before, path, after) => expectEdit(before, remove(path), after));

  test.each<[string, string, Path]>([
    ['the root', 'a: 1\n', []],
    ['the only entry of the root', 'a: 1\n', ['a']],
    ['what is not there', 'a: 1\nb: 2\n', ['c']],
    ['in an alias', 'x: &x {a: 1, b: 2}\nw: *x\n', ['w', 'a']],
    ['in a merge', 'x: &x {a: 1, b: 2}\nw:\n  <<: *x\n  c: 1\n', ['w', 'a']],
    ['in what an alias uses', 'x: &x {a: 1, b: 2}\nw: *x\n', ['x', 'a']],
    ['an anchor that an alias uses', 'a:\n  x: &x 1\n  z: 2\nw: *x\n', ['a']],
    ['a key that is there twice', 'a: 1\na: 2\nb: 1\n', ['a']],
    ['a key that a merge also brings', 'x: &x {a: 1}\nw:\n  <<: *x\n  a: 2\n  b: 1\n', ['w', 'a']],
    ['a key with ?', '? a\n: 1\nb: 2\n', ['a']],
    ['a key with an anchor', 'z: 1\n&k a: 1\nb: 2\n', ['a']],
    ['after an anchor on the same line', 'l:\n- &x a: 1\n  b: 1\n', ['l', 0, 'a']],
    ['between comments in brackets', 'a: [1 # x\n  , 2 # y\n  ]\n', ['a', 1]],
    ['a line before a comment that a block scalar would take', 'a: |\n  x\nb: 1\n  # c\nc: 1\n', ['b']],
    ['a line before blank lines that a block scalar would keep', 'a: |+\n  x\nb: 1\n\nc: 1\n', ['b']],
  ])('declines %s', (_, text, path) => expect(edited(text, remove(path))).toBeUndefined());
});

describe('replace', () => {
  test.each<[string, string, Path, Scalar, string]>([
    ['a number', 'a: 1 # c\n', ['a'], 2, 'a: 2 # c\n'],
    ['a plain string', 'a: x\n', ['a'], 'y.z/w:1.2', 'a: y.z/w:1.2\n'],
    ['a plain string with spaces', 'a: x\n', ['a'], 'y z', 'a: y z\n'],
    ['in double quotes', 'a: "x"\n', ['a'], 'y"\n', 'a: "y\\"\\n"\n'],
    ['in single quotes', "a: 'x'\n", ['a'], "it's", "a: 'it''s'\n"],
    ['single quotes that cannot hold it', "a: 'x'\n", ['a'], 'a\tb', 'a: "a\\tb"\n'],
    ['what would be another type', 'a: x\n', ['a'], 'yes', 'a: "yes"\n'],
    ['what would be a number', 'a: x\n', ['a'], '10', 'a: "10"\n'],
    ['what others read as a number', 'a: x\n', ['a'], '1:30', 'a: "1:30"\n'],
    ['what would be null', 'a: x\n', ['a'], '', 'a: ""\n'],
    ['what would be a comment', 'a: x\n', ['a'], 'b #c', 'a: "b #c"\n'],
    ['what would be a mapping', 'a: x\n', ['a'], 'b: c', 'a: "b: c"\n'],
    [
      'what YAML does not allow as it is',
      'a: "x"\n',
      ['a'],
      '\u007f\u0085\ufeff\u2028',
      'a: "\\u007f\\u0085\\ufeff\\u2028"\n',
    ],
    ['a quoted string by a boolean', 'a: "true"\n', ['a'], true, 'a: true\n'],
    ['a value by null', 'a: x\n', ['a'], null, 'a: null\n'],
    ['a large number', 'a: 1\n', ['a'], 1e21, 'a: 1e+21\n'],
    ['a block scalar', 'a: |\n  x\n  y\nb: 1\n', ['a'], 'z', 'a: z\nb: 1\n'],
    ['a multi-line scalar', 'a: x\n  y\nb: 1\n', ['a'], 'z', 'a: z\nb: 1\n'],
    ['a value that is not written', 'a: # c\nb: 1\n', ['a'], 2, 'a: 2 # c\nb: 1\n'],
    ['an item that is not written', 'l:\n-\n- 1\n', ['l', 0], 'x', 'l:\n- x\n- 1\n'],
    ['an item', 'l:\n- x\n', ['l', 0], 'z', 'l:\n- z\n'],
    ['in brackets', 'a: [x, y]\n', ['a', 1], 'b:c', 'a: [x, "b:c"]\n'],
    ['in JSON', '{"a": 1}', ['a'], 'x', '{"a": "x"}'],
    [
      'after an anchor that nothing refers to is declined, its neighbour is not',
      'a: &x 1\nb: 2\n',
      ['b'],
      3,
      'a: &x 1\nb: 3\n',
    ],
  ])('%s', (_, before, path, value, after) => expectEdit(before, replace(path, value), after));

  test.each<[string, string, Path, Scalar]>([
    ['an alias', 'x: &x 1\na: *x\n', ['a'], 2],
    ['what an alias uses', 'x: &x 1\na: *x\n', ['x'], 2],
    ['after a tag', 'a: !!str 1\n', ['a'], 2],
    ['what is not there', 'a: 1\n', ['b'], 2],
    ['with infinity', 'a: 1\n', ['a'], Number.POSITIVE_INFINITY],
    ['with half a surrogate pair', 'a: 1\n', ['a'], '\ud800'],
    ['a key of a set', 'a: {b}\n', ['a', 'b'], 1],
  ])('declines %s', (_, text, path, value) => expect(edited(text, replace(path, value))).toBeUndefined());
});

describe('set', () => {
  const pod = 'spec:\n    containers:\n    -   name: a\n        image: b # c\n    # end\nstatus: x\n';

  test.each<[string, string, Path, PlainValue, string]>([
    ['a missing key', 'a: 1\n', ['b'], 'x', 'a: 1\nb: x\n'],
    ['an existing key', 'a: 1 # c\n', ['a'], 2, 'a: 2 # c\n'],
    [
      'after the last entry and its comment',
      pod,
      ['spec', 'containers', 0, 'cpu'],
      1,
      pod.replace('# c\n', '# c\n        cpu: 1\n'),
    ],
    [
      'missing mappings, indented as the neighbours',
      pod,
      ['spec', 'a', 'b'],
      1,
      pod.replace('# c\n', '# c\n    a:\n        b: 1\n'),
    ],
    ['two columns where nothing shows more', 'a: 1\n', ['b', 'c', 'd'], 1, 'a: 1\nb:\n  c:\n    d: 1\n'],
    ['a mapping', 'a:\n   b: 1\n', ['c'], { x: 1, w: {}, z: [] }, 'a:\n   b: 1\nc:\n   x: 1\n   w: {}\n   z: []\n'],
    [
      'a list as the others are',
      'a:\n- 1\n',
      ['b'],
      [1, { x: 1, w: [2] }, [3, 4]],
      'a:\n- 1\nb:\n- 1\n- x: 1\n  w:\n  - 2\n- - 3\n  - 4\n',
    ],
    ['a list, indented as the others are', 'a:\n    - 1\n', ['b'], ['x'], 'a:\n    - 1\nb:\n    - x\n'],
    ['keys that need quotes', 'a: 1\n', ['yes'], { '1': 'a', 'x: y': 'b' }, 'a: 1\n"yes":\n  "1": a\n  "x: y": b\n'],
    ['below a key without a value', 'a: # c\nb: 1\n', ['a', 'x'], 1, 'a:\n  x: 1 # c\nb: 1\n'],
    ['below an explicit null', 'a: ~\nb: 1\n', ['a', 'x', 'w'], 1, 'a:\n  x:\n    w: 1\nb: 1\n'],
    ['below an item without a value', 'l:\n-\n', ['l', 0, 'x'], { w: 1, z: 2 }, 'l:\n- x:\n    w: 1\n    z: 2\n'],
    ['in an item', 'l:\n- a: 1\n- b: 1\n', ['l', 0, 'c'], 2, 'l:\n- a: 1\n  c: 2\n- b: 1\n'],
    ['in an item of an item', 'l:\n- - a: 1\n', ['l', 0, 0, 'c'], 2, 'l:\n- - a: 1\n    c: 2\n'],
    ['after a block scalar', 'a: |\n  x\n\n', ['b'], 1, 'a: |\n  x\nb: 1\n\n'],
    ['after kept line breaks', 'a: |+\n  x\n\n', ['b'], 1, 'a: |+\n  x\n\nb: 1\n'],
    ['a string of several lines', 'a: 1\n', ['b'], 'x\ny\n', 'a: 1\nb: "x\\ny\\n"\n'],
    ['a mapping in place of a scalar', 'a: 1\nb: 2\n', ['a'], { x: 1 }, 'a:\n  x: 1\nb: 2\n'],
    ['a scalar in place of a mapping', 'a:\n  x: 1\nb: 2\n', ['a'], 1, 'a: 1\nb: 2\n'],
    ['an item', 'l:\n- a: 1\n  b: 2\n- c\n', ['l', 0], { d: 1, e: 2 }, 'l:\n- d: 1\n  e: 2\n- c\n'],
    ['in brackets', 'a: {b: 1}\n', ['a', 'c'], { d: [1, 'x'] }, 'a: {b: 1, c: {d: [1, x]}}\n'],
    ['in brackets with a trailing comma', 'a: {b: 1, }\n', ['a', 'c'], 1, 'a: {b: 1, c: 1 }\n'],
    ['in empty brackets', 'a: {}\nb: 1\n', ['a', 'c'], 1, 'a: {c: 1}\nb: 1\n'],
    ['in quoted brackets', 'a: {"b": 1}\n', ['a', 'c'], 'x', 'a: {"b": 1, "c": "x"}\n'],
    ['in lines between brackets', 'a: {\n  b: 1,\n}\n', ['a', 'c'], 1, 'a: {\n  b: 1,\n  c: 1,\n}\n'],
    ['in place of brackets', 'a: {b: [1]}\n', ['a', 'b'], 'x', 'a: {b: x}\n'],
    ['in compact JSON', '{"a":{"b":1}}', ['a', 'c'], { d: [1, 2] }, '{"a":{"b":1,"c":{"d":[1,2]}}}'],
    [
      'in JSON',
      '{\n    "a": {}\n}\n',
      ['b', 'c'],
      ['x', 1],
      '{\n    "a": {},\n    "b": {\n        "c": [\n            "x",\n            1\n        ]\n    }\n}\n',
    ],
    ['in an empty object of JSON', '{"a": {}}', ['a', 'b'], 'x', '{"a": {"b": "x"}}'],
    ['beside a merge', 'x: &x {a: 1}\nw:\n  <<: *x\n', ['w', 'b'], 1, 'x: &x {a: 1}\nw:\n  <<: *x\n  b: 1\n'],
  ])('%s', (_, before, path, value, after) => expectEdit(before, set(path, value), after));

  test.each<[string, string, Path, PlainValue]>([
    ['in an empty document', '# x\n', ['a'], 1],
    ['below a scalar', 'a: x\n', ['a', 'b'], 1],
    ['below a list', 'a: [1]\n', ['a', 'b'], 1],
    ['an item that is not there', 'a: [1]\n', ['a', 1], 1],
    ['in an alias', 'x: &x {a: 1}\nw: *x\n', ['w', 'b'], 1],
    ['what a merge brings', 'x: &x {a: 1}\nw:\n  <<: *x\n', ['w', 'a'], 2],
    ['in what an alias uses', 'x: &x {a: 1}\nw: *x\n', ['x', 'b'], 1],
    ['in what an alias uses, deeper', 'x: &x {a: {z: 1}}\nw: *x\n', ['x', 'a', 'b'], 1],
    ['a value that has an anchor in use', 'a:\n  x: &x 1\nw: *x\n', ['a'], 1],
    ['in a pair without brackets', 'a: [b: 1]\n', ['a', 0, 'c'], 1],
    ['beside a key with ?', '? a\n: 1\n', ['b'], 1],
    ['after a comment in brackets', 'a: {b: 1 # c\n  }\n', ['a', 'd'], 1],
    ['with infinity', 'a: 1\n', ['b'], { c: [Number.NaN] }],
    ['over a comment after a key', 'a: # c\n  x: 1\n', ['a'], { y: 1 }],
  ])('declines %s', (_, text, path, value) => expect(edited(text, set(path, value))).toBeUndefined());

  test('after a block scalar that --- or the end of the file cuts', () => {
    expect(edited('a: |\n  x\n---\nc: 1\n', set(['b'], 1))).toBe('a: |\n  x\nb: 1\n---\nc: 1\n');
    expect(edited('a: |\n  x', set(['b'], 1))).toBe('a: |\n  x\nb: 1');
  });

  test('after a last line without a break', () => {
    expect(edited('a: 1', set(['b'], 'x'))).toBe('a: 1\nb: x');
  });

  test('in the document that is meant', () => {
    expect(edited('a: 1\n---\nb: 1\n---\nc: 1\n', set(['x'], 1), 1)).toBe('a: 1\n---\nb: 1\nx: 1\n---\nc: 1\n');
  });
});

describe('applyEdits', () => {
  test('takes edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: 'Y' },
      { start: 0, end: 1, text: '' },
      { start: 2, end: 2, text: '<' },
      { start: 2, end: 2, text: '>' },
    ];
    expect(applyEdits('abcdef', edits)).toBe('b<>cdYf');
  });

  test('refuses edits that overlap or lie outside', () => {
    const overlapping = [
      { start: 0, end: 3, text: '' },
      { start: 2, end: 4, text: '' },
    ];
    expect(() => applyEdits('abcdef', overlapping)).toThrow('overlap');
    expect(() => applyEdits('abc', [{ start: 2, end: 9, text: '' }])).toThrow('No such range');
  });
});
