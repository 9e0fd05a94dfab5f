// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { describe, expect, it } from 'vitest';
import { evaluateText, plainOf } from './evaluate-text.ts';

const UNKNOWN = 'timestamp()';

describe('functions', () => {
  it.each<[string, unknown]>([
    ['merge({ a = 1, b = 2 }, null, { b = 3 })', { a: 1, b: 3 }],
    ['concat([1], [2, 3], [])', [1, 2, 3]],
    ['lookup({ a = "x" }, "b", "none")', 'none'],
    ['try(o.missing, "default")', 'default'],
    ['try(o.k, "default")', 'v'],
    ['can(o.missing)', false],
    ['coalesce(null, "", "c")', 'c'],
    ['flatten([[1, [2]], 3, []])', [1, 2, 3]],
    ['toset(["b", "a", "b"])', ['a', 'b']],
    ['keys({ b = 1, a = 2 })', ['a', 'b']],
    ['values({ b = 1, a = 2 })', [2, 1]],
    ['format("%s-%d%%", "a", 3)', 'a-3%'],
    ['join("-", ["a", 1, true])', 'a-1-true'],
    ['split(",", "a,b,")', ['a', 'b', '']],
    ['replace("a.b.c", ".", "-")', 'a-b-c'],
    ['lower(upper("aB"))', 'ab'],
    ['trimspace("  a \\n")', 'a'],
    ['trimprefix("eks-a", "eks-")', 'a'],
    ['substr("abcdef", 1, 3)', 'bcd'],
    ['length("äb") + length([1]) + length({ a = 1 })', 4],
    ['element(["a", "b"], 3)', 'b'],
    ['contains(["a"], "a")', true],
    ['distinct(["a", "b", "a"])', ['a', 'b']],
    ['compact(["a", "", null])', ['a']],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['range(1, 4)', [1, 2, 3]],
    ['setsubtract(["a", "b"], ["a"])', ['b']],
    ['jsondecode("{\\"a\\":[1,null]}")', { a: [1, null] }],
    ['yamldecode("a: 1\\nb: [x]\\n")', { a: 1, b: ['x'] }],
    ['jsondecode(jsonencode({ a = [t] }))', { a: [true] }],
    ['yamldecode(yamlencode({ a = "b" })).a', 'b'],
    ['tostring(5)', '5'],
    ['tonumber("5") + 1', 6],
    ['indent(2, "a\\nb")', 'a\n  b'],
    ['anytrue([false, t])', true],
    ['max(1, n, 2)', 3],
    ['one([])', null],
    ['concat(l...)', { unknown: 'a text is not a list' }],
    ['concat([[1], [2]]...)', [1, 2]],
  ])('%s', (text, value) => {
    expect(plainOf(evaluateText(text))).toEqual(value);
  });
});

describe('what is not known', () => {
  const reason = { unknown: 'timestamp() is not evaluated' };

  it.each([
    UNKNOWN,
    `"a-\${${UNKNOWN}}"`,
    `merge({ a = 1 }, ${UNKNOWN})`,
    `concat([1], ${UNKNOWN})`,
    `${UNKNOWN} == 1`,
    `${UNKNOWN} ? 1 : 2`,
    `[for v in ${UNKNOWN} : v]`,
    `try(${UNKNOWN}, 1)`,
    `[for v in l : v if v == ${UNKNOWN}]`,
    `concat(${UNKNOWN}, [1])[0]`,
    `merge({ a = 1 }, ${UNKNOWN}).a`,
    `lookup(merge({ a = 1 }, ${UNKNOWN}), "b", 2)`,
    `length(concat([1], ${UNKNOWN}))`,
    `{ (${UNKNOWN}) = 1 }`,
    `t && ${UNKNOWN}`,
  ])('%s stays so', (text) => {
    expect(plainOf(evaluateText(text))).toEqual(reason);
  });

  it.each<[string, unknown]>([
    [`!t && ${UNKNOWN}`, false],
    [`t || ${UNKNOWN}`, true],
    [`${UNKNOWN} ? 1 : 1`, 1],
    [`merge(${UNKNOWN}, { a = 1 }).a`, 1],
    [`contains(["a", ${UNKNOWN}], "a")`, true],
    [`try(o.missing, 1)`, 1],
    [`t ? 1 : ${UNKNOWN}`, 1],
  ])('%s does not', (text, value) => {
    expect(plainOf(evaluateText(text))).toEqual(value);
  });

  it('leaves what is known around it', () => {
    expect(evaluateText(`"shop-\${${UNKNOWN}}-x"`)).toMatchObject({ kind: 'unknown', pattern: 'shop-*-x' });
  });
});

describe('places', () => {
  it('are those of each part of a text', () => {
    const value = evaluateText('<<-E\n    a: ${a}\n      b\n  E');
    if (value.kind !== 'string') throw new Error(value.kind);
    const written = value.pieces.map(({ text, span: { file, range } }) => [
      text,
      file.path,
      file.text.slice(range.start, range.end),
    ]);
    expect(written).toEqual([
      ['a: ', 'main.tf', 'a: '],
      ['x', 'names.tf', 'x'],
      ['\n', 'main.tf', '\n'],
      ['  b\n', 'main.tf', '  b\n'],
    ]);
  });

  it('stay in what functions make of a text', () => {
    const value = evaluateText('split("-", trimspace(" ab-cd "))[1]');
    if (value.kind !== 'string') throw new Error(value.kind);
    const [piece] = value.pieces;
    expect(piece?.span.file.text.slice(piece.span.range.start, piece.span.range.end)).toBe('cd');
  });
});
