import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { applyBaseline, BaselineError, formatBaseline, parseBaseline } from '../../src/engine/baseline.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import { lint } from '../../src/engine/lint.ts';
import { buildFinding, buildReport, createSourceFile } from '../support/report.ts';
import { parseOne } from '../yaml/support.ts';

const AGENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: logs }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      hostNetwork: true
      containers:
        - name: agent
          image: registry.example.com/agent:1
          ports: [{ containerPort: 80, hostPort: 80 }]
          securityContext: { privileged: true }
`;
const SHELL = `apiVersion: v1
kind: Pod
metadata: { name: shell, namespace: logs }
spec:
  hostPID: true
  containers: [{ name: shell, image: shell }]
`;

function lintFiles(files: Record<string, string>): Report {
  return lint(
    Object.entries(files).map(([path, content]) => ({ path, content })),
    { rules },
  );
}

function baselineOf(report: Report) {
  return parseBaseline(formatBaseline(report.findings));
}

function entriesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('a baseline', () => {
  const report = lintFiles({ 'a.yaml': AGENT, 'b.yaml': SHELL });
  const text = formatBaseline(report.findings);

  it('is one line for each fingerprint, sorted, with a note for people', () => {
    const entries = entriesOf(text);
    expect(entries).toHaveLength(report.findings.length);
    expect(entries).toEqual(entries.toSorted());
    for (const entry of entries)
      expect(entry).toMatch(/^[0-9a-f]{16} # [a-z-]+ (Deployment logs\/agent|Pod logs\/shell)/);
    expect(text).toContain(
      ' # no-privileged Deployment logs/agent spec.template.spec.containers[0].securityContext.privileged\n',
    );
  });

  it('hides all that it was written from, and says so', () => {
    const { report: after, stale } = applyBaseline(report, parseBaseline(text));
    expect(stale).toEqual([]);
    expect(after.findings).toEqual([]);
    expect(after.summary).toMatchObject({ errors: 0, warnings: 0, files: 2 });
    expect(after.suppressed.map(({ finding }) => finding)).toEqual(report.findings);
    expect(new Set(after.suppressed.map(({ how, reason }) => `${how} ${reason}`))).toEqual(new Set(['baseline null']));
    expect(after.workloads).toEqual(report.workloads);
  });

  it.each([
    ['moves', { 'deep/er/z.yaml': `${SHELL}---\n${AGENT}` }],
    [
      'a rendering, with comments in front and another order',
      { '<stdin>': `# Source: logs/templates/agent.yaml\n${SHELL}---\n# Source\n${AGENT}` },
    ],
    [
      'reformatting',
      {
        'a.json': JSON.stringify(parseOne(AGENT).value),
        'b.yaml': SHELL.replace('[{', '[\r\n  {').replaceAll('true', '   true # yes'),
      },
    ],
    [
      'another image and another container in front',
      {
        'a.yaml': AGENT.replace('agent:1', 'agent:2').replace(
          'containers:\n',
          'containers:\n        - { name: first, image: a, resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } } }\n',
        ),
        'b.yaml': SHELL,
      },
    ],
  ])('survives %s', (_, files) => {
    const { report: after } = applyBaseline(lintFiles(files), parseBaseline(text));
    expect(after.findings.map(({ rule }) => rule.id)).toEqual([]);
  });

  it('does not hide what is new', () => {
    const files = {
      'a.yaml': AGENT,
      'b.yaml': SHELL.replace('hostPID', 'hostIPC: true\n  hostPID'),
      'c.yaml': SHELL.replace('shell', 'other'),
    };
    const { findings } = applyBaseline(lintFiles(files), parseBaseline(text)).report;
    expect(findings.map(({ file, path }) => `${file.path} ${path.at(-1)}`)).toEqual(
      expect.arrayContaining(['b.yaml hostIPC', 'c.yaml hostPID']),
    );
    expect(findings.filter(({ file }) => file.path !== 'c.yaml')).toHaveLength(1);
  });

  it('tells what is gone', () => {
    const { stale } = applyBaseline(lintFiles({ 'a.yaml': AGENT }), parseBaseline(text));
    const notes = stale.map(({ note }) => note);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toContain('Pod logs/shell');
    for (const { line, fingerprint } of stale) expect(text.split('\n')[line - 1]).toContain(fingerprint);
  });

  it('never hides what could not be read', () => {
    const broken = lintFiles({ 'a.yaml': 'a: [\n', 'b.yaml': SHELL.replace('true', '"true"') });
    expect(broken.findings.map(({ rule }) => rule.id)).toEqual(
      expect.arrayContaining(['parse-error', 'invalid-manifest']),
    );
    const forged = broken.findings.map(({ fingerprint }) => `${fingerprint}\n`).join('');
    for (const baseline of [baselineOf(broken), parseBaseline(forged)]) {
      const ids = applyBaseline(broken, baseline).report.findings.map(({ rule }) => rule.id);
      expect(ids).toEqual(expect.arrayContaining(['parse-error', 'invalid-manifest']));
    }
  });

  it('leaves other suppressions as they are', () => {
    const commented = lintFiles({ 'a.yaml': `# fargate-lint-disable-file no-privileged -- why\n${AGENT}` });
    const { report: after, stale } = applyBaseline(commented, parseBaseline(text));
    expect(after.suppressed.find(({ finding }) => finding.rule.id === 'no-privileged')?.how).toBe('comment');
    expect(stale.map(({ note }) => note)).toContainEqual(expect.stringContaining('no-privileged'));
  });
});

