import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { notesOfPlaces } from '../../src/engine/findings/build-finding.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import pieces from '../../src/formatters/json.ts';
import {
  buildFinding,
  buildPod,
  buildReport,
  buildWorkload,
  createSourceFile,
  fakeRule,
  plain,
  rangeOf,
} from '../support/report.ts';
import { ROOT } from '../support/repository.ts';
import { whole } from '../support/whole-text.ts';

const format = whole(pieces);

const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, formats: { uri: true } }).compile(schema as object);

function print(report: Report): Record<string, unknown[]> {
  const value: unknown = JSON.parse(format(report, plain));
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value as Record<string, unknown[]>;
}

const file = createSourceFile('k8s/web.yaml', '---\nspec:\n  hostNetwork: true\n');
const other = createSourceFile('k8s/storage.yaml', 'provisioner: ebs.csi.aws.com\n');
const pod = buildPod(file);

it('says everything of a finding and of a workload', () => {
  const range = rangeOf(file, 'true');
  const places = [
    { file, range },
    { file: other, range: rangeOf(other, 'ebs') },
  ] as const;
  const finding = buildFinding(file, range, {
    pod,
    places,
    path: ['spec', 'template', 'metadata', 'annotations', 'a.b/c'],
    data: { what: 'hostNetwork' },
    offers: [
      { isFix: true, title: 'Write false', file, edits: [{ ...range, text: 'false' }] },
      { isFix: false, title: 'Remove', file: other, edits: [{ start: 9, end: 28, text: '' }] },
    ],
    notes: [
      ...notesOfPlaces(places),
      { text: 'set here', span: { file: other, range: rangeOf(other, 'ebs') } },
      { text: 'a number', span: null },
    ],
  });
  const size = { vcpu: 0.25, memoryGiB: 0.5 };
  expect(
    print(buildReport([finding], [buildWorkload(pod, { size, requests: { cpuMilli: 100, memoryMiB: 128 } })])),
  ).toEqual({
    version: 1,
    tool: { name: 'fargate-lint', version: '1.2.3' },
    findings: [
      {
        rule: 'no-example',
        severity: 'error',
        message: 'hostNetwork is not for Fargate.',
        help: 'Remove it, or keep the workload on EC2 nodes.',
        evidence: 'observed',
        url: null,
        file: 'k8s/web.yaml',
        line: 3,
        column: 16,
        endLine: 3,
        endColumn: 20,
        places: [
          { file: 'k8s/web.yaml', line: 3, column: 16, endLine: 3, endColumn: 20 },
          { file: 'k8s/storage.yaml', line: 1, column: 14, endLine: 1, endColumn: 17 },
        ],
        outcome: 'pending',
        path: 'spec.template.metadata.annotations["a.b/c"]',
        resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
        workload: 0,
        fingerprint: '0123456789abcdef',
        fix: { title: 'Write false', file: 'k8s/web.yaml', edits: [{ start: 25, end: 29, text: 'false' }] },
        suggestions: [{ title: 'Remove', file: 'k8s/storage.yaml', edits: [{ start: 9, end: 28, text: '' }] }],
        notes: [
          {
            text: 'also written here',
            place: { file: 'k8s/storage.yaml', line: 1, column: 14, endLine: 1, endColumn: 17 },
          },
          {
            text: 'set here',
            place: { file: 'k8s/storage.yaml', line: 1, column: 14, endLine: 1, endColumn: 17 },
          },
          { text: 'a number', place: null },
        ],
      },
    ],
    suppressed: [],
    workloads: [
      {
        file: 'k8s/web.yaml',
        line: 1,
        document: 0,
        item: null,
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        replicas: 2,
        runsOn: 'fargate',
        profile: null,
        outcome: 'pending',
        verdict: 'blocked',
        event: 'Pod not supported on Fargate: fields not supported: HostNetwork',
        qos: 'BestEffort',
        requests: { cpuMilli: 100, memoryMiB: 128 },
        size,
      },
    ],
    skipped: [],
    unchecked: [],
    incomplete: [],
    summary: { files: 1, documents: 1, workloads: 1, errors: 1, warnings: 0 },
  });
});

it('has null for what is not there', () => {
  const report = buildReport(
    [buildFinding(file, { start: 0, end: 0 })],
    [buildWorkload(pod, { size: null, event: null })],
  );
  const { findings, workloads } = print(report);
  expect(findings).toEqual([expect.objectContaining({ resource: null, fix: null, path: '', endColumn: 1 })]);
  expect(workloads).toEqual([expect.objectContaining({ size: null, event: null })]);
});

it('is an object when there is nothing to say, and lists skipped files', () => {
  const report: Report = { ...buildReport([]), skipped: [{ file: 'chart/templates/web.yaml', reason: 'template' }] };
  expect(print(report)).toMatchObject({
    findings: [],
    workloads: [],
    skipped: [{ file: 'chart/templates/web.yaml', reason: 'template' }],
  });
});

it('says what is suppressed, how and why', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'));
  const report: Report = {
    ...buildReport([]),
    suppressed: [
      { finding, how: 'comment', reason: 'the agent is being replaced' },
      { finding, how: 'baseline', reason: null },
    ],
  };
  expect(print(report)).toMatchObject({
    findings: [],
    suppressed: [
      { how: 'comment', reason: 'the agent is being replaced', finding: { rule: 'no-example', line: 3 } },
      { how: 'baseline', reason: null },
    ],
  });
});

it('passes hostile text on as a value that no terminal acts upon', () => {
  const what = '\u001B[2J\u009B\u202E\n\u0000::error::\uD83D';
  const text = format(buildReport([buildFinding(file, rangeOf(file, 'true'), { data: { what } })]), plain);
  expect(text).not.toMatch(/[^\n -~]/);
  expect(JSON.parse(text)).toMatchObject({ findings: [{ message: `${what} is not for Fargate.` }] });
});

it('cuts names that no cluster takes', () => {
  const long = 'x'.repeat(1_000_000);
  const giant = buildPod(file, long, long);
  const finding = buildFinding(file, rangeOf(file, 'true'), { pod: giant, path: ['metadata', 'labels', long] });
  const { findings } = print(buildReport([finding], [buildWorkload(giant)]));
  expect(JSON.stringify(findings).length).toBeLessThan(5000);
});

it('says what could not be linted, in whatever order it was come upon', () => {
  const report: Report = {
    ...buildReport([]),
    problems: [
      { path: 'k8s/b.yaml', reason: 'permission denied' },
      { path: 'k8s/a.yaml', reason: 'permission denied' },
    ],
    failures: [
      { rule: fakeRule, file: 'k8s/web.yaml', error: new Error('a mistake') },
      { rule: fakeRule, file: null, error: new Error('another one') },
    ],
  };
  const reason = 'The rule failed, so that its findings are missing.';
  expect(print(report).incomplete).toEqual([
    { file: 'k8s/a.yaml', rule: null, reason: 'permission denied' },
    { file: 'k8s/b.yaml', rule: null, reason: 'permission denied' },
    { file: 'k8s/web.yaml', rule: 'no-example', reason },
    { file: null, rule: 'no-example', reason },
  ]);
});

it('names the part of a run that it is, and finds workloads that are in it', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'), { pod });
  const shard = { index: 2, count: 3, run: '0123456789abcdef0123456789abcdef' };
  expect(print({ ...buildReport([finding]), shard })).toMatchObject({ shard, findings: [{ workload: null }] });
});
