import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Report } from '../../src/engine/findings/report.ts';
import pieces from '../../src/formatters/github.ts';
import { anyText } from '../support/any-text.ts';
import { buildFinding, buildReport, createSourceFile, plain, rangeOf } from '../support/report.ts';
import { whole } from '../support/whole-text.ts';

const github = whole(pieces);

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n  a: [1,\n    2]\n');
const format = (report: Report) => github(report, plain);
const advice = '%0ARemove it, or keep the workload on EC2 nodes.%0Afargate-lint explain no-example';

it('prints errors first, each with its place', () => {
  const findings = [
    buildFinding(file, rangeOf(file, 'spec'), { severity: 'warn' }),
    buildFinding(file, rangeOf(file, 'true'), { data: { what: 'hostNetwork' } }),
  ];
  expect(format(buildReport(findings))).toBe(
    `::error file=k8s/web.yaml,line=2,endLine=2,col=16,endColumn=20,title=no-example::hostNetwork is not for Fargate.${advice}\n` +
      `::warning file=k8s/web.yaml,line=1,endLine=1,col=1,endColumn=5,title=no-example::This is not for Fargate.${advice}\n`,
  );
});

it('gives no columns for what goes over several lines', () => {
  const report = buildReport([buildFinding(file, rangeOf(file, '[1,\n    2]'))]);
  expect(format(report)).toContain('::error file=k8s/web.yaml,line=3,endLine=4,title=no-example::');
});

it('prints nothing when there is nothing', () => {
  expect(format(buildReport([]))).toBe('');
});

it('lets no name start a command or a property', () => {
  const hostile = createSourceFile('a,line=9::b\n::error::c.yaml', 'a: b\n');
  const finding = buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what: '\r\n::error::100%\u0000\u001B[2J' } });
  expect(format(buildReport([finding]))).toBe(
    String.raw`::error file=a%2Cline=9%3A%3Ab\n%3A%3Aerror%3A%3Ac.yaml,line=1,endLine=1,col=4,endColumn=5,title=no-example::\r\n::error::100%25\x00\x1b[2J is not for Fargate.` +
      `${advice}\n`,
  );
});

it('is one line a finding, whatever the names', () => {
  const text = anyText();
  fc.assert(
    fc.property(text, text, (path, what) => {
      const source = createSourceFile(path, 'a: b\n');
      const output = format(buildReport([buildFinding(source, rangeOf(source, 'b'), { data: { what } })]));
      expect(output).toMatch(
        /^::error file=[^,:\r\n]*,line=1,endLine=1,col=4,endColumn=5,title=no-example::[^\r\n]*\n$/,
      );
    }),
  );
});

it('stays short when a name has a megabyte', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'), { data: { what: 'x'.repeat(1_000_000) } });
  expect(format(buildReport([finding])).length).toBeLessThan(1000);
});
