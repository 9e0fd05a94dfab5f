import { describe, expect, test } from 'vitest';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';
import { explainProblems } from '../../../src/yaml/syntax/syntax-problems.ts';
import { parse } from '../support.ts';

/** `line:column message` of the first problem. */
function problemOf(text: string): string {
  const [problem] = parse(text).problems;
  const { line, column } = createSourceFile('x', text).position(problem?.range.start ?? -1);
  return `${line}:${column} ${problem?.message}`;
}

const NESTED = 'These lines are indented below a key that already has a value: remove one of them';
const TAB = 'Tabs cannot indent YAML: use spaces';

describe('says in plain words, where it begins,', () => {
  test.each([
    ['a tab before an item', 'spec:\n  containers:\n\t- name: c\n', `3:1 ${TAB}`],
    ['a tab before a later item', 'a:\n  - b: 1\n\t- c: 2\n', `3:1 ${TAB}`],
    ['a tab before a key', 'a:\n  b: 1\n\tc: 2\n', `3:1 ${TAB}`],
    ['a line below a key that has a value', 'a: 1\n  b: 2\n', `2:4 ${NESTED}`],
    ['lines below a key that has a value', 'spec:\n  a: x\n    b: 2\n    c: 3\n', `3:6 ${NESTED}`],
    ['an item without dash', '- a: 1\n b: 2\n', '2:1 A list item without its `-`'],
    ['text after a quote', 'a: "x" y\n', '1:8 Unexpected content after a complete value'],
    ['a line without colon after a block scalar', 'a: |\n x\ny\n', '3:1 A key without a `:`'],
    ['a bracket that another one closes', 'a: [1, 2}\n', '1:4 This bracket is never closed'],
    ['a missing comma between entries of JSON', '{"a": 1\n "b": 2}\n', '2:2 A comma or `}` is missing before this'],
    ['a missing comma between items of JSON', '["a"\n "b"]\n', '2:2 A comma or `]` is missing before this'],
    ['a missing colon in JSON', '{"a" 1}\n', '1:6 A `:` is missing after this key'],
    ['JSON that ends early', '{"a": {"b": 1}\n', '1:15 The JSON ends before its last bracket is closed'],
    ['a list that is merged through its alias', 'l: &l [{a: 1}]\nm:\n- <<: *l\n', '3:7 *l is a list, and <<'],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toContain(expected);
    // The place is the one in the file, after other documents too.
    const [line, rest] = [Number.parseInt(expected, 10), expected.slice(expected.indexOf(':'))];
    expect(problemOf(`x: 1\n---\n${text}`)).toContain(`${line + 2}${rest}`);
  });

  test('leaves very long documents in the words of the library', () => {
    const text = `${'a: b\n'.repeat(50_000)}c: "x" y\n`;
    const file = createSourceFile('x', text);
    const { problems } = parseFile(file);
    expect(explainProblems(file, problems)).toEqual(problems);
    expect(problems).toMatchObject([{ message: expect.stringMatching(/^This is not YAML: .*[^.]$/) }]);
  });
});
