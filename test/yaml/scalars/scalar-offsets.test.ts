import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Place } from '../../../src/kubernetes/place.ts';
import type { Document, TextRange } from '../../../src/source/document.ts';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';

interface Read {
  readonly text: string;
  readonly value: string;
  readonly range: (start: number, end: number) => TextRange;
  readonly written: (start: number, end: number) => string;
}

/** The string under `k`, and where its parts are written. */
function read(text: string): Read {
  const document = parse(text);
  const place = Place.root(document).at('k');
  const value = place.string;
  if (value === undefined) throw new Error(`no string in ${JSON.stringify(text)}`);
  const range = (start: number, end: number): TextRange => {
    const found = document.rangeInScalar?.(['k'], start, end);
    if (!found) throw new Error(`[${start}, ${end}) of ${JSON.stringify(value)} is nowhere in ${JSON.stringify(text)}`);
    return found;
  };
  const written = (start: number, end: number): string => {
    const { start: from, end: to } = range(start, end);
    return text.slice(from, to);
  };
  return { text, value, range, written };
}

function parse(text: string): Document {
  const { documents, problems } = parseFile(createSourceFile('a.yaml', text));
  if (problems[0]) throw new Error(problems[0].message);
  const [document] = documents;
  if (!document) throw new Error('no document');
  return document;
}

/** Every character that is no break stands where it is said to stand; a break, on a break; all of it in order. */
function expectVerbatim({ text, value, range }: Read): void {
  let before = 0;
  for (let offset = 0; offset < value.length; offset++) {
    const { start, end } = range(offset, offset + 1);
    expect(start).toBeGreaterThanOrEqual(before);
    before = start;
    if (value[offset] === '\n') expect(text[start] ?? '\n').toMatch(/[\r\n]/);
    else expect(text.slice(start, end)).toBe(value[offset]);
  }
}

const CONFIG = '[OUTPUT]\n    Name es\n\n    Match *\n[OUTPUT]\n    Name  kinesis\n';

function block(header: string, lines: string, indent: number): string {
  const indented = lines.replace(/^(?=.)/gm, ' '.repeat(indent));
  return `a: 1\nk: ${header}\n${indented}b: 2\n`;
}

describe('literal block scalars', () => {
  it.each([
    ['|', 2],
    ['|-', 4],
    ['|+', 3],
    ['|  # a comment', 2],
    ['|2', 2],
    ['|2-', 2],
    ['|-2', 2],
    ['|4', 4],
  ])('%s', (header, indent) => {
    const one = read(block(header, CONFIG, indent));
    expect(one.value.startsWith('[OUTPUT]\n    Name es\n\n    Match *')).toBe(true);
    expectVerbatim(one);
    expectVerbatim(read(one.text.replaceAll('\n', '\r\n')));
    expect(one.written(13, 20)).toBe('Name es');
  });

  it('with blank lines in front, after, and of spaces only', () => {
    expectVerbatim(read('k: |+\n\n\n  a\n   \n     \n  b\n\n\nz: 1\n'));
    expectVerbatim(read('k: |\n\n  a\n\n'));
    expectVerbatim(read('k: |2\n    \n   a\n  b'));
  });

  it('with tabs after the indentation', () => expectVerbatim(read('k: |\n  [A]\n  \tb c\n')));

  it('whose indentation an indicator gives, so that the text begins with spaces', () => {
    const one = read('k: |1\n    a\n  b\n');
    expect(one.value).toBe('   a\n b\n');
    expectVerbatim(one);
  });

  it('of a nested mapping and after an anchor', () => {
    const document = parse('x:\n  - k: &config |2\n        a\n       b\n');
    expect(Place.root(document).at('x', 0, 'k').string).toBe('  a\n b\n');
    expect(document.rangeInScalar?.(['x', 0, 'k'], 2, 3)).toEqual({ start: 29, end: 30 });
  });

  it('at the end of a text without a final break', () => {
    const one = read('k: |-\n  ab\n  cd');
    expect(one.written(3, 5)).toBe('cd');
    expect(one.range(5, 5)).toEqual({ start: 15, end: 15 });
  });

  it('follow any lines', () => {
    const line = fc.stringMatching(/^[ ]{0,3}[ab\t]{0,3}$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, crlf) => {
        const text = `k: |2-\n${lines.map((each) => `  x${each}\n${each.trim() ? '' : '\n'}`).join('')}`;
        expectVerbatim(read(crlf ? text.replaceAll('\n', '\r\n') : text));
      }),
    );
  });
});

