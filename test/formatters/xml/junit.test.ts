import fc from 'fast-check';
import { expect, it } from 'vitest';
import pieces from '../../../src/formatters/xml/junit.ts';
import { anyText } from '../../support/any-text.ts';
import { buildFinding, buildReport, createSourceFile, rangeOf } from '../../support/report.ts';
import { whole } from '../../support/whole-text.ts';

const format = whole(pieces);

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ADVICE = 'Remove it, or keep the workload on EC2 nodes.\nfargate-lint explain no-example';

it('fails for errors and passes for warnings, as the run does', () => {
  const findings = [
    buildFinding(file, rangeOf(file, 'spec'), { severity: 'warn' }),
    buildFinding(file, rangeOf(file, 'true')),
  ];
  expect(format(buildReport(findings))).toBe(`${HEAD}<testsuites name="fargate-lint" tests="2" failures="1" errors="0">
  <testsuite name="k8s/web.yaml" tests="2" failures="1" errors="0">
    <testcase name="no-example (1:1)" classname="k8s/web.yaml" file="k8s/web.yaml" line="1">
      <system-out>k8s/web.yaml:1:1 warn This is not for Fargate.\n${ADVICE}</system-out>
    </testcase>
    <testcase name="no-example (2:16)" classname="k8s/web.yaml" file="k8s/web.yaml" line="2">
      <failure message="This is not for Fargate." type="no-example">k8s/web.yaml:2:16 error This is not for Fargate.\n${ADVICE}</failure>
    </testcase>
  </testsuite>
</testsuites>\n`);
});

it('is one test that passed when there is nothing, since a report without tests counts as broken', () => {
  const report = buildReport([]);
  expect(
    format({ ...report, summary: { ...report.summary, files: 3 } }),
  ).toBe(`${HEAD}<testsuites name="fargate-lint" tests="1" failures="0" errors="0">
  <testsuite name="fargate-lint" tests="1" failures="0" errors="0">
    <testcase name="no problems in 3 files" classname="fargate-lint"/>
  </testsuite>
</testsuites>\n`);
});

it('lets no name out of its element', () => {
  const hostile = createSourceFile('a"<b>&\u0007.yaml', 'a: b\n');
  const finding = buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what: ']]></failure>\r\n\uFFFF' } });
  expect(format(buildReport([finding]))).toContain(
    String.raw`    <testcase name="no-example (1:4)" classname="a&quot;&lt;b&gt;&amp;\x07.yaml" file="a&quot;&lt;b&gt;&amp;\x07.yaml" line="1">
      <failure message="]]&gt;&lt;/failure&gt;\r\n\uffff is not for Fargate." type="no-example">a&quot;&lt;b&gt;&amp;\x07.yaml:1:4 error ]]&gt;&lt;/failure&gt;\r\n\uffff is not for Fargate.`,
  );
});

it('has only characters that XML 1.0 has, and its own elements, whatever the names', () => {
  const text = anyText();
  fc.assert(
    fc.property(text, text, (path, what) => {
      const source = createSourceFile(path, 'a: b\n');
      const output = format(buildReport([buildFinding(source, rangeOf(source, 'b'), { data: { what } })]));
      expect(output).toMatch(/^[\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      expect(output.match(/<[^>]*>/g)?.map((tag) => /^<\/?\??[\w-]+/.exec(tag)?.[0])).toEqual([
        ...['<?xml', '<testsuites', '<testsuite', '<testcase', '<failure'],
        ...['</failure', '</testcase', '</testsuite', '</testsuites'],
      ]);
      expect(output.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    }),
  );
});
