import { describe, expect, test } from 'vitest';
import { parse, plain } from './support.ts';

function read(text: string): unknown[] {
  const { documents, problems } = parse(text);
  const outcomes: unknown[] = [];
  for (const { index, value } of documents) outcomes[index] = plain(value);
  for (const { document, message } of problems) outcomes[document] = message;
  return outcomes;
}

describe('a file that begins with a brace', () => {
  test('is values of JSON, one after the other', () => {
    expect(read(' {"a": 1}\n\n{"b": [2]}{"c": null} null\n')).toEqual([{ a: 1 }, { b: [2] }, { c: null }, null]);
  });

  test('has places in each', () => {
    const text = '{"a": 1}\n{"b": [2]}';
    const range = parse(text).documents[1]?.locate(['b', 0])?.value;
    expect(text.slice(range?.start, range?.end)).toBe('2');
  });

  test('goes on with YAML after one value, on its line or below', () => {
    expect(read('{"a": 1}\nb: 2\n---\nc: 3\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(read('{"a": 1} b: 2')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(read('{"a": 1}\u00a0\u2028{b: 2}')).toEqual([{ a: 1 }, { b: 2 }]);
    expect(read('{"a": 1}\n---\n{"b": 2}\n---\n{"c": 3}\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  test('goes on after a value that is refused', () => {
    expect(read('{"a": 1e999}\nb: 2')).toEqual(['Kubernetes cannot read a number of this size', { b: 2 }]);
  });

  test.each([
    '{"a": 1}\n{"b": 2}\nc: 3\n',
    '{"a": 1}\n{"b": 2}\n---\nc: 3\n',
    '{"a": 1}\n{"b": 2}\n# c\n',
    '{"a": 1}\n1\n}\n',
    '{"a": 1}\u00a0',
    '{"a": 1} \ufffdb\n',
    '{"a": 1}\n- ',
    '{"a": 1}}\n',
    '{a}',
  ])('is refused from where kubectl does so: %j', (text) => {
    expect(read(text).at(-1)).toBe('Only JSON can follow here, as after the values before it');
  });

  test('is YAML where its first value is no JSON', () => {
    expect(read('{a: 1}\n')).toEqual([{ a: 1 }]);
    expect(read('\n {a: 1, "b": 2}')).toEqual([{ a: 1, b: 2 }]);
  });

  test('may have a `:` on another line than its key', () => {
    const text = '{"a"\n : {"b\\n"\r\n\t:1}}';
    expect(read(text)).toEqual([{ a: { 'b\n': 1 } }]);
    const range = parse(text).documents[0]?.locate(['a', 'b\n'])?.value;
    expect(text.slice(range?.start, range?.end)).toBe('1');
  });
});

describe('what looks like JSON elsewhere is YAML', () => {
  test('in a list', () => {
    expect(read('["a\u0085b", "c\u2028d"]')).toEqual([['a b', 'c\u2028d']]);
    expect(read('["\\/"]')).toEqual(['Unknown escape \\/ in double quotes: write \\\\ for a backslash']);
  });

  test('after a separator', () => {
    expect(read('---\n{"a": "\\ud83d"}')).toEqual(['The escape \\ud83d is not a character by itself']);
  });
});