describe('folded block scalars', () => {
  it('keep the breaks around deeper lines', () => {
    const one = read(block('>', CONFIG, 2));
    expect(one.value).toBe(CONFIG);
    expectVerbatim(one);
  });

  it('turn a break into a space, and further ones into breaks', () => {
    const one = read('k: >-\n  one\n  two\n\n\n  three\n');
    expect(one.value).toBe('one two\n\nthree');
    expect(one.written(3, 4)).toBe('\n');
    expect(one.written(4, 7)).toBe('two');
    expect(one.written(0, 7)).toBe('one\n  two');
    expect(one.written(9, 14)).toBe('three');
  });

  it('follow any lines, in order and onto the same characters', () => {
    const line = fc.stringMatching(/^[ ]{0,2}[ab]{0,2}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), (lines, crlf) => {
        const text = `k: >+\n  x\n${lines.map((each) => `  ${each}\n`).join('')}`;
        const one = read(crlf ? text.replaceAll('\n', '\r\n') : text);
        for (const [offset, char] of [...one.value].entries()) {
          if (/[xab]/.test(char)) expect(one.written(offset, offset + 1)).toBe(char);
        }
      }),
    );
  });
});

describe('plain scalars', () => {
  it('on one line', () => expectVerbatim(read('k: one two # not part of it\n')));

  it('on several lines', () => {
    const one = read('k: one  two \n   three\n\n   four\nb: 1\n');
    expect(one.value).toBe('one  two three\nfour');
    expect(one.written(9, 14)).toBe('three');
    expect(one.written(15, 19)).toBe('four');
  });
});

describe('single-quoted scalars', () => {
  it('count a doubled quote once', () => {
    const one = read("k: 'it''s on \r\n\r\n  two lines'\n");
    expect(one.value).toBe("it's on\ntwo lines");
    expect(one.written(2, 3)).toBe("''");
    expect(one.written(3, 7)).toBe('s on');
    expect(one.written(8, 11)).toBe('two');
  });
});

describe('double-quoted scalars', () => {
  it('give the whole escape for what it stands for', () => {
    const one = read('k: "[A]\\n  b\\tc \\x41\\u00e9\\U0001F600 \\"d\\""\n');
    expect(one.value).toBe('[A]\n  b\tc Aé😀 "d"');
    expect(one.written(3, 4)).toBe('\\n');
    expect(one.written(6, 9)).toBe('b\\tc');
    expect(one.written(10, 11)).toBe('\\x41');
    expect(one.written(11, 12)).toBe('\\u00e9');
    expect(one.written(12, 14)).toBe('\\U0001F600');
    expect(one.written(13, 14)).toBe('\\U0001F600');
    expect(one.written(15, 18)).toBe('\\"d\\"');
  });

  it('fold lines, drop escaped breaks and keep escaped spaces', () => {
    const one = read('k: "one\\\n  two\\ \n\n  three\\\n\\  four"\n');
    expect(one.value).toBe('onetwo \nthree  four');
    expect(one.written(3, 6)).toBe('two');
    expect(one.written(6, 7)).toBe('\\ ');
    expect(one.written(8, 13)).toBe('three');
    expect(one.written(13, 14)).toBe('\\ ');
    expect(one.written(15, 19)).toBe('four');
  });

  it('in JSON', () => {
    const one = read('{"k": "[A]\\n \\/b \\ud83d\\ude00 c"}');
    expect(one.value).toBe('[A]\n /b 😀 c');
    expect(one.written(5, 7)).toBe('\\/b');
    expect(one.written(8, 10)).toBe('\\ud83d\\ude00');
    expect(one.written(11, 12)).toBe('c');
  });

  it('follow whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const one = read(JSON.stringify({ k: value }));
        const units = Array.from({ length: value.length }, (_, offset) => one.written(offset, offset + 1));
        expect(JSON.parse(`"${units.join('')}"`)).toBe(value);
      }),
    );
  });
});

describe('parts that cannot be told', () => {
  it('are undefined outside of the value, in an alias, and in what is not a string', () => {
    const document = parse('a: &x text\nb: *x\nc: 12\nd: {e: 1}\n');
    expect(document.rangeInScalar?.(['a'], 0, 4)).toEqual({ start: 6, end: 10 });
    expect(document.rangeInScalar?.(['a'], 0, 5)).toBeUndefined();
    expect(document.rangeInScalar?.(['a'], 3, 2)).toBeUndefined();
    expect(document.rangeInScalar?.(['b'], 0, 4)).toBeUndefined();
    expect(document.rangeInScalar?.(['c'], 0, 1)).toBeUndefined();
    expect(document.rangeInScalar?.(['d'], 0, 1)).toBeUndefined();
    expect(document.rangeInScalar?.(['missing'], 0, 1)).toBeUndefined();
  });
});

describe('a slice of a Place', () => {
  it('points at the part, has its text, and can be sliced again', () => {
    const part = Place.root(parse('k: |\n  one\n  two three\n')).at('k').slice(4, 13);
    expect(part.string).toBe('two three');
    expect(part.range).toEqual({ start: 13, end: 22 });
    expect(part.slice(4, 9).string).toBe('three');
    expect(part.slice(4, 9).range).toEqual({ start: 17, end: 22 });
  });

  it('points at all of an alias', () => {
    const root = Place.root(parse('a: &x text\nb: *x\n'));
    expect(root.at('b').slice(1, 2).range).toEqual(root.at('b').range);
  });
});
