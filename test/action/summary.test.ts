import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_SUMMARY, summaryOf } from '../../src/action/summary.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import type { Settings } from '../../src/settings.ts';
import { anyText } from '../support/any-text.ts';
import { buildFinding, buildPod, buildReport, buildWorkload, createSourceFile, rangeOf } from '../support/report.ts';

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');

function summarize(report: Report, settings: Partial<Settings> = {}, notes: string[] = []): string {
  return summaryOf({ report, settings }, { linkOf: () => undefined, notes, version: '1.2.3' });
}

const runs = { verdict: 'runs', event: null } as const;

describe('money', () => {
  const workload = buildWorkload(buildPod(file), runs);

  it('is that of the region, which is said to be assumed when nobody named it', () => {
    expect(summarize(buildReport([], [workload]))).toBe(`## ✅ fargate-lint: 1 workload, nothing stays Pending

No problems in 1 file.

| Workload | Size | USD per month |
|---|---|---|
| Deployment web (shop) | 0.25&nbsp;vCPU&nbsp;/&nbsp;0.5&nbsp;GB | 2&nbsp;×&nbsp;9.01 |

Total 18.02 USD per month, on demand in us-east-1 (default); without Jobs and autoscaling.

<sub>fargate-lint 1.2.3</sub>
`);
    expect(summarize(buildReport([], [workload]), { region: 'eu-central-1' })).toContain(
      'Total 20.72 USD per month, on demand in eu-central-1; without Jobs and autoscaling.',
    );
  });

  it('is at the prices given', () => {
    const prices = { vcpuHour: 1, memoryGiBHour: 0, currency: 'EUR' };
    const text = summarize(buildReport([], [workload]), { region: 'eu-west-9', prices });
    expect(text).toContain('| Workload | Size | EUR per month |');
    expect(text).toContain('| 2&nbsp;×&nbsp;182.50 |');
    expect(text).toContain('Total 365.00 EUR per month, at your prices; without Jobs and autoscaling.');
  });

  it('is not named where no price is known, nor for what has no size', () => {
    expect(summarize(buildReport([], [workload]), { region: 'eu-west-9' })).not.toMatch(/a month/);
    const elsewhere = buildWorkload(buildPod(file), { ...runs, runsOn: 'ec2', size: null });
    expect(summarize(buildReport([], [elsewhere]))).toContain(
      '| Workload | Size |\n|---|---|\n| Deployment web (shop) | on&nbsp;EC2 |',
    );
    expect(summarize(buildReport([], [elsewhere, workload]))).toContain('| Deployment web (shop) | on&nbsp;EC2 |  |');
  });

  it('of Jobs is that of an hour, and in no sum', () => {
    const pod = buildPod(file, 'report');
    const job = { ...pod, workload: { ...pod.workload, kind: 'Job' } };
    const text = summarize(buildReport([], [buildWorkload(job, runs)]));
    expect(text).toContain('| Job report (shop) | 0.25&nbsp;vCPU&nbsp;/&nbsp;0.5&nbsp;GB | 0.012&nbsp;per&nbsp;hour |');
    expect(text).not.toContain('Together');
  });
});

it('marks what is to be done at first sight', () => {
  const warning = buildFinding(file, rangeOf(file, 'true'), { severity: 'warn' });
  expect(summarize(buildReport([warning]))).toMatch(/^## ⚠️ fargate-lint: no workloads\n/);
  const uncertain = buildWorkload(buildPod(file), { verdict: 'uncertain', event: null });
  expect(summarize(buildReport([warning], [uncertain]))).toMatch(/^## ⚠️ fargate-lint: 1 of 1 workload might not run/);
  expect(summarize(buildReport([buildFinding(file, rangeOf(file, 'true'))]))).toMatch(/^## ❌ /);
});

it('says what was noted, and how much was suppressed', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'));
  const report = { ...buildReport([]), suppressed: [{ finding, how: 'baseline' as const, reason: null }] };
  expect(summarize(report, {}, ['a <b> | c', '::error::'])).toMatch(
    /\n> a &lt;b&gt; \\\| c\n\n> ::error::\n\n<sub>1 finding suppressed · fargate-lint 1\.2\.3<\/sub>\n$/,
  );
});

describe('a long summary', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'), { data: { what: 'é'.repeat(100) } });

  it('takes all the room that there is', () => {
    const plain = buildFinding(file, rangeOf(file, 'true'), { data: { what: 'e'.repeat(100) } });
    const text = summarize(buildReport(Array(8000).fill(plain)));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LONGEST_SUMMARY);
    expect(Buffer.byteLength(text)).toBeGreaterThan(LONGEST_SUMMARY - 2000);
  });

  it('ends before GitHub drops it, and says what is missing', () => {
    const workloads = Array.from({ length: 6000 }, (_, index) => buildWorkload(buildPod(file, `web-${index}`)));
    const running = Array.from({ length: 6000 }, (_, index) => buildWorkload(buildPod(file, `app-${index}`), runs));
    const notes = Array.from({ length: 500 }, () => 'x'.repeat(100));
    const report = buildReport(Array(5000).fill(finding), [...workloads, ...running]);
    const text = summarize(report, {}, notes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LONGEST_SUMMARY);
    const shown = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    expect(text).toContain(`\n… and ${6000 - shown(/^\| Deployment web/gm)} more workloads.\n`);
    expect(text).toContain(`\n… and ${6000 - shown(/^\| Deployment app/gm)} more workloads.\n`);
    expect(text).toContain(`\n… and ${5000 - shown(/^- \*\*error/gm)} more findings, which do not fit here.\n`);
    expect(text).toContain(`\n> … and ${500 - shown(/^> x/gm)} more lines in the log.\n`);
    expect(shown(/^- \*\*error/gm)).toBeGreaterThan(500);
  });

  it('is never longer than it may be, whatever the names', () => {
    const text = anyText(400);
    fc.assert(
      fc.property(text, text, text, (path, name, what) => {
        const source = createSourceFile(path, 'a: b\n');
        const findings = Array(3000).fill(buildFinding(source, rangeOf(source, 'b'), { data: { what } }));
        const workloads = Array(2000).fill(buildWorkload(buildPod(file, name, name), { event: what }));
        const running = Array(2000).fill(buildWorkload(buildPod(file, name, name), runs));
        const notes = Array(100).fill(what);
        const summary = summarize(buildReport(findings, [...workloads, ...running]), {}, notes);
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(LONGEST_SUMMARY);
      }),
      { numRuns: 10 },
    );
  });
});
