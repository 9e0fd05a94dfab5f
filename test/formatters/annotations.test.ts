import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAnnotations, MOST_ANNOTATIONS } from '../../src/formatters/annotations.ts';
import { defineRule } from '../../src/rule.ts';
import { buildFinding, createSourceFile, fakeRule } from '../support/report.ts';

const costly = defineRule({ ...fakeRule, id: 'no-costs', category: 'cost', outcome: 'runs' });
const rare = defineRule({ ...fakeRule, id: 'no-rare', category: 'scheduling' });

/** A finding on a line of a file. */
function finding(path: string, line: number, rule = fakeRule, severity: 'error' | 'warn' = 'error') {
  const file = createSourceFile(path, 'a: b\n'.repeat(100));
  return buildFinding(file, { start: (line - 1) * 5, end: (line - 1) * 5 + 1 }, { rule, severity });
}

const places = (findings: readonly ReturnType<typeof finding>[]) =>
  findings.map(({ rule, file, range }) => `${rule.id} ${file.path}:${file.position(range.start).line}`);

describe('annotations', () => {
  it('are all findings, in their order, while there is room', () => {
    const findings = [
      ...Array.from({ length: 10 }, (_, index) => finding('a.yaml', index + 1)),
      ...Array.from({ length: 10 }, (_, index) => finding('b.yaml', index + 1, costly, 'warn')),
    ];
    const { shown, left } = chooseAnnotations(findings);
    expect(shown.map((each) => each.finding)).toEqual(findings);
    expect(shown.filter(({ note }) => note !== undefined)).toEqual([]);
    expect(left).toEqual([]);
  });

  it('give each rule its turn, and each file before another of the same', () => {
    const findings = [
      ...Array.from({ length: 30 }, (_, index) => finding('a.yaml', index + 1)),
      finding('b.yaml', 1),
      finding('b.yaml', 2, costly),
      finding('c.yaml', 1),
      finding('c.yaml', 2, rare),
    ];
    const { shown, left } = chooseAnnotations(findings);
    expect(places(shown.map((each) => each.finding))).toEqual([
      'no-example a.yaml:1',
      'no-rare c.yaml:2',
      'no-costs b.yaml:2',
      'no-example a.yaml:2',
      'no-example a.yaml:3',
      'no-example a.yaml:4',
      'no-example a.yaml:5',
      'no-example a.yaml:6',
      'no-example a.yaml:7',
      'no-example a.yaml:8',
    ]);
    expect(shown.map(({ note }) => note).filter(Boolean)).toEqual([
      'And 24 more of no-example: 22 in a.yaml, 1 in b.yaml, 1 in c.yaml.',
    ]);
    expect(left).toHaveLength(24);
  });

  it('name the files with most of what is not shown, and count the others', () => {
    const findings = Array.from({ length: 40 }, (_, index) =>
      finding(`${'x'.repeat(200)}${index % 8}.yaml`, index + 1),
    );
    const [first] = chooseAnnotations(findings).shown;
    const name = (number: number) => `…${'x'.repeat(113)}${number}.yaml`;
    expect(first?.note).toBe(
      `And 30 more of no-example: 4 in ${name(2)}, 4 in ${name(3)}, 4 in ${name(4)} and 18 in 5 more files.`,
    );
  });

  it('hold no finding twice, lose none, and are never more than GitHub shows', () => {
    const any = fc.record({
      path: fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml'),
      line: fc.integer({ min: 1, max: 90 }),
      rule: fc.constantFrom(fakeRule, costly, rare),
      severity: fc.constantFrom('error' as const, 'warn' as const),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (some) => {
        const findings = some.map(({ path, line, rule, severity }) => finding(path, line, rule, severity));
        const { shown, left } = chooseAnnotations(findings);
        const chosen = shown.map((each) => each.finding);
        expect(new Set([...chosen, ...left])).toEqual(new Set(findings));
        expect(chosen.length + left.length).toBe(findings.length);
        for (const level of ['error', 'warn']) {
          const all = findings.filter(({ severity }) => severity === level).length;
          expect(chosen.filter(({ severity }) => severity === level)).toHaveLength(Math.min(all, MOST_ANNOTATIONS));
        }
      }),
    );
  });
});
