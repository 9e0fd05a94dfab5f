import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrameOf } from '../../../src/formatters/terminal/code-frame.ts';
import { widthOf } from '../../../src/formatters/terminal/width.ts';
import { anyText } from '../../support/any-text.ts';
import { createSourceFile, rangeOf } from '../../support/report.ts';

/** The frame as two lines, the way it is printed. */
function draw(text: string, marked: string, width?: number): string[] {
  const file = createSourceFile('a.yaml', text);
  const { source, indent, carets } = codeFrameOf({ file, range: rangeOf(file, marked) }, width);
  return [source, ' '.repeat(indent) + '^'.repeat(carets)];
}

describe('codeFrameOf', () => {
  it('puts carets under exactly the range', () => {
    expect(draw('a: 1\nprivileged: true\nb: 2\n', 'true')).toEqual([
      'privileged: true', //
      '            ^^^^',
    ]);
  });

  it.each([
    ['CRLF', 'a: true\r\nb: 1\r\n'],
    ['no line break at the end', 'a: true'],
  ])('takes the line without its break: %s', (_, text) => {
    expect(draw(text, 'true')).toEqual(['a: true', '   ^^^^']);
  });

  it('counts wide characters as two cells and accents as none', () => {
    expect(draw('名: 网站 # 🚢', '网站')).toEqual([
      '名: 网站 # 🚢', //
      '    ^^^^',
    ]);
    expect(draw('e\u0301: x', 'x')).toEqual(['e\u0301: x', '   ^']);
  });

  it('expands tabs to the next stop', () => {
    expect(draw('{\t"a": 1}', '1')).toEqual([
      '{   "a": 1}', //
      '         ^',
    ]);
  });

  it('shows what must not reach a terminal, and stays aligned', () => {
    expect(draw('a: "\u001B[2J\u202Ex" # y', 'y')).toEqual([
      String.raw`a: "\x1b[2J\u202ex" # y`, //
      '                      ^',
    ]);
  });

  it('shows what must not reach a runner of GitHub, and stays aligned', () => {
    expect(draw('a: "##[error]x" # y', 'y')).toEqual([
      String.raw`a: "##\x5berror]x" # y`, //
      '                     ^',
    ]);
  });

  it('marks a range of several lines to the end of the first one', () => {
    expect(draw('a: [1,\n  2]\n', '[1,\n  2]')).toEqual(['a: [1,', '   ^^^']);
  });

  it('marks one cell where there is nothing to mark', () => {
    const file = createSourceFile('a.yaml', 'a:\nb: 1\n');
    expect(codeFrameOf({ file, range: { start: 2, end: 2 } })).toEqual({ line: 1, source: 'a:', indent: 2, carets: 1 });
    expect(codeFrameOf({ file, range: { start: 8, end: 8 } })).toEqual({ line: 3, source: '', indent: 0, carets: 1 });
    expect(codeFrameOf({ file: createSourceFile('b.yaml', ''), range: { start: 0, end: 0 } })).toEqual({
      line: 1,
      source: '',
      indent: 0,
      carets: 1,
    });
  });

  it('shows a window of a line that is too long', () => {
    const line = `${'a'.repeat(50)}: TRUE ${'b'.repeat(50)}`;
    expect(draw(line, 'TRUE', 20)).toEqual([
      '…aaaaaaaa: TRUE bbb…', //
      '           ^^^^',
    ]);
    expect(draw(`x: TRUE ${'b'.repeat(50)}`, 'TRUE', 20)).toEqual([
      'x: TRUE bbbbbbbbbb…', //
      '   ^^^^',
    ]);
    expect(draw(`${'a'.repeat(50)}: TRUE`, 'TRUE', 20)).toEqual([
      '…aaaaaaaaaaaa: TRUE', //
      '               ^^^^',
    ]);
  });

  it('cuts a range that is too long by itself', () => {
    expect(draw(`v: ${'x'.repeat(100)}`, 'x'.repeat(100), 12)).toEqual(['…xxxxxxxxxx…', ' ^^^^^^^^^^']);
  });

  it('looks only at what it shows of a line of 20 MB', { timeout: 20_000 }, () => {
    const file = createSourceFile('a.json', `{"a":"${'x'.repeat(20_000_000)}","b":true}`);
    const range = rangeOf(file, 'true');
    file.position(0);
    const frames = Array.from({ length: 1000 }, () => JSON.stringify(codeFrameOf({ file, range })));
    expect(new Set(frames).size).toBe(1);
  });

  it('never exceeds its width and never loses the caret, whatever comes in', () => {
    fc.assert(
      fc.property(
        anyText(200),
        fc.nat(200),
        fc.nat(50),
        fc.integer({ min: 12, max: 80 }),
        (text, start, length, width) => {
          const file = createSourceFile('a.yaml', text);
          const from = Math.min(start, text.length);
          const range = { start: from, end: Math.min(from + length, text.length) };
          const { source, indent, carets } = codeFrameOf({ file, range }, width);
          expect(widthOf(source)).toBeLessThanOrEqual(width);
          expect(indent + carets).toBeLessThanOrEqual(width);
          expect(carets).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
