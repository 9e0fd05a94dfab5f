import { describe, expect, test } from 'vitest';
import { isSkipped } from '../../src/yaml/skip-unread.ts';
import { parse } from './support.ts';

const isRead = (kind: string) => kind !== 'Secret';

function kindsOf(text: string): unknown[] {
  return parse(text).documents.map(({ value }) => (value as { kind?: unknown } | null)?.kind);
}

describe('a document of a kind that nobody reads is skipped', () => {
  test.each([
    ['alone', 'kind: Secret\n'],
    ['without a last break', 'kind: Secret'],
    ['after other keys', 'apiVersion: v1\nkind: Secret\n'],
    ['after comments and empty lines', '# c\n\n  # d\nkind: Secret\n'],
    ['after `---`', '---\nkind: Secret\n'],
    ['with a comment', 'kind: Secret # c\n'],
    ['in quotes', 'kind: "Secret"\n'],
    ['in single quotes', "kind: 'Secret'\n"],
    ['with CRLF', 'apiVersion: v1\r\nkind: Secret\r\n'],
    ['with lone CR', 'apiVersion: v1\rkind: Secret\r'],
    ['with a tab', 'kind:\tSecret\n'],
    ['with another kind further in', 'kind: Secret\nspec:\n  kind: Pod\n'],
    ['with mistakes, which are nobody’s business', 'kind: Secret\ndata: [\n'],
  ])('%s', (_, text) => {
    expect(isSkipped(text, isRead)).toBe(true);
    expect(isSkipped(text.replace('Secret', 'Pod'), isRead)).toBe(false);
  });
});

describe('a document is parsed when its kind may be another one', () => {
  test.each([
    ['written twice', 'kind: Secret\nkind: Pod\n'],
    ['in double quotes after it', 'kind: Secret\n"kind": Pod\n'],
    ['in single quotes after it', "kind: Secret\n'kind': Pod\n"],
    ['in escapes', 'kind: Secret\n"k\\u0069nd": Pod\n'],
    ['after `?`', 'kind: Secret\n? kind\n: Pod\n'],
    ['after a tag', 'kind: Secret\n!!str kind: Pod\n'],
    ['after an anchor', 'kind: Secret\n&a kind: Pod\n'],
    ['by an alias', 'x: &a kind\nkind: Secret\n*a : Pod\n'],
    ['merged', 'kind: Secret\n<<: {kind: Pod}\n'],
    ['merged by an alias', 'x: &a {kind: Pod}\nkind: Secret\n<<: *a\n'],
    ['with a space before its colon', 'kind: Secret\nkind : Pod\n'],
    ['with a tab before its colon', 'kind: Secret\nkind\t: Pod\n'],
    ['on a line of its own', 'x: "\nkind: Secret\n"\nkind:\n  Pod\n'],
    ['as a block scalar', 'x: "\nkind: Secret\n"\nkind: |-\n  Pod\n'],
    ['with a tag', 'x: "\nkind: Secret\n"\nkind: !!str Pod\n'],
    ['after a quote in which the other one is', "x: '\nkind: Secret\n'\nkind: Pod\n"],
    ['after brackets in which the other one is', 'x: {\nkind: Secret\n}\nkind: Pod\n'],
    ['after a line that only CR ends', 'kind: Secret\rkind: Pod\r'],
    ['after a line separator', 'kind: Secret\u2028kind: Pod\n'],
    ['after a paragraph separator', 'kind: Secret\u2029kind: Pod\n'],
    ['after a next line', 'x: y\u0085kind: Pod\n'],
    ['indented as all root keys', ' x: |\n  a\n kind: Pod\n'],
    ['in brackets as the root', '{x: "\nkind: Secret\n", kind: Pod}\n'],
  ])('%s', (_, text) => {
    expect(isSkipped(text, isRead)).toBe(false);
    expect(kindsOf(text)).toContain('Pod');
  });

  test.each([
    ['a list at the root', '- kind: Secret\n'],
    ['text after it', 'kind: Secret x\n'],
    ['a comment sign without a space', 'kind: Secret#c\n'],
    ['an anchor', 'kind: &a Secret\n'],
    ['escapes', 'kind: "Sec\\u0072et"\n'],
    ['quotes over lines', 'kind: "Secret\n"\n'],
    ['the end of a document', 'kind: Secret\n...\nkind: Pod\n'],
    ['a directive', '%YAML 1.1\n---\nkind: Secret\n'],
    ['a byte order mark', '\ufeffkind: Secret\n'],
    ['a template', 'kind: Secret\nx: {{ y }}\n'],
    ['a template around it', '{{ if .x }}\nkind: Secret\n{{ end }}\n'],
    ['no kind', 'apiVersion: v1\n'],
    ['nothing', ''],
  ])('and for %s', (_, text) => {
    expect(isSkipped(text, isRead)).toBe(false);
  });
});
