import { describe, expect, it } from 'vitest';
import { YamlParts } from '../../../src/cli/large-files/yaml-parts.ts';
import { type Collected, collect } from './collect.ts';

function read(text: string | Uint8Array, size: number, { enough, largest } = { enough: 1, largest: 1000 }): Collected {
  return collect(text, (handlers) => new YamlParts(handlers, largest, enough), size);
}

describe.each(['\n', '\r\n'])('with lines that end in %j', (lineBreak) => {
  const text = ['a: 1', '---', 'b: |', '  ---', '  ----', '--- # c', 'c: é😀', '---', '---', 'd: 4'].join(lineBreak);
  const longest = Buffer.byteLength(text);

  it('is cut behind lines that begin with `---`, in pieces of every size', () => {
    for (let size = 1; size <= longest; size++) {
      const { parts, problems } = read(text, size);
      expect(problems).toEqual([]);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const [index, part] of parts.entries()) {
        expect(part.start.column).toBe(1);
        const before = parts.slice(0, index).map((each) => each.text);
        expect(part.start.line).toBe(before.join('').split('\n').length);
        expect(before.at(-1) ?? '---\n').toMatch(/(^|\n)---[^\r\n]*\r?\n$/);
      }
    }
  });

  it('is cut at each separator that comes in a piece of its own', () => {
    const texts = read(text, 1).parts.map((part) => part.text.split(/\r?\n/)[0]);
    expect(texts).toEqual(['a: 1', 'b: |', 'c: é😀', '---']);
  });

  it('is not cut before there is enough', () => {
    expect(read(text, 5, { enough: longest + 1, largest: 1000 }).parts).toHaveLength(1);
  });
});

describe('a document over the limit', () => {
  const long = Array.from({ length: 20 }, (_, index) => `k${index}: ${'x'.repeat(10)}\n`).join('');
  const text = `a: 1\n---\n${long}---\nb: 2\n---\nc: 3\n--- # end\n${long}`;
  const message = 'This document is larger than 64 MiB, the most that is read';

  it('is refused where it starts, and those around it are read, in pieces of every size', () => {
    for (let size = 1; size <= 100; size++) {
      const { parts, problems } = read(text, size, { enough: 20, largest: 150 });
      expect(problems).toEqual([`3:1 ${message}`, `28:1 ${message}`]);
      const whole = parts.map((part) => part.text).join('');
      expect(whole).toMatch(/^a: 1\n---\n(---\n)?b: 2\n---\nc: 3\n--- # end\n$/);
      for (const part of parts) {
        expect(text.split('\n')[part.start.line - 1], `piece of ${size}`).toBe(part.text.split('\n')[0]);
      }
    }
  });

  it('does not make what follows a separator without end grow', () => {
    const { parts, problems } = read(`${long}--- # ${'x'.repeat(500)}`, 10, { enough: 20, largest: 150 });
    expect({ parts, problems }).toEqual({ parts: [], problems: [`1:1 ${message}`] });
  });
});

describe('bytes that are not UTF-8', () => {
  it('cost the part in which they are', () => {
    const text = Buffer.from('a: 1\n---\nb: ?\n---\nc: 3\n');
    text[text.indexOf('?')] = 0xff;
    expect(read(text, 1)).toMatchObject({
      parts: [{ text: 'a: 1\n---\n' }, { text: 'c: 3\n' }],
      problems: ['3:1 This part of the file is not valid UTF-8'],
    });
  });
});