describe('findings that share a fingerprint', () => {
  const file = createSourceFile('a.yaml', 'a: 1\nb: 2\nc: 3\n');
  const at = (start: number) => buildFinding(file, { start, end: start + 1 });

  it('are counted', () => {
    expect(entriesOf(formatBaseline([at(0), at(5)]))).toEqual(['0123456789abcdef x2 # no-example']);
  });

  it('stay when there are more than are known, and are gone when there are fewer', () => {
    const baseline = baselineOf(buildReport([at(0), at(5)]));
    const more = applyBaseline(buildReport([at(0), at(5), at(10)]), baseline);
    expect(more.report.findings.map(({ range }) => range.start)).toEqual([10]);
    expect(more.report.summary.errors).toBe(1);
    const fewer = applyBaseline(buildReport([at(0)]), baseline);
    expect(fewer.stale).toMatchObject([{ fingerprint: '0123456789abcdef', count: 1 }]);
  });
});

describe('the file', () => {
  it('may hold comments, empty lines, CRLF and a byte order mark', () => {
    const text = '\ufeff# head\r\n\r\n0123456789abcdef\r\n  # more\r\n00000000000000aa x12 # no-x Pod a/b\r\n';
    expect([...parseBaseline(text).values()]).toEqual([
      { fingerprint: '0123456789abcdef', count: 1, note: '', line: 3 },
      { fingerprint: '00000000000000aa', count: 12, note: 'no-x Pod a/b', line: 5 },
    ]);
  });

  it('may be merged line by line', () => {
    expect(
      parseBaseline('0123456789abcdef x2\n0123456789abcdef x3\n0123456789abcdef\n').get('0123456789abcdef'),
    ).toMatchObject({ count: 3, line: 2 });
  });

  it.each([
    ['0123456789abcdef\n<<<<<<< HEAD\n', /^line 2: .*merge conflict/],
    ['# x\n0123456789abcde\n', /^line 2: /],
    ['0123456789ABCDEF', /^line 1: /],
    ['0123456789abcdef x0', /^line 1: /],
    ['0123456789abcdef x9999999', /^line 1: /],
    ['0123456789abcdef no-privileged', /^line 1: /],
    ['{"findings": []}', /^line 1: /],
  ])('is refused when it is broken: %j', (text, message) => {
    expect(() => parseBaseline(text)).toThrow(message);
    expect(() => parseBaseline(text)).toThrow(BaselineError);
  });

  it('says nothing that a name put there', () => {
    const name = 'a\n00000000000000ff\r\u2028\u001B[2J # x';
    const content = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { hostPID: true, containers: [{ name: 'a', image: 'a' }] },
    });
    const report = lintFiles({ 'a.json': content });
    expect(report.findings.length).toBeGreaterThan(0);
    const text = formatBaseline(report.findings);
    expect(text).toMatch(/^[\n -~]*$/);
    expect([...parseBaseline(text).keys()].sort()).toEqual(
      report.findings.map(({ fingerprint }) => fingerprint).sort(),
    );
  });

  it('never throws anything but its own error, and hides exactly what it lists', () => {
    const file = createSourceFile('a.yaml', 'a: 1\n'.repeat(20));
    const digits = fc.constantFrom('0123456789abcdef', '00000000000000aa', 'ffffffffffffffff');
    fc.assert(
      fc.property(fc.array(digits, { maxLength: 8 }), fc.array(digits, { maxLength: 8 }), (known, found) => {
        const findings = (all: readonly string[]) =>
          all.map((fingerprint, index) =>
            buildFinding(file, { start: index * 5, end: index * 5 + 1 }, { fingerprint }),
          );
        const { report, stale } = applyBaseline(buildReport(findings(found)), baselineOf(buildReport(findings(known))));
        for (const fingerprint of new Set([...known, ...found])) {
          const count = (all: readonly { readonly fingerprint: string }[]) =>
            all.filter((each) => each.fingerprint === fingerprint).length;
          const [before, now] = [known, found].map((all) => all.filter((each) => each === fingerprint).length);
          expect(count(report.findings)).toBe(Math.max(0, (now ?? 0) - (before ?? 0)));
          expect(stale.find((each) => each.fingerprint === fingerprint)?.count ?? 0).toBe(
            Math.max(0, (before ?? 0) - (now ?? 0)),
          );
        }
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          parseBaseline(text);
        } catch (error) {
          expect(error).toBeInstanceOf(BaselineError);
        }
      }),
    );
  });
});
