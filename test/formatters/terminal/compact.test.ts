import { expect, it } from 'vitest';
import pieces from '../../../src/formatters/terminal/compact.ts';
import { buildFinding, buildReport, createSourceFile, plain, rangeOf, terminal } from '../../support/report.ts';
import { whole } from '../../support/whole-text.ts';

const format = whole(pieces);

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');

it('prints one line a finding', () => {
  const findings = [
    buildFinding(file, rangeOf(file, 'spec'), { severity: 'warn' }),
    buildFinding(file, rangeOf(file, 'true'), { data: { what: 'hostNetwork' } }),
  ];
  expect(format(buildReport(findings), plain)).toBe(
    'k8s/web.yaml:1:1: warn no-example: This is not for Fargate.\n' +
      'k8s/web.yaml:2:16: error no-example: hostNetwork is not for Fargate.\n',
  );
});

it('prints nothing when there is nothing', () => {
  expect(format(buildReport([]), plain)).toBe('');
});

it('keeps hostile names on their line, harmless', () => {
  const hostile = createSourceFile('::error::x\n.yaml', 'a: b\n');
  const finding = buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what: '\n::error::\u001B[2J\u202E' } });
  expect(format(buildReport([finding]), plain)).toBe(
    `${String.raw`./::error::x\n.yaml:1:4: error no-example: \n::error::\x1b[2J\u202e is not for Fargate.`}\n`,
  );
});

it('colours the severity where colours are wanted', () => {
  const report = buildReport([buildFinding(file, rangeOf(file, 'true'))]);
  expect(format(report, terminal(80, {}))).toContain('\u001B[31merror\u001B[39m');
  expect(format(report, terminal(80))).not.toContain('\u001B');
});
