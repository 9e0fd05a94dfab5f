import { describe, expect, test } from 'vitest';
import { parse, parseOne, plain, textAt } from './support.ts';

describe('values', () => {
  test('mappings inherit nothing, so that every key is only a key', () => {
    const { value } = parseOne('__proto__: {polluted: 1}\nconstructor: x\n');
    const prototype = Object.getPrototypeOf(value);
    expect(Reflect.ownKeys(prototype)).toEqual([]);
    expect(Object.getPrototypeOf(prototype)).toBeNull();
    expect('toString' in (value as object)).toBe(false);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    ['an escaped break', 'a: "x \\\n   y\\\n  z"\n', 'x yz'],
    ['an escaped apostrophe', `a: "it\\'s"\n`, "it's"],
    ['quotes without indentation', 'a: "x\ny\n\n z"\n', 'x y\nz'],
    ['a line separator in quotes', 'a: "x\u2028y"\n', 'x\u2028y'],
    ['a space that is escaped before a break', 'a: "x\\ \n  y"\n', 'x  y'],
    ['a folded scalar', 'a: >\n  x\n  y\n\n  z\n   more\n  end\n', 'x y\nz\n more\nend\n'],
    ['spaces that are content', 'a: |\n  x\n     \nb: 1\n', 'x\n   \n'],
    ['kept line breaks', 'a: |+\n  x\n\n\nb: 1\n', 'x\n\n\n'],
    ['stripped line breaks', 'a: |-\n  x\n\n\nb: 1\n', 'x'],
    ['an indentation indicator', 'a: |2\n    x\n  y\n', '  x\ny\n'],
    ['a block scalar without a last break', 'a: |\n  x', 'x\n'],
    ['a plain scalar with a tab in its indentation', 'a: x\n  \ty\n', 'x y'],
  ])('%s', (_, text, expected) => {
    expect(parseOne(text).value).toMatchObject({ a: expected });
  });

  test('indentation means nothing between brackets', () => {
    const text = 'x:\n  a: [\n1, # "one"\n{b: "]"\n}, "y\nz"\n]\n  c: 2\n';
    expect(plain(parseOne(text).value)).toEqual({ x: { a: [1, { b: ']' }, 'y z'], c: 2 } });
  });

  test('a list is merged so that its first mapping wins, and a merge overrides what is before it', () => {
    const { value, duplicates } = parseOne('b: &b {p: 1, q: 2}\nd: &d {q: 5}\nc:\n  q: 3\n  <<: [*b, *d]\n');
    expect(plain((value as Record<string, unknown>).c)).toEqual({ q: 2, p: 1 });
    expect(duplicates.map(({ path, key }) => ({ path, key }))).toEqual([
      { path: ['c'], key: 'q' },
      { path: ['c'], key: 'q' },
    ]);
  });

  test('JSON is read as JSON: slashes may be escaped, and values may follow each other', () => {
    const { documents, problems } = parse('{"a":"\\/\\ud83d\\ude00"}\n{"b":-0}\n', 'x.json');
    expect(problems).toEqual([]);
    expect(documents.map(({ value, index }) => [plain(value), index])).toEqual([
      [{ a: '/😀' }, 0],
      [{ b: 0 }, 1],
    ]);
  });

  test('an empty text has no document, an empty document is null', () => {
    expect(parse('').documents).toEqual([]);
    expect(parse('# only a comment\n').documents.map(({ value }) => value)).toEqual([null]);
    expect(parse('# x\n---\na: 1\n').documents.map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('duplicates', () => {
  test('name the key that takes effect and the one that is dropped', () => {
    const text = 'spec:\n  a: 1\n  "a": 2\n';
    const [duplicate] = parseOne(text).duplicates;
    expect(duplicate).toMatchObject({ path: ['spec'], key: 'a' });
    expect([textAt(text, duplicate?.range), textAt(text, duplicate?.dropped)]).toEqual(['"a"', 'a']);
  });

  test('keys of different types are none, although the last one wins', () => {
    const document = parseOne('1: a\n"1": b\n1.0: c\n');
    expect(document.duplicates).toEqual([]);
    expect(plain(document.value)).toEqual({ 1: 'c' });
  });

  test('are reported where they are written, not where an alias repeats them', () => {
    const { duplicates } = parseOne('x: &x {a: 1, a: 2}\nw: *x\nz:\n  <<: *x\nl: [*x]\n');
    expect(duplicates.map(({ path }) => path)).toEqual([['x']]);
  });

  test('of a merge are shown at the merge', () => {
    const text = 'x: &x {a: 1}\nz:\n  <<: *x\n  a: 2\n';
    const [duplicate] = parseOne(text).duplicates;
    expect([textAt(text, duplicate?.range), textAt(text, duplicate?.dropped)]).toEqual(['a', '*x']);
  });

  test('are found in JSON', () => {
    expect(parseOne('{"l":[{"a":1,"a":2}]}').duplicates).toMatchObject([{ path: ['l', 0], key: 'a' }]);
  });
});

describe('problems', () => {
  test.each([
    ['an open quote', 'a: 1\nb: "x\nc: 2\n', '"', 'This quote is never closed'],
    ['an open bracket', 'a: [1\nb: 2\n', '[', 'This bracket is never closed'],
    ['an open bracket at the root', '[1, {a: 2\n', '{', 'This bracket is never closed'],
    ['two colons', 'a: b: c\n', null, 'A second `:` on one line'],
    ['a key without colon', 'a: 1\nb\nc: 2\n', 'b', /no `:`|without a `:`/],
    ['a reserved character', 'a: @x\n', '@', 'must be quoted'],
    ['a tab', 'a:\n\tb: 1\n', '\t', 'Tabs cannot'],
    ['a tab on an empty line', 'a: 1\n\t\nb: 2\n', '\t', 'Tabs cannot'],
    ['a tab after a dash', 'a:\n-\tb\n', '\t', 'Tabs cannot'],
    ['a tab in front of a block scalar', 'a: |\n  \tx\n', '\t', 'Tabs cannot'],
    ['a tab after a bracketed plain scalar', 'a: {\n\tb: c\n\t}\n', '\t', 'Tabs cannot'],
    ['only a tab', '\t\n', '\t', 'Tabs cannot'],
    ['a control character', 'a: "\u0001"\n', '\u0001', 'U+0001'],
    ['half a surrogate pair', 'a: \ud800\n', '\ud800', 'U+D800'],
    ['an empty line after an escaped break', 'a: "x\\\n\n  y"\n', '\\', 'An empty line'],
    ['a key after quotes that end without indentation', 'a: "x\ny"b: 1\n', '"', 'This quote is never closed'],
    ['an unknown escape', 'a: "x\\d"\n', '\\d', 'Unknown escape \\d'],
    ['an escaped half pair', 'a: "\\ud83d"\n', '\\ud83d', 'not a character'],
    ['an unknown anchor', 'a: *x\n', '*x', 'Unknown anchor &x'],
    ['an anchor in itself', 'a: &x [*x]\n', '*x', 'contains itself'],
    ['an anchor with a dot', 'a: &x.y z\n', '&x.y', 'letters, digits'],
    ['a null key', 'a:\n  ~: 1\n', '~', 'null cannot be a key'],
    ['a template', 'a: {{ .x }}\n', '{ .x }', 'template'],
    ['a list as a key', '? [a]\n: b\n', '[a]', 'A list cannot be a key'],
    ['a number too large for a key', '18446744073709551615: x\n', '18446744073709551615', 'too large'],
    ['infinity', 'a: .inf\n', '.inf', 'infinity'],
    ['a false tag', 'a: !!int x\n', 'x', 'not a !!int'],
    ['a merge of a scalar', 'a:\n  <<: x\n', 'x', 'can be merged'],
    ['a merge of a list by its alias', 'l: &l [{a: 1}]\nm:\n  <<: *l\n', '*l', 'write them out'],
    ['a list by its alias among merges', 'l: &l [{a: 1}]\nm:\n- <<: [*l]\n', '*l', 'write them out'],
    ['a list among merges', 'm:\n  <<: [[{a: 1}]]\n', '[{a: 1}]', 'can be merged'],
    ['YAML 1.2', '%YAML 1.2\n---\na: 1\n', '%YAML 1.2', '%YAML'],
    ['an unknown directive', '%FOO x\n---\na: 1\n', '%FOO x', '%FOO'],
  ])('%s', (_, text, at, message) => {
    const [problem] = parse(text).problems;
    expect(problem).toMatchObject({ document: 0 });
    expect(problem?.message).toMatch(message);
    expect(problem?.message).not.toContain('\n');
    if (at !== null) expect(textAt(text, problem?.range)).toBe(at);
  });

  test('one document that fails leaves the others, and offsets are those of the file', () => {
    const text = 'a: 1\n---\nb: "x\\d"\n---\nc: 3\n';
    const { documents, problems } = parse(text);
    expect(documents.map(({ index, value }) => [index, plain(value)])).toEqual([
      [0, { a: 1 }],
      [2, { c: 3 }],
    ]);
    expect(problems.map(({ document, range }) => [document, textAt(text, range)])).toEqual([[1, '\\d']]);
    expect(textAt(text, documents[1]?.locate(['c'])?.value)).toBe('3');
  });

  test('a line separator outside of quotes ends a line', () => {
    expect(parse('b: c\u0085d\n').problems).toHaveLength(1);
    expect(plain(parseOne('b: c\u2028d: e\n').value)).toEqual({ b: 'c', d: 'e' });
  });
});

describe('limits', () => {
  const laughs = (width: number, levels: number) => {
    const lines = [`a0: &a0 [${'x,'.repeat(width)}]`];
    for (let level = 1; level <= levels; level++) {
      lines.push(`a${level}: &a${level} [${`*a${level - 1},`.repeat(width)}]`);
    }
    return lines.join('\n');
  };

  test.each([
    ['10,000 brackets', '['.repeat(10_000) + ']'.repeat(10_000), '1,000 levels'],
    ['100,000 open brackets', '['.repeat(100_000), '1,000 levels'],
    ['10,000 levels of JSON', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, '1,000 levels'],
    ['10,000 dashes', `${'- '.repeat(10_000)}a`, '1,000 levels'],
    [
      '2,000 levels of blocks',
      Array.from({ length: 2_000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      '1,000 levels',
    ],
    ['a billion laughs', laughs(9, 9), 'expand to too much'],
    ['wide laughs', laughs(300, 2), 'expand to too much'],
    ['a quadratic anchor', laughs(1000, 1), 'expand to too much'],
    ['merges of merges', `a0: &a0 {x: 1}\n${mergeChain(500)}`, 'expand to too much'],
    ['more than 64 MiB', 'a: b\n'.repeat(14_000_000), 'larger than 64 MiB'],
  ])('%s', { timeout: 10_000 }, (_, text, message) => {
    const { documents, problems } = parse(text);
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining(message), document: 0 }]);
  });

  test('tabs in deep brackets take no longer for their depth', { timeout: 10_000 }, () => {
    const text = `a: ${'['.repeat(900)}\n\t${'a,'.repeat(200_000)}${']'.repeat(900)}\n`;
    expect(parse(text).problems).toEqual([]);
  });

  test('an anchor that is used often is not a bomb', () => {
    const uses = Array.from({ length: 500 }, (_, index) => `k${index}: *a`).join('\n');
    expect(parse(`a: &a [1, 2]\n${uses}\n`).problems).toEqual([]);
  });

  test('500 levels are read', () => {
    expect(parse('['.repeat(500) + ']'.repeat(500)).problems).toEqual([]);
    expect(parse(`a: ${'['.repeat(500)}x${']'.repeat(500)}`).problems).toEqual([]);
  });

  function mergeChain(length: number): string {
    return Array.from({ length }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i}: 1`).join('\n');
  }
});
