import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../../src/formatters/markdown/escape.ts';
import format, { LONGEST_MARKDOWN } from '../../../src/formatters/markdown/markdown.ts';
import { defineRule } from '../../../src/rule.ts';
import { anyText } from '../../support/any-text.ts';
import { buildFinding, buildPod, buildReport, buildWorkload, createSourceFile, rangeOf } from '../../support/report.ts';

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n');
const otherRule = defineRule({
  id: 'require-other',
  description: 'Require something else',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: ['https://example.com/'],
  docs: 'https://example.com/require-other',
  messages: { said: '{what} is missing.' },
  help: 'Add it.',
});

describe('a report', () => {
  const findings = [
    buildFinding(file, rangeOf(file, 'spec'), { rule: otherRule, severity: 'warn' }),
    buildFinding(file, rangeOf(file, 'true')),
    buildFinding(file, rangeOf(file, 'spec'), { rule: otherRule, severity: 'warn', data: { what: 'More' } }),
  ];
  const workloads = [
    buildWorkload(buildPod(file, 'api'), { verdict: 'runs', event: null, size: { vcpu: 1, memoryGiB: 2 } }),
    buildWorkload(buildPod(file, 'claims'), { verdict: 'uncertain', event: null }),
    buildWorkload(buildPod(file, 'ec2'), { verdict: 'runs', event: null, runsOn: 'ec2', size: null }),
    buildWorkload(buildPod(file, 'huge'), { size: null }),
  ];

  it('has the verdict first, blocked pods on top, and findings by rule', () => {
    expect(format(buildReport(findings, workloads))).toBe(`## fargate-lint: 1 of 4 workloads stays Pending

1 error and 2 warnings in 1 file.

| Workload | Verdict | Size | Event |
|---|---|---|---|
| Deployment huge (shop) | **stays Pending** | – | Pod not supported on Fargate: fields not supported: HostNetwork |
| Deployment claims (shop) | might not run | 0.25 vCPU / 0.5 GB |  |
| Deployment api (shop) | runs | 1 vCPU / 2 GB |  |
| Deployment ec2 (shop) | runs | on EC2 |  |

### no-example (1)

Remove it, or keep the workload on EC2 nodes. \`fargate-lint explain no-example\`

- **error** \`k8s/web.yaml:2:16\` This is not for Fargate.

### [require-other](https://example.com/require-other) (2)

Add it.

- **warn** \`k8s/web.yaml:1:1\` This is missing.
- **warn** \`k8s/web.yaml:1:1\` More is missing.
`);
  });

  it('says so when all is well, and what was skipped', () => {
    const report = buildReport([], [workloads[0]!]);
    const skipped = [{ file: 'a.yaml', reason: 'template' as const }];
    expect(
      format({ ...report, skipped, summary: { ...report.summary, files: 2 } }),
    ).toBe(`## fargate-lint: 1 workload, nothing stays Pending

No problems in 2 files. 1 template was not checked (a.yaml).

| Workload | Verdict | Size | Event |
|---|---|---|---|
| Deployment api (shop) | runs | 1 vCPU / 2 GB |  |
`);
    expect(format(buildReport([]))).toBe('## fargate-lint: no workloads\n\nNo files were checked.\n');
    expect(format(buildReport([], [workloads[1]!]))).toContain('## fargate-lint: 1 of 1 workload might not run\n');
  });
});

describe('a long report', () => {
  const finding = buildFinding(file, rangeOf(file, 'true'), { data: { what: 'x'.repeat(100) } });

  it('ends in time and says what is missing', () => {
    const text = format(buildReport(Array(1000).fill(finding)));
    expect(text.length).toBeLessThanOrEqual(LONGEST_MARKDOWN);
    expect(text.length).toBeGreaterThan(LONGEST_MARKDOWN - 300);
    const shown = text.match(/^- \*\*error\*\*/gm)?.length ?? 0;
    expect(text).toMatch(/\n… and \d+ more findings, which do not fit here\.\n$/);
    expect(text).toContain(`… and ${1000 - shown} more findings`);
  });

  it('leaves findings the half of the room that workloads must not take', () => {
    const workloads = Array.from({ length: 2000 }, (_, index) => buildWorkload(buildPod(file, `web-${index}`)));
    const text = format(buildReport(Array(1000).fill(finding), workloads));
    expect(text.length).toBeLessThanOrEqual(LONGEST_MARKDOWN);
    const rows = text.match(/^\| Deployment/gm)?.length ?? 0;
    expect(text).toContain(`\n\n… and ${2000 - rows} more workloads.\n\n`);
    expect(text.match(/^- \*\*error\*\*/gm)?.length).toBeGreaterThan(100);
  });

  it('is never longer than it may be, whatever the names', () => {
    const text = anyText(400);
    fc.assert(
      fc.property(text, text, text, (path, name, what) => {
        const source = createSourceFile(path, 'a: b\n');
        const findings = Array(400).fill(buildFinding(source, rangeOf(source, 'b'), { data: { what } }));
        const workloads = Array(300).fill(buildWorkload(buildPod(file, name, name), { event: what }));
        expect(format(buildReport(findings, workloads)).length).toBeLessThanOrEqual(LONGEST_MARKDOWN);
      }),
      { numRuns: 20 },
    );
  });
});

describe('hostile names', () => {
  it('stay text', () => {
    const fence = '```';
    const hostile = createSourceFile('a`b``c\n|.yaml', 'a: b\n');
    const what =
      '<img src=x onerror=alert(1)> ![x](https://evil.example/y) @team #1 | **b** `c` $a$ ~~d~~ www.evil.example';
    const pod = buildPod(file, 'a|b](javascript:x) @all', '*n*');
    const workload = buildWorkload(pod, { event: '| x\n## y', size: null });
    const text = format(buildReport([buildFinding(hostile, rangeOf(hostile, 'b'), { data: { what } })], [workload]));
    expect(text.split('\n').filter((line) => /^[-|] \*?\*?(?:Deployment|error)/.test(line))).toEqual([
      String.raw`| Deployment a\|b\](javascript:x) @<!-- -->all (\*n\*) | **stays Pending** | – | \| x\\n## y |`,
      String.raw`- **error** ${fence}a${'`'}b${'``'}c\n|.yaml:1:4${fence} &lt;img src=x onerror=alert(1)&gt; !\[x\](https:<!-- -->//evil.example/y) @<!-- -->team #<!-- -->1 \| \*\*b\*\* ${'`c`'} \$a\$ \~\~d\~\~ www.<!-- -->evil.example is not for Fargate.`,
    ]);
  });

  it.each([
    ['plain text, with a comma (and brackets).', 'plain text, with a comma (and brackets).'],
    ['a_b *c* `d`', String.raw`a\_b \*c\* \`d\``],
    ['\\[x](y)', String.raw`\\\[x\](y)`],
    ['&lt;', '&amp;lt;'],
    ['user@example.com', 'user@<!-- -->example.com'],
    ['a\r\nb\u0000', String.raw`a\\r\\nb\\x00`],
  ])('escapeMarkdown(%j)', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' a ', '`  a  `'],
    ['a\nb', String.raw`${'`'}a\nb${'`'}`],
  ])('codeSpan(%j)', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});
