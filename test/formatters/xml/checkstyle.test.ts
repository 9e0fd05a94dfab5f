import { expect, it } from 'vitest';
import pieces from '../../../src/formatters/xml/checkstyle.ts';
import { buildFinding, buildReport, createSourceFile, rangeOf } from '../../support/report.ts';
import { whole } from '../../support/whole-text.ts';

const format = whole(pieces);

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';

it('groups findings by file', () => {
  const other = createSourceFile('z.yaml', 'a: b\n');
  const findings = [
    buildFinding(file, rangeOf(file, 'spec'), { severity: 'warn' }),
    buildFinding(file, rangeOf(file, 'true')),
    buildFinding(other, rangeOf(other, 'b')),
  ];
  expect(format(buildReport(findings))).toBe(
    `${HEAD}  <file name="k8s/web.yaml">
    <error line="1" column="1" severity="warning" message="This is not for Fargate." source="fargate-lint.no-example"/>
    <error line="2" column="16" severity="error" message="This is not for Fargate." source="fargate-lint.no-example"/>
  </file>
  <file name="z.yaml">
    <error line="1" column="4" severity="error" message="This is not for Fargate." source="fargate-lint.no-example"/>
  </file>
</checkstyle>\n`,
  );
});

it('is a document without files when there is nothing', () => {
  expect(format(buildReport([]))).toBe(`${HEAD}</checkstyle>\n`);
});

it('lets no name out of its attribute', () => {
  const hostile = createSourceFile('"><error a=\'&.yaml\n\u0000\uFFFE', 'a: b\n');
  const finding = buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what: '</checkstyle>\u001B\uD800]]>' } });
  expect(format(buildReport([finding]))).toBe(
    `${HEAD}${String.raw`  <file name="&quot;&gt;&lt;error a=&apos;&amp;.yaml\n\x00\ufffe">
    <error line="1" column="4" severity="error" message="&lt;/checkstyle&gt;\x1b\ud800]]&gt; is not for Fargate." source="fargate-lint.no-example"/>
  </file>
</checkstyle>`}\n`,
  );
});
