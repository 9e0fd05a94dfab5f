import { describe, expect, it } from 'vitest';
import { notesOfPlaces } from '../../../src/engine/findings/build-finding.ts';
import type { Finding } from '../../../src/engine/findings/finding.ts';
import { createStyle } from '../../../src/formatters/terminal/style.ts';
import pieces from '../../../src/formatters/terminal/stylish.ts';
import { widthOf } from '../../../src/formatters/terminal/width.ts';
import {
  buildFinding,
  buildPod,
  buildReport,
  buildWorkload,
  createSourceFile,
  fakeRule,
  plain,
  rangeOf,
  terminal,
} from '../../support/report.ts';
import { whole } from '../../support/whole-text.ts';

const format = whole(pieces);

const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      hostNetwork: true
      containers:
        - securityContext: { privileged: true }
`;
const file = createSourceFile('k8s/web.yaml', text);
const other = createSourceFile('k8s/storage.yaml', 'kind: StorageClass\nprovisioner: ebs.csi.aws.com\n');
const pod = buildPod(file);

function privileged(more: Partial<Finding> = {}): Finding {
  const rule = { ...fakeRule, id: 'no-privileged', help: 'Remove privileged.' };
  return buildFinding(file, rangeOf(file, 'true', 1), { pod, rule, data: { what: 'privileged' }, ...more });
}

describe('stylish', () => {
  it('counts what is suppressed, and shows none of it', () => {
    const suppressed = [{ finding: privileged(), how: 'comment', reason: 'why' }] as const;
    const report = { ...buildReport([]), suppressed };
    expect(format(report, plain)).toBe('No files were checked; 1 suppressed.\n');
    expect(format(report, terminal(80))).toBe('No files were checked; 1 suppressed.\n');
  });

  it('shows findings by file, with their source, the pod’s event and a summary', () => {
    const findings = [
      buildFinding(file, rangeOf(file, 'true'), { pod, data: { what: 'hostNetwork' } }),
      privileged(),
      buildFinding(other, rangeOf(other, 'ebs.csi.aws.com'), { severity: 'warn', data: { what: 'EBS' } }),
    ];
    expect(format(buildReport(findings, [buildWorkload(pod)]), plain)).toBe(`error  hostNetwork is not for Fargate.
  k8s/web.yaml:8:20
   8 │       hostNetwork: true
     │                    ^^^^
     │ help: Remove it, or keep the workload on EC2 nodes.
     │ rule: no-example

error  privileged is not for Fargate.
  k8s/web.yaml:10:42
  10 │         - securityContext: { privileged: true }
     │                                          ^^^^
     │ help: Remove privileged.
     │ rule: no-privileged

  ▌ Deployment web (namespace shop) stays Pending:
  ▌ Pod not supported on Fargate: fields not supported: HostNetwork

warn   EBS is not for Fargate.
  k8s/storage.yaml:2:14
  2 │ provisioner: ebs.csi.aws.com
    │              ^^^^^^^^^^^^^^^
    │ help: Remove it, or keep the workload on EC2 nodes.
    │ rule: no-example

2 errors and 1 warning in 2 files.
1 workload stays Pending.
`);
  });

  it('gives the help of a rule once a file', () => {
    const output = format(buildReport([privileged(), privileged(), privileged()]), plain);
    expect(output.match(/help:/g)).toHaveLength(1);
    expect(output.match(/privileged is not for Fargate/g)).toHaveLength(3);
  });

  it('shows notes, with their places where they have one', () => {
    const notes = [
      { text: 'the class asks for EBS', span: { file: other, range: rangeOf(other, 'ebs') } },
      { text: 'Deployment web', span: { file, range: rangeOf(file, 'web') } },
      { text: 'two of three replicas', span: null },
    ];
    expect(format(buildReport([privileged({ notes })]), plain)).toContain(
      [
        '     │ note: the class asks for EBS, k8s/storage.yaml:2:14',
        '     │ note: Deployment web, k8s/web.yaml:4:9',
        '     │ note: two of three replicas\n',
      ].join('\n'),
    );
  });

  it('speaks once of each pod that may not run, and not of those that do', () => {
    const uncertain = buildPod(file, 'db');
    const running = buildPod(file, 'cache');
    const findings = [uncertain, running, uncertain].map((each) => privileged({ pod: each, severity: 'warn' }));
    const workloads = [
      buildWorkload(uncertain, { verdict: 'uncertain', event: null }),
      buildWorkload(running, { verdict: 'runs', event: null }),
      buildWorkload(pod, { runsOn: 'ec2', verdict: 'runs', event: null }),
    ];
    const output = format(buildReport(findings, workloads), plain);
    expect(output.match(/▌.*/g)).toEqual(['▌ Deployment db (namespace shop) might not run.']);
    expect(output).toMatch(/\n3 warnings in 1 file\.\n3 workloads: 1 might not run, 2 run\.\n$/);
  });

  it('is silent when there is nothing to say, unless somebody is looking', () => {
    const report = buildReport([], [buildWorkload(pod, { verdict: 'runs', event: null })]);
    expect(format(report, plain)).toBe('');
    expect(format(report, terminal(80))).toBe('No problems in 1 file.\n1 workload runs.\n');
  });

  it('breaks lines to the width of the terminal', () => {
    const long = privileged({ data: { what: 'A container of this pod, which is called web and is the first one,' } });
    expect(
      format(buildReport([long], [buildWorkload(pod)]), terminal(60)),
    ).toBe(`error  A container of this pod, which is called web and is
       the first one, is not for Fargate.
  k8s/web.yaml:10:42
  10 │         - securityContext: { privileged: true }
     │                                          ^^^^
     │ help: Remove privileged.
     │ rule: no-privileged

  ▌ Deployment web (namespace shop) stays Pending:
  ▌ Pod not supported on Fargate: fields not supported:
  ▌ HostNetwork

