import { describe, expect, it } from 'vitest';
import { JsonParts } from '../../../src/cli/large-files/json-parts.ts';
import { type Collected, collect } from './collect.ts';

const PIECES = [1, 2, 3, 5, 7, 16, 1000];

function read(text: string | Uint8Array, size?: number, largest?: number): Collected {
  return collect(text, (handlers) => new JsonParts(handlers, largest), size);
}

function lines({ parts }: Collected): string[] {
  return parts.map(({ text, start }) => `${start.line}:${start.column} ${text}`);
}

describe('a list', () => {
  const items = [
    { kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'x', args: ['}]', '{"'] }] } },
    { kind: 'Secret', data: { a: 'quote \\" and backslash \\\\', b: '\\' } },
    { kind: 'Pod', metadata: { name: 'é😀' } },
  ];
  const list = { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };

  it.each(PIECES.flatMap((size) => [0, 2].map((indent) => [size, indent] as const)))(
    'is cut into its items, in pieces of %i bytes and indented by %i',
    (size, indent) => {
      const text = JSON.stringify(list, null, indent);
      const { parts, problems } = read(text, size);
      expect(problems).toEqual([]);
      expect(parts.map((part) => JSON.parse(part.text))).toEqual(items);
      expect(parts.map(({ membership }) => membership?.item)).toEqual([0, 1, 2]);
      expect(parts[0]?.membership?.list.value).toEqual({ ...list, items: [0, 0, 0] });
      for (const { text: own, start } of parts) {
        const line = text.split('\n')[start.line - 1] ?? '';
        expect(line.slice(start.column - 1)).toMatch(/^\{/);
        expect(own.startsWith(line.slice(start.column - 1)) || indent === 0).toBe(true);
      }
    },
  );

  it('gives the columns of its one line in UTF-16 code units', () => {
    const text = '{"items":[{"a":"é😀"},{"b":1}]}';
    expect(lines(read(text))).toEqual(['1:11 {"a":"é😀"}', `1:${text.indexOf('{"b"') + 1} {"b":1}`]);
  });

  it('may say what its items are only behind them, or only in its own kind', () => {
    const { parts } = read('{"items": [{"metadata": {"name": "a"}}], "kind": "PodList", "apiVersion": "v1"}');
    expect(parts.map(({ text }) => text)).toEqual(['{"metadata": {"name": "a"}}']);
    expect(parts[0]?.membership?.list.value).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
  });

  it('keeps objects in other arrays, and arrays that are called items further in', () => {
    const text = '{"conditions":[{"a":1}],"items":[{"items":[{"b":2}]}],"others":[{"c":3}]}';
    const { parts } = read(text);
    expect(parts.map((part) => part.text)).toEqual(['{"items":[{"b":2}]}']);
    expect(parts[0]?.membership?.list.value).toEqual({ conditions: [{ a: 1 }], items: [0], others: [{ c: 3 }] });
  });

  it('without items has no parts', () => {
    expect(read('{"items": [], "kind": "List"}')).toEqual({ parts: [], problems: [] });
  });
});

describe('objects in series', () => {
  it.each(PIECES)('are parts of their own, in pieces of %i bytes', (size) => {
    const text = '{"a": 1}\n{"b": [{}, "]"]}{"items": [{"c": 1}]}\n\n  {"d": "\\u007d"}\n';
    const collected = read(text, size);
    expect(collected.problems).toEqual([]);
    expect(lines(collected)).toEqual(['1:1 {"a": 1}', '2:1 {"b": [{}, "]"]}', '2:28 {"c": 1}', '4:3 {"d": "\\u007d"}']);
    expect(collected.parts.map(({ membership }) => membership?.item)).toEqual([undefined, undefined, 0, undefined]);
  });
});

describe('what is wrong', () => {
  it.each(PIECES)('is named, in pieces of %i bytes', (size) => {
    expect(read('{"a": 1', size).problems).toEqual(['1:8 The JSON ends before its last bracket is closed']);
    expect(read('{"a": 1}\n]', size).problems).toEqual(['2:1 This bracket was never opened']);
    expect(read('{"a": 1}\nkind: Pod\n', size).problems).toEqual([
      '2:1 Only JSON can follow JSON in a file of more than 16 MiB',
    ]);
    expect(read('\n {"items": [{"a": 1}] oops}', size)).toMatchObject({
      parts: [{ text: '{"a": 1}' }],
      problems: ['2:2 This list is not valid JSON outside of its items'],
    });
  });

  it('is left to the reader inside of an object', () => {
    expect(read('{"items": [{"a" 1}]}')).toMatchObject({ parts: [{ text: '{"a" 1}' }], problems: [] });
  });

  it('costs one item where that is not UTF-8', () => {
    const text = Buffer.from('{"items": [{"a": "?"}, {"b": 1}]}');
    text[text.indexOf('?')] = 0xff;
    expect(read(text)).toMatchObject({
      parts: [{ text: '{"b": 1}' }],
      problems: ['1:12 This object is not valid UTF-8'],
    });
  });

  it('costs one item where that is too large, and nothing where the list is', () => {
    const large = `{"a": "${'x'.repeat(100)}"}`;
    const { parts, problems } = read(`{"items": [${large}, {"b": 1}]}`, 10, 90);
    expect(parts.map(({ text }) => text)).toEqual(['{"b": 1}']);
    expect(problems).toEqual(['1:12 This object is larger than 64 MiB, the most that is read']);
    const small = Array.from({ length: 20 }, () => '{"b":1}').join();
    expect(read(`{"items":[${small}]}`, 10, 90)).toMatchObject({ parts: { length: 20 }, problems: [] });
  });
});
