import { expect, it } from 'vitest';
import type { Report } from '../../src/engine/findings/report.ts';
import pieces from '../../src/formatters/gitlab.ts';
import { buildFinding, buildReport, createSourceFile, plain, rangeOf } from '../support/report.ts';
import { whole } from '../support/whole-text.ts';

const gitlab = whole(pieces);

const format = (report: Report) => gitlab(report, plain);
const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');

it('prints what GitLab asks for', () => {
  const findings = [
    buildFinding(file, { start: 0, end: file.text.length }, { severity: 'warn', fingerprint: 'aa' }),
    buildFinding(file, rangeOf(file, 'true')),
  ];
  expect(JSON.parse(format(buildReport(findings)))).toEqual([
    {
      description: 'This is not for Fargate.',
      check_name: 'no-example',
      fingerprint: 'aa',
      severity: 'minor',
      location: { path: 'k8s/web.yaml', lines: { begin: 1, end: 3 } },
    },
    {
      description: 'This is not for Fargate.',
      check_name: 'no-example',
      fingerprint: '0123456789abcdef',
      severity: 'critical',
      location: { path: 'k8s/web.yaml', lines: { begin: 2, end: 2 } },
    },
  ]);
});

it('is an empty list when there is nothing', () => {
  expect(format(buildReport([]))).toBe('[]\n');
});

it('gives every entry a fingerprint of its own', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'));
  const entries = JSON.parse(format(buildReport([finding, finding, finding]))) as { fingerprint: string }[];
  expect(entries.map(({ fingerprint }) => fingerprint)).toEqual([
    '0123456789abcdef',
    '0123456789abcdef-2',
    '0123456789abcdef-3',
  ]);
});

it('keeps hostile names in their strings and off the terminal', () => {
  const hostile = createSourceFile('a"\n\u202E.yaml', 'a: b\n');
  const finding = buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what: '"}]\u001B[2J\u2028' } });
  const output = format(buildReport([finding]));
  expect(output).toBe(String.raw`[
  {
    "description": "\"}]\\x1b[2J\\u2028 is not for Fargate.",
    "check_name": "no-example",
    "fingerprint": "0123456789abcdef",
    "severity": "critical",
    "location": {
      "path": "a\"\n\u202e.yaml",
      "lines": {
        "begin": 1,
        "end": 1
      }
    }
  }
]
`);
  expect(JSON.parse(output)).toMatchObject([{ location: { path: 'a"\n\u202E.yaml' } }]);
});