1 error in 1 file.
1 workload stays Pending.
`);
  });

  it('says what would fix each finding, and how many each option fixes', () => {
    const change = { title: 'Write false', file, edits: [{ ...rangeOf(file, 'true'), text: 'false' }] };
    const findings = [
      privileged({ offers: [{ ...change, isFix: true }] }),
      privileged({ offers: [{ ...change, isFix: false }] }),
      privileged({ offers: [{ ...change, isFix: false }] }),
      privileged(),
    ];
    const output = format(buildReport(findings), plain);
    expect(output.match(/rule: .*/g)).toEqual([
      'rule: no-privileged, fixable with --fix',
      'rule: no-privileged, fixable with --fix-suggestions',
      'rule: no-privileged, fixable with --fix-suggestions',
      'rule: no-privileged',
    ]);
    expect(output).toMatch(/\n1 fixable with --fix, 2 more with --fix-suggestions\.\n$/);
  });

  it('lists all places where something is written', () => {
    const places = [
      { file, range: rangeOf(file, 'true') },
      { file: other, range: rangeOf(other, 'ebs') },
    ] as const;
    const finding = privileged({ ...places[0], places, notes: notesOfPlaces(places) });
    expect(format(buildReport([finding]), plain)).toContain(
      [
        '  k8s/web.yaml:8:20',
        '  8 │       hostNetwork: true',
        '    │                    ^^^^',
        '    │ also: k8s/storage.yaml:2:14\n',
      ].join('\n'),
    );
  });

  it('says that no workload was found, rather than that all is well', () => {
    const { summary, ...report } = buildReport([]);
    const unseen = { ...report, summary: { ...summary, files: 159 } };
    const style = terminal(80, { FORCE_COLOR: '1' });
    expect(format(unseen, style)).toBe(
      `${style.colors.bold(style.colors.yellow('No workloads found in 159 files.'))}\n`,
    );
    const healthy = buildReport([], [buildWorkload(pod, { verdict: 'runs', event: null })]);
    expect(format(healthy, style)).toContain(style.colors.green('No problems in 1 file.'));
    const skipped = [{ file: 'chart/templates/a.yaml', reason: 'template' as const }];
    expect(format({ ...healthy, skipped }, style)).toContain(style.colors.yellow('No problems in 1 file.'));
  });

  it.each([24, 30, 40, 47, 80, 200])('never exceeds %i columns', (columns) => {
    const path = createSourceFile(`k8s/${'deep/'.repeat(30)}web.yaml`, `${'x'.repeat(90)} 网站${'y'.repeat(90)}: true`);
    const what = `${'long '.repeat(20)}${'网'.repeat(30)}`;
    const notes = [{ text: what, span: { file: path, range: rangeOf(path, '网站') } }];
    const findings = [
      buildFinding(path, rangeOf(path, '网站'), { pod, data: { what }, notes }),
      buildFinding(path, rangeOf(path, 'true'), { pod }),
    ];
    const output = format(buildReport(findings, [buildWorkload(pod)]), terminal(columns));
    // A terminal breaks a long path itself, and can still open it.
    const lines = output.split('\n').filter((line) => !line.startsWith('  k8s/'));
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });

  it('colours, underlines and links where that is wanted', () => {
    const style = createStyle({ output: {}, env: { FORCE_COLOR: '1', FORCE_HYPERLINK: '1' }, version: '1.0.0' });
    const rule = { ...fakeRule, docs: 'https://example.com/no-example' };
    const linked = buildFinding(file, rangeOf(file, 'true'), { rule });
    const output = format(buildReport([privileged(), linked]), style);
    expect(output.split('\u001B]8;;https')).toHaveLength(2);
    expect(output).toContain('\u001B[4mk8s/web.yaml:10:42\u001B[24m');
    expect(output).toContain('\u001B[31merror\u001B[39m');
    expect(output).toContain('\u001B]8;;https://example.com/no-example\u0007no-example\u001B]8;;\u0007');
    expect(format(buildReport([privileged()]), terminal(80))).not.toContain('\u001B');
  });

  it.each([
    ['escape sequences', '\u001B[2J\u009B'],
    ['line breaks and commands', '\n::error::x\r\n'],
    ['NUL', '\u0000'],
    ['right-to-left override', '\u202E'],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('lets no name do harm: %s', (_, name) => {
    const hostile = createSourceFile(`${name.slice(0, 50)}.yaml`, `"${name.replace(/[\r\n]/g, '')}": true`);
    const giant = buildPod(hostile, name, name);
    const finding = buildFinding(hostile, rangeOf(hostile, 'true'), {
      pod: giant,
      data: { what: name },
      notes: [{ text: name.slice(0, 50), span: { file: hostile, range: { start: 0, end: 1 } } }],
    });
    const event = `Pod not supported on Fargate: ${name}`;
    const output = format(buildReport([finding], [buildWorkload(giant, { event })]), plain);
    expect(output).not.toMatch(/[^\P{C}\n]/u);
    expect(output).not.toMatch(/^\s*::/m);
    expect(output.split('\n')).toHaveLength(14);
    expect(output.length).toBeLessThan(5000);
  });
});
