import { expect, it } from 'vitest';
import format from '../../../src/formatters/terminal/statistics.ts';
import { buildFinding, buildReport, createSourceFile, fakeRule, plain, rangeOf } from '../../support/report.ts';

it('counts by rule and severity, the most frequent first', () => {
  const [a, b] = ['a.yaml', 'b.yaml'].map((path) => createSourceFile(path, 'a: b\n'));
  const finding = (file = a!, more = {}) => buildFinding(file, rangeOf(file, 'b'), more);
  const other = { rule: { ...fakeRule, id: 'no-other-example' } };
  const findings = [...Array(9).fill(finding()), finding(b), finding(a, { severity: 'warn' }), finding(a, other)];
  expect(format(buildReport(findings), plain)).toBe(
    `10  error  no-example        in 2 files
 1  warn   no-example        in 1 file
 1  error  no-other-example  in 1 file
11 errors and 1 warning in 2 files.\n`,
  );
  expect(format(buildReport([]), plain)).toBe('');
});
