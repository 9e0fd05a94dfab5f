import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntry, parseFluentBit } from '../../../src/fargate/logging/fluent-bit.ts';

const TEXT = `# outputs
[OUTPUT]
    # where to
    Name   es  
    Match *

\t
    Header  X-Team  orders # not a comment
  [ Filter ]
\tNAME\tgrep
`;

describe('parseFluentBit', () => {
  it('reads sections and their entries', () => {
    const { sections, problems } = parseFluentBit(TEXT);
    expect(problems).toEqual([]);
    expect(
      sections.map(({ name, indent, entries }) => [
        name,
        indent,
        ...entries.map(({ key, value }) => `${key}=${value}`),
      ]),
    ).toEqual([
      ['OUTPUT', '', 'Name=es', 'Match=*', 'Header=X-Team  orders # not a comment'],
      ['Filter', '  ', 'NAME=grep'],
    ]);
    expect(sections.flatMap(({ entries }) => entries.map(({ indent }) => indent))).toEqual([
      '    ',
      '    ',
      '    ',
      '\t',
    ]);
  });

  it('gives the ranges of names, keys and values', () => {
    const { sections } = parseFluentBit(TEXT);
    const at = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end);
    expect(sections.map(({ range }) => at(range))).toEqual(['[OUTPUT]', '[ Filter ]']);
    for (const { entries } of sections) {
      for (const { key, value, keyRange, valueRange } of entries) {
        expect([at(keyRange), at(valueRange)]).toEqual([key, value]);
      }
    }
  });

  it('reads all kinds of line ends alike', () => {
    const names = (text: string) =>
      parseFluentBit(text).sections.map(({ name, entries }) => [name, entries.map(({ key, value }) => [key, value])]);
    expect(names(TEXT.replaceAll('\n', '\r\n'))).toEqual(names(TEXT));
    expect(names(TEXT.replaceAll('\n', '\r'))).toEqual(names(TEXT));
    expect(names(TEXT.trimEnd())).toEqual(names(TEXT));
  });

  it('finds entries without regard to case, the last of several', () => {
    const [section] = parseFluentBit('[OUTPUT]\n  name es\n  NAME kinesis\n').sections;
    expect(section && findEntry(section, 'Name')?.value).toBe('kinesis');
    expect(section && findEntry(section, 'Match')).toBeUndefined();
  });

  it.each([
    ['[OUTPUT\n  Name es', 'header', '[OUTPUT'],
    ['[OUTPUT] Name es', 'afterHeader', 'Name es'],
    ['Name es\n', 'outside', 'Name es'],
    ['[OUTPUT]\n  Name  ', 'noValue', 'Name'],
    ['  @INCLUDE more.conf', 'command', '@INCLUDE more.conf'],
    ['[OUTPUT]\n@SET a=b', 'command', '@SET a=b'],
  ])('does not understand %j', (text, type, fault) => {
    const { problems, sections } = parseFluentBit(text);
    expect(problems.map((problem) => [problem.type, problem.text])).toEqual([[type, fault]]);
    for (const { range } of problems) expect(text.slice(range.start, range.end)).toBe(fault);
    expect(sections.every(({ complete }) => !complete)).toBe(true);
  });

  it('takes a comment after the name of a section', () => {
    expect(parseFluentBit('[OUTPUT] # to OpenSearch\n  Name es').problems).toEqual([]);
  });

  it('puts every line somewhere, and never out of the text', () => {
    const line = fc.stringMatching(/^[ \t]{0,3}[[\]@#A b]{0,8}$/);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { sections, problems } = parseFluentBit(text);
        const ranges = [
          ...problems.map(({ range }) => range),
          ...sections.flatMap(({ range, entries }) => [range, ...entries.map(({ keyRange }) => keyRange)]),
        ];
        const told = new Set(ranges.map(({ start }) => text.slice(0, start).split('\n').length));
        const wanted = lines.flatMap((each, index) => (/^[ \t]*(#|$)/.test(each) ? [] : [index + 1]));
        expect([...told].sort((a, b) => a - b)).toEqual(wanted);
        for (const { start, end } of ranges) expect(start < end && end <= text.length).toBe(true);
      }),
    );
  });
});
