import { describe, expect, test } from 'vitest';
import { parse, parseOne, plain } from './support.ts';

/** What js-yaml reads otherwise than Kubernetes, or reads though Kubernetes refuses it, one text for each kind. */
describe('as Kubernetes reads it', () => {
  test.each<[string, string, unknown]>([
    ['an anchor that is set again inside of what it names', 'a: &x\n  - &x b\nc: *x\n', { a: ['b'], c: 'b' }],
    ['a line break of YAML 1.1 after a carriage return', 'a: b\r\u0085  c\n', { a: 'b\nc' }],
    ['such a break at the end of a text that keeps its breaks', 'a: |+\n  b\u0085', { a: 'b\n\n' }],
    ['a comment directly after a quote over lines', 'a: "b\n"#c\nd: e\n', { a: 'b ', d: 'e' }],
    ['minus zero as a key', '-0.0: a\n', { '-0': 'a' }],
    ['a tab after the end of the document', 'a: b\n...\n\tc\n', { a: 'b' }],
    ['a tag on the line before a quote', 'a:\n  !!int\n  "5"\n', { a: 5 }],
  ])('%s', (_, text, value) => {
    expect(plain(parseOne(text).value)).toEqual(value);
  });
});

describe('refused, as by Kubernetes', () => {
  test.each([
    ['a separator that ends in a byte order mark', 'a: b\n---\ufeff\nc: d\n', /^Only a comment can follow `---`/],
    ['text after the second of two separators', 'a: b\n---\n--- c\n', /^Only a comment can follow `---`/],
    ['`...` after a line break of YAML 1.1', '\u0085...\u0085a: b\n', /^`...` ends a document/],
    ['a tab after such a break', 'a: b\u0085\t\u0085c: d\u0085', /^Tabs cannot indent YAML/],
    ['a tag that ends in another space', 'a: !\u00a0b\n', /^Kubernetes cannot read this tag/],
    ['an anchor that ends in another space', 'a: &b\u00a0c\n', /^An anchor's name is made of letters/],
    ['a tag in characters of no address', 'a: !<|b> c\n', /^Kubernetes cannot read this tag/],
    ['a list on the line of a bracket', '[a]- b\n', /^Unexpected/],
    ['a key that is in brackets', '[a]b: c\n', /./],
    ['an entry on the line of a bracket', 'a: {b: c\n}d: e\n', /./],
    ['a `:` after a comment in brackets', 'a: [ #b\n :c]\n', /^In brackets, a value with `:`/],
    ['a `:` after a `:` in brackets', 'a: {b: :c}\n', /^In brackets, a value with `:`/],
    ['two `?` in brackets', 'a: {? ?b}\n', /^A key has one `\?` only/],
    ['a control character in a list', '["\u007f"]', /^The character U\+007F/],
    ['a key that ends in a quote before its `:`', "a: {b'c':[d]}\n", /^A space is missing after `:`/],
  ])('%s', (_, text, message) => {
    expect(parse(text).problems.at(-1)?.message).toMatch(message);
  });
});

describe('refused, though Kubernetes reads it', () => {
  test.each([
    ['two byte order marks', '\ufeff\ufeffa: b\n', /^The character U\+FEFF/],
    ['a `:` on the next line in brackets', 'a: {? b\n\n:"c"}\n', /^A space is missing after `:`/],
    ['a tag without a value', '!a\n...\n', /an anchor or a tag has to be on the line of its value$/],
    [
      'a tag before the line of a text',
      'a:\n  !a\n  |\n  b\n',
      /an anchor or a tag has to be on the line of its value$/,
    ],
    ['a tag twice', '!a\n!b "c"\n', /./],
    ['a dash behind an anchor, in brackets', 'a: [&b -]\n', /^The list belongs on the line after it/],
    [
      'an anchor on another line than the tag',
      'a: &b\n  !c\n  d\n',
      /^Write the anchor and the tag of a value on one line/,
    ],
    ['bytes in base64', 'a: !!binary 9007199254740993\n', /is not text in base64/],
  ])('%s', (_, text, message) => {
    const { documents, problems } = parse(text);
    expect(documents).toEqual([]);
    expect(problems[0]?.message).toMatch(message);
  });
});
