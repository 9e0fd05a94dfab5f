import { describe, expect, test } from 'vitest';
import { parseOne, textAt } from '../support.ts';

describe.each(['\n', '\r\n'])('a block scalar ends, with %j,', (lineBreak) => {
  test.each<[string, string, string, string]>([
    ['after its last line with content', 'a: |\n  x\n\n\nb: 1\n', '|\n  x', 'x\n'],
    ['there too when it strips', 'a: |-\n  x\n\nb: 1\n', '|-\n  x', 'x'],
    ['before the break of its last blank line when it keeps', 'a: |+\n  x\n\n\nb: 1\n', '|+\n  x\n\n', 'x\n\n\n'],
    ['there too at the end of the text', 'a: |+\n  x\n\n\n', '|+\n  x\n\n', 'x\n\n\n'],
    ['with the text', 'a: |\n  x', '|\n  x', 'x\n'],
    ['after a line of spaces that is content', 'a: |\n  x\n     \nb: 1\n', '|\n  x\n     ', 'x\n   \n'],
    ['after a tab at the end of its line', 'a: |\n  x\t\nb: 1\n', '|\n  x\t', 'x\t\n'],
    ['at its header when it is empty', 'a: |\n\nb: 1\n', '|', ''],
    ['before a comment', 'a: >\n  x\n  y\n# c\nb: 1\n', '>\n  x\n  y', 'x y\n'],
    ['after a comment sign that is content', 'a: |\n  x\n  # y\nb: 1\n', '|\n  x\n  # y', 'x\n# y\n'],
  ])('%s', (_, text, written, value) => {
    const own = text.replaceAll('\n', lineBreak);
    const document = parseOne(own);
    expect((document.value as { a: unknown }).a).toBe(value);
    expect(textAt(own, document.locate(['a'])?.value)).toBe(written.replaceAll('\n', lineBreak));
  });
});
