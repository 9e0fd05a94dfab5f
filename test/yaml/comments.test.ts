import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findComments } from '../../src/yaml/comments.ts';
import { anyText } from '../support/any-text.ts';
import { parse, plain, textAt } from './support.ts';

/** The comments of a text, all of which hold an `!`. */
function comments(text: string): (string | undefined)[] {
  return findComments(text, '!').map((range) => textAt(text, range));
}

describe('comments', () => {
  it.each([
    ['on lines of their own, indented or not', '# one!\na: 1\n  # two!\n', ['# one!', '# two!']],
    ['after a value, up to the line break', 'a: 1 # one! \r\nb: 2\t# two!\rc: 3', ['# one! ', '# two!']],
    ['after a key, an item, an anchor, a bracket', 'a: # 1!\n- &x # 2!\n  [ # 3!\n 1, # 4!\n ] # 5!\n', 5],
    ['after the header of a block scalar', 'a: | # one!\n  # text!\n# two!\nb: 1\n', ['# one!', '# two!']],
    ['after a block scalar that keeps its line breaks', 'a: |+\n  # text!\n\n# one!\n', ['# one!']],
    ['in front of everything, after a byte order mark', '\ufeff# one!\n--- # two!\na: 1', ['# one!', '# two!']],
    ['in a document that holds nothing else', '# one!\n---\n# two!\n', ['# one!', '# two!']],
    ['after an explicit end they are not read', 'a: 1 # one!\n...\n# two!\n', ['# one!']],
    ['end at every line break of YAML', 'a: 1 # one!\u2028b: 2 # two!\n', ['# one!', '# two!']],
  ])('%s', (_, text, expected) => {
    if (typeof expected === 'number') expect(comments(text)).toHaveLength(expected);
    else expect(comments(text)).toEqual(expected);
  });

  it.each([
    ['inside of double quotes', 'a: "one # text!"\n'],
    ['inside of single quotes over several lines', "a: 'one\n\n  # text!\n  it''s # text!'\n"],
    ['in quotes that are not indented, which Kubernetes takes', 'spec:\n  a: "one\n# text!\n  two"\n'],
    ['inside of a literal block scalar', 'a: |\n  one\n  # text!\nb: |-\n  # text!'],
    ['inside of a folded block scalar, at any depth', 'a:\n- - >\n    # text!\n\n    # text!\n'],
    ['in quoted keys', '"a # text!": 1\n? \'b # text!\'\n: 2\n'],
    ['without a space before it', 'a: b#text!\nc: d#!#e\n'],
    ['in JSON', '{"a": "b # text!", "c": "\\" # text!"}'],
    ['in JSON that is no JSON by a comma', '{"a": "b # text!", "c": ["\\" # text!",],}'],
  ])('are text %s', (_, text) => {
    expect(comments(text)).toEqual([]);
  });

  it('are found in a document that cannot be read, and in those beside it', () => {
    const text = '# one!\na: [1 # two!\nb: "text # text!"\n---\n# three!\nc: 1\n---\nd: "open # text!\n';
    expect(parse(text).problems).toHaveLength(2);
    expect(comments(text)).toEqual(['# one!', '# two!', '# three!']);
  });

  it('cost nothing where the word does not occur', () => {
    expect(findComments('# one\n---\n# two!\n', '!').length).toBe(1);
    expect(findComments('# one\n', '!')).toEqual([]);
  });
});

const piece = fc.constantFrom(
  ...['a: ', 'b: 1', '- ', '[', ']', '{', '}', ',', '"', "'", '|', '|+', '>-', '&x ', '*x', '!t ', '#', ' # c', '# d'],
  ...['\n', '\n  ', '\n    ', '\r\n', '\r', '\n---\n', '...', '\u2028', '\ufeff', '\t', '\\', ' ', '\u0002', '\u001f'],
);
const soup = fc.array(piece, { maxLength: 30 }).map((each) => `${each.join('')}\n`);

function valuesOf(text: string): unknown[] {
  return parse(text).documents.map(({ value }) => plain(value));
}

describe('any text', () => {
  it.each([
    ['arbitrary strings', anyText(80)],
    ['strings of YAML', soup],
  ])('%s: comments are in order, start with # and mean nothing', { timeout: 60_000 }, (_, texts) => {
    let found = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const ranges = findComments(text, '');
        let changed = text;
        let end = 0;
        for (const range of ranges) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          end = range.end;
          expect(text[range.start]).toBe('#');
          changed = `${changed.slice(0, range.start)}#${'!'.repeat(end - range.start - 1)}${changed.slice(end)}`;
        }
        const values = valuesOf(text);
        // No manifest is one block scalar.
        if (parse(text).problems.length > 0 || values.some((value) => typeof value === 'string')) return;
        found += ranges.length;
        expect(valuesOf(changed), JSON.stringify(text)).toEqual(values);
      }),
      // Hardly any arbitrary string has a comment; one that does shows that comments are looked at.
      { numRuns: 2_000, examples: [['a: 1 # c\n']] },
    );
    expect(found).toBeGreaterThan(0);
  });
});
