import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { messageOf } from '../../../src/engine/findings/message.ts';
import type { Report } from '../../../src/engine/findings/report.ts';
import { changesOf } from '../../../src/engine/fix/changes.ts';
import { lint } from '../../../src/engine/lint.ts';
import type { LintOptions } from '../../../src/engine/lint-options.ts';
import type { Input } from '../../../src/engine/reading/input.ts';
import { applyEdits } from '../../../src/source/apply-edits.ts';

/** A pod with one error a line: hostNetwork on line 6, hostPID on line 7, privileged on line 12. */
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: debug
spec:
  hostNetwork: true
  hostPID: true
  containers:
    - name: app
      image: registry.example.com/app:1
      securityContext:
        privileged: true
      resources:
        requests: { cpu: 250m, memory: 256Mi }
        limits: { cpu: 250m, memory: 256Mi }
`;

const HOST_NETWORK = '6:16 no-host-namespaces';
const HOST_PID = '7:12 no-host-namespaces';
const PRIVILEGED = '12:21 no-privileged';

/** The pod with text put before a line, from 1, or at the end of it. */
function above(line: number, text: string, pod = POD): string {
  const lines = pod.split('\n');
  return lines.toSpliced(line - 1, 0, text).join('\n');
}

function atEnd(line: number, text: string, pod = POD): string {
  const lines = pod.split('\n');
  return lines.with(line - 1, `${lines[line - 1]}${text}`).join('\n');
}

function lintAll(files: Record<string, string>, options: Partial<LintOptions> = {}): Report {
  const inputs: Input[] = Object.entries(files).map(([path, content]) => ({ path, content }));
  return lint(inputs, { rules, ...options });
}

function lintText(content: string, options: Partial<LintOptions> = {}): Report {
  return lintAll({ 'a.yaml': content }, options);
}

function placesOf(findings: Report['findings']): string[] {
  return findings.map(({ file, range, rule }) => {
    const { line, column } = file.position(range.start);
    return `${line}:${column} ${rule.id}`;
  });
}

function suppressedBy(report: Report): string[] {
  return report.suppressed.map(({ finding, how, reason }) => `${placesOf([finding])[0]} ${how} ${reason}`);
}

/** Only what suppressions themselves have wrong. */
function complaintsOf({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule.id === 'unused-disable' || rule.id === 'unknown-rule')
    .map((finding) => `${finding.severity} ${placesOf([finding])[0]}: ${messageOf(finding)}`);
}

function applyFixes(text: string, { findings }: Report): string {
  return applyEdits(
    text,
    findings.flatMap((finding) => changesOf(finding).fix?.edits ?? []),
  );
}

it('the example has three errors', () => {
  expect(placesOf(lintText(POD).findings)).toEqual([HOST_NETWORK, HOST_PID, PRIVILEGED]);
});

describe('comments', () => {
  it.each([
    ['next-line', above(12, '        # fargate-lint-disable-next-line no-privileged -- why')],
    [
      'next-line above other comments and blank lines',
      above(12, '  # fargate-lint-disable-next-line no-privileged -- why\n\n# more\n  # yet more'),
    ],
    ['next-line at the end of the line before', atEnd(11, ' # fargate-lint-disable-next-line no-privileged -- why')],
    ['line', atEnd(12, ' # fargate-lint-disable-line no-privileged -- why')],
    ['file, anywhere', atEnd(15, '\n# fargate-lint-disable-file no-privileged -- why')],
    ['file, on the separator', `a: 1\n--- # fargate-lint-disable-file no-privileged -- why\n${POD}`],
    ['block without an end', above(5, '# fargate-lint-disable no-privileged -- why')],
    [
      'block that ends after it',
      above(5, '# fargate-lint-disable no-privileged -- why', atEnd(12, '\n# fargate-lint-enable no-privileged')),
    ],
    [
      'block that ends for another rule',
      above(5, '# fargate-lint-disable no-privileged, no-daemonset -- why\n# fargate-lint-enable no-daemonset'),
    ],
    ['with more than one # and spaces', atEnd(12, ' ##   fargate-lint-disable-line   no-privileged   --   why  ')],
    ['with CRLF', atEnd(12, ' # fargate-lint-disable-line no-privileged -- why').replaceAll('\n', '\r\n')],
    [
      'in a flow mapping',
      POD.replace('hostPID: true', 'x: {a: 1, # fargate-lint-disable-file no-privileged -- why\n b: 1}'),
    ],
  ])('suppress with their reason: %s', (_, text) => {
    const report = lintText(text);
    expect(report.suppressed.map(({ finding, how, reason }) => [finding.rule.id, how, reason])).toEqual([
      ['no-privileged', 'comment', 'why'],
    ]);
    expect(report.findings.map(({ rule }) => rule.id)).not.toContain('no-privileged');
  });

  it('name several rules', () => {
    const report = lintText(above(1, '# fargate-lint-disable-file no-privileged, no-host-namespaces -- why'));
    expect(report.findings).toEqual([]);
    expect(report.suppressed).toHaveLength(3);
    expect(report.summary).toMatchObject({ errors: 0, warnings: 0 });
  });

  it.each([
    [
      'next-line only what starts there',
      above(6, '  # fargate-lint-disable-next-line no-host-namespaces -- why'),
      ['8:12 no-host-namespaces', '13:21 no-privileged'],
    ],
    [
      'line only what starts there',
      atEnd(6, ' # fargate-lint-disable-line no-host-namespaces -- why'),
      [HOST_PID, PRIVILEGED],
    ],
    [
      'a block only what is between',
      above(7, '# fargate-lint-disable no-host-namespaces -- why', atEnd(7, '\n# fargate-lint-enable')),
      [HOST_NETWORK, '14:21 no-privileged'],
    ],
    [
      'rules only by their name',
      above(1, '# fargate-lint-disable-file no-host-namespaces -- why'),
      ['13:21 no-privileged'],
    ],
  ])('reach no further: %s', (_, text, expected) => {
    expect(placesOf(lintText(text).findings)).toEqual(expected);
  });

  it('reach only their own file', () => {
    const files = { 'a.yaml': above(1, '# fargate-lint-disable-file no-privileged -- why'), 'b.yaml': POD };
    const left = lintAll(files).findings.filter(({ rule }) => rule.id === 'no-privileged');
    expect(left.map(({ file }) => file.path)).toEqual(['b.yaml']);
  });

  it('never change verdicts and events', () => {
    const text = above(1, '# fargate-lint-disable-file no-privileged, no-host-namespaces -- why');
    const [workload] = lintText(text).workloads;
    expect(workload).toMatchObject({ verdict: 'blocked', event: lintText(POD).workloads[0]?.event });
    expect(workload?.event).toContain('HostNetwork');
  });

  it('reach into a block scalar from above its key and from its header', () => {
    const logging = (key: string) => `apiVersion: v1
kind: Namespace
metadata: { name: aws-observability, labels: { aws-observability: enabled } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: aws-logging, namespace: aws-observability }
data:
${key}
    [OUTPUT]
        Name nowhere
`;
    const plain = lintText(logging('  output.conf: |'));
    expect(placesOf(plain.findings)).toEqual(['10:5 valid-aws-logging', '11:14 valid-aws-logging']);
    for (const key of [
      '  # fargate-lint-disable-next-line valid-aws-logging -- why\n  output.conf: |',
      '  # fargate-lint-disable-next-line valid-aws-logging -- why\n  output.conf:\n    |',
      '  output.conf:\n    # fargate-lint-disable-next-line valid-aws-logging -- why\n    |',
      '  output.conf: | # fargate-lint-disable-line valid-aws-logging -- why',
      '  # fargate-lint-disable valid-aws-logging -- why\n  output.conf: |',
    ]) {
      expect(lintText(logging(key)).findings, key).toEqual([]);
    }
    const inside = logging('  output.conf: |\n    # fargate-lint-disable-file valid-aws-logging -- text, no comment');
    expect(placesOf(lintText(inside).findings)).toContain('12:14 valid-aws-logging');
    expect(lintText(inside).suppressed).toEqual([]);
  });

  it('are text in quotes', () => {
    const text = POD.replace(
      'name: debug',
      'name: debug\n  annotations: { a: "x # fargate-lint-disable-file no-privileged -- y" }',
    );
    expect(lintText(text).suppressed).toEqual([]);
  });

  it('count in a file of which a document cannot be read, and nothing is called unused there', () => {
    const text = `# fargate-lint-disable-file no-privileged, no-runtime-class -- why\n${POD}---\na: [ # fargate-lint-disable-line no-daemonset -- why\n# fargate-lint-enable\n---\n`;
    const report = lintText(text);
    expect(report.suppressed.map(({ finding }) => finding.rule.id)).toEqual(['no-privileged']);
    expect(complaintsOf(report)).toEqual([]);
    expect(report.findings.map(({ rule }) => rule.id)).toContain('parse-error');
  });

  it('may say ignore, for its own line or the next one', () => {
    const directive = '# fargate-lint-ignore no-privileged -- why';
    for (const text of [atEnd(12, ` ${directive}`), above(12, directive)]) {
      expect(suppressedBy(lintText(text))).toHaveLength(1);
      expect(lintText(text).findings.map(({ rule }) => rule.id)).not.toContain('no-privileged');
    }
    expect(lintText(above(12, directive.replace('ignore', 'skip'))).findings.map(({ rule }) => rule.id)).toContain(
      'unknown-rule',
    );
  });

  it('may mention fargate-lint without being directives', () => {
    const prose = '# fargate-lint-action runs on this\n# see fargate-lint-disable-file no-privileged\n# fargate-lint';
    expect(lintText(above(1, prose)).findings).toHaveLength(3);
  });
});

describe('annotations', () => {
  const annotated = (key: string, value = '"the agent goes in May"') =>
    POD.replace('  name: debug\n', `  name: debug\n  annotations:\n    ${key}: ${value}\n`);

  it('suppress one rule for one object, with a reason', () => {
    const one = annotated('fargate-lint/disable.no-privileged');
    const report = lintText(`${one}---\n${POD.replace('debug', 'other')}`);
    expect(suppressedBy(report)).toEqual(['14:21 no-privileged annotation the agent goes in May']);
    expect(placesOf(report.findings).filter((place) => place.includes('no-privileged'))).toEqual([
      '30:21 no-privileged',
    ]);
    expect(complaintsOf(report)).toEqual([]);
  });

  it('on a pod template count for the workload', () => {
    const text = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata:
      labels: { app: agent }
      annotations: { fargate-lint/disable.no-daemonset: it runs on EC2 }
    spec:
      containers:
        - name: agent
          image: agent
          resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { cpu: 250m, memory: 256Mi } }
`;
    expect(suppressedBy(lintText(text))).toEqual([expect.stringContaining('no-daemonset annotation it runs on EC2')]);
  });

  it('count in JSON and in items of lists', () => {
    const pod = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', annotations: { 'fargate-lint/disable.no-host-namespaces': 'why' } },
      spec: { hostNetwork: true, containers: [{ name: 'a', image: 'a' }] },
    });
    const report = lintText(
      `{"apiVersion":"v1","kind":"List","items":[${pod},${pod.replace(/"annotations":\{.*?\}/, '"labels":{}')}]}`,
    );
    expect(report.suppressed.map(({ finding }) => finding.resource?.item)).toEqual([0]);
    expect(report.findings.filter(({ rule }) => rule.id === 'no-host-namespaces')).toHaveLength(1);
  });

  it.each([
    [
      'fargate-lint/disable.no-privilegd',
      ['error 6:26 unknown-rule: Unknown rule `no-privilegd`; did you mean `no-privileged`?'],
    ],
    [
      '"fargate-lint/disable.no-privilegd"',
      ['error 6:27 unknown-rule: Unknown rule `no-privilegd`; did you mean `no-privileged`?'],
    ],
    [
      'fargate-lint/disable.parse-error',
      [expect.stringMatching(/^error 6:26 unknown-rule: `parse-error` cannot be disabled: /)],
    ],
    [
      'fargate-lint/disable',
      [expect.stringMatching(/^error 6:5 unknown-rule: `fargate-lint\/disable` names no rule /)],
    ],
    [
      'fargate-lint/disable-no-privileged',
      [
        'error 6:5 unknown-rule: Unknown directive `fargate-lint/disable-no-privileged`; did you mean `fargate-lint/disable.<rule>`?',
      ],
    ],
    ['fargate-lint/ignore', ['error 6:5 unknown-rule: Unknown directive `fargate-lint/ignore`']],
  ])('%s is an error', (key, expected) => {
    const report = lintText(annotated(key));
    expect(complaintsOf(report)).toEqual(expected);
    expect(report.suppressed).toEqual([]);
  });

  it('write the rule of a plugin with a dot', () => {
    const ours = rules.map((rule) => (rule.id === 'no-privileged' ? { ...rule, id: 'acme/no-privileged' } : rule));
    const report = lintText(annotated('fargate-lint/disable.acme.no-privileged'), { rules: ours });
    expect(suppressedBy(report)).toEqual(['14:21 acme/no-privileged annotation the agent goes in May']);
    expect(complaintsOf(report)).toEqual([]);
    const comment = above(12, '# fargate-lint-disable-next-line acme/no-privileged -- why');
    expect(lintText(comment, { rules: ours }).suppressed).toHaveLength(1);
  });

  it('without a reason suppress with a warning', () => {
    const report = lintText(annotated('fargate-lint/disable.no-privileged', '""'));
    expect(complaintsOf(report)).toEqual([
      'warn 6:5 unused-disable: This annotation has no reason; write one as its value',
    ]);
    expect(report.suppressed).toHaveLength(1);
  });

  it('that suppress nothing are reported, and the fix removes them', () => {
    const text = annotated('fargate-lint/disable.no-daemonset');
    const report = lintText(text);
    expect(complaintsOf(report)).toEqual([
      'warn 6:5 unused-disable: Unused suppression: no finding of no-daemonset here',
    ]);
    expect(applyFixes(text, report)).toBe(POD);
  });
});

describe('what is wrong with comments', () => {
  it.each([
    [
      'an unknown rule',
      '# fargate-lint-disable-file no-privilegd -- why',
      ['error 1:29 unknown-rule: Unknown rule `no-privilegd`; did you mean `no-privileged`?'],
    ],
    ['a rule like no other', '# fargate-lint-disable-file all -- why', ['error 1:29 unknown-rule: Unknown rule `all`']],
    ['a star', '# fargate-lint-disable-file * -- why', ['error 1:29 unknown-rule: Unknown rule `*`']],
    [
      'no rule',
      '# fargate-lint-disable-file -- why',
      ['error 1:1 unknown-rule: `fargate-lint-disable-file` names no rule and has no effect'],
    ],
    [
      'no rule for a line',
      '# fargate-lint-disable-line',
      [expect.stringMatching(/^error 1:1 unknown-rule: `fargate-lint-disable-line` names no rule/)],
    ],
    [
      'names without commas',
      '# fargate-lint-disable-file no-privileged because',
      ['error 1:29 unknown-rule: Unknown rule `no-privileged because`'],
    ],
    [
      'a misspelt directive',
      '# fargate-lint-disable-fil no-privileged -- why',
      [
        'error 1:3 unknown-rule: Unknown directive `fargate-lint-disable-fil`; did you mean `fargate-lint-disable-file`?',
      ],
    ],
    [
      'a directive with a colon',
      '# fargate-lint-disable-file: no-privileged -- why',
      [
        'error 1:3 unknown-rule: Unknown directive `fargate-lint-disable-file:`; did you mean `fargate-lint-disable-file`?',
      ],
    ],
    [
      'a directive that there is not',
      '# fargate-lint-disable-everything',
      ['error 1:3 unknown-rule: Unknown directive `fargate-lint-disable-everything`'],
    ],
    [
      'a protected rule',
      '# fargate-lint-disable-file invalid-manifest, unused-disable, unknown-rule -- why',
      [
        expect.stringContaining('1:29 unknown-rule: `invalid-manifest` cannot be disabled'),
        expect.stringContaining('1:47 unknown-rule: `unused-disable` cannot be'),
        expect.stringContaining('1:63 unknown-rule: `unknown-rule` cannot be'),
      ],
    ],
    [
      'no reason',
      '# fargate-lint-disable-file no-privileged',
      ['warn 1:1 unused-disable: This comment has no reason; write one after ` -- `'],
    ],
    ['an empty reason', '# fargate-lint-disable-file no-privileged --', [expect.stringContaining('has no reason')]],
    [
      'an end without a beginning',
      '# fargate-lint-enable',
      ['warn 1:1 unused-disable: Nothing to enable here: no `fargate-lint-disable` of any rule before this comment'],
    ],
    [
      'an end of another rule',
      '# fargate-lint-enable no-privileged',
      [
        'warn 1:23 unused-disable: Nothing to enable here: no `fargate-lint-disable` of no-privileged before this comment',
      ],
    ],
    [
      'nothing that it disables',
      '# fargate-lint-disable-file no-daemonset, no-runtime-class -- why',
      ['warn 1:1 unused-disable: Unused suppression: no finding of no-daemonset, no-runtime-class here'],
    ],
    [
      'nothing that one of its rules disables',
      '# fargate-lint-disable-file no-privileged, no-daemonset -- why',
      ['warn 1:44 unused-disable: Unused suppression: no finding of no-daemonset here'],
    ],
    [
      'a line that does not follow',
      '# fargate-lint-disable-next-line no-privileged -- why',
      [expect.stringMatching(/^warn 1:1 unused-disable: Unused suppression/)],
    ],
  ])('%s', (_, comment, expected) => {
    expect(complaintsOf(lintText(above(1, comment)))).toEqual(expected);
  });

  it('a missing reason can be an error', () => {
    const text = above(1, '# fargate-lint-disable-file no-privileged');
    expect(complaintsOf(lintText(text, { demandReasons: true }))).toEqual([
      expect.stringMatching(/^error 1:1 unused-disable: .*no reason/),
    ]);
  });

  it('is not that a rule is off, fails, or is not run', () => {
    const text = above(1, '# fargate-lint-disable-file no-privileged, no-daemonset -- why');
    const off = lintText(text, { levels: { 'no-privileged': 'off', 'no-daemonset': 'off' } });
    expect(complaintsOf(off)).toEqual([]);
    const some = rules.filter(({ id }) => id === 'no-privileged');
    expect(complaintsOf(lintText(text, { rules: some, otherRules: ['no-daemonset'] }))).toEqual([]);
    const failing = rules.map((rule) =>
      rule.id === 'no-daemonset'
        ? {
            ...rule,
            set: () => {
              throw new Error('x');
            },
          }
        : rule,
    );
    expect(complaintsOf(lintText(text, { rules: failing }))).toEqual([]);
  });

  it('offers the name that was meant', () => {
    const text = above(1, '# fargate-lint-disable-file no-privilegd -- why');
    const [wrong] = lintText(text).findings;
    const edits = changesOf(wrong!).suggestions[0]?.edits ?? [];
    expect(complaintsOf(lintText(applyEdits(text, edits)))).toEqual([]);
  });
});

describe('fixes remove what is unused', () => {
  it.each([
    ['with its line when it is alone', above(6, '  # fargate-lint-disable-next-line no-daemonset -- why'), POD],
    [
      'with its line, CRLF and all',
      above(6, '  # fargate-lint-disable-next-line no-daemonset -- why').replaceAll('\n', '\r\n'),
      POD.replaceAll('\n', '\r\n'),
    ],
    ['at the end of the file', `${POD}# fargate-lint-disable-file no-daemonset -- why`, POD],
    ['and nothing else when it trails', atEnd(6, '  # fargate-lint-disable-line no-daemonset -- why'), POD],
    [
      'and leaves the rules that count',
      above(1, '# fargate-lint-disable-file no-daemonset,  no-privileged , no-runtime-class -- why'),
      above(1, '# fargate-lint-disable-file no-privileged -- why'),
    ],
    [
      'and its end',
      above(6, '# fargate-lint-disable no-daemonset -- why', above(9, '# fargate-lint-enable no-daemonset')),
      POD,
    ],
    [
      'and leaves an end that something else needs',
      above(
        1,
        '# fargate-lint-disable no-daemonset -- why\n# fargate-lint-disable no-privileged -- why',
        `${POD}# fargate-lint-enable\n`,
      ),
      above(1, '# fargate-lint-disable no-privileged -- why', `${POD}# fargate-lint-enable\n`),
    ],
    [
      'and takes its name out of an end',
      above(
        1,
        '# fargate-lint-disable no-daemonset, no-privileged -- why',
        `${POD}# fargate-lint-enable no-daemonset, no-privileged\n`,
      ),
      above(1, '# fargate-lint-disable no-privileged -- why', `${POD}# fargate-lint-enable no-privileged\n`),
    ],
    ['when it is an end', above(6, '# fargate-lint-enable no-daemonset'), POD],
  ])('%s', (_, text, expected) => {
    const fixed = applyFixes(text, lintText(text));
    expect(fixed).toBe(expected);
    expect(complaintsOf(lintText(fixed))).toEqual([]);
  });

  it('but not where the text above would then end elsewhere', () => {
    const text = `${POD.replace('  name: debug\n', '  name: debug\n  annotations:\n    note: |+\n      text\n# fargate-lint-disable-file no-daemonset -- why\n\n')}`;
    const [unused] = lintText(text).findings.filter(({ rule }) => rule.id === 'unused-disable');
    expect(changesOf(unused!)).toMatchObject({
      fix: null,
      unmade: [{ reason: 'the documents would mean something else without it' }],
    });
  });
});

describe('several suppressions of one finding', () => {
  it('the narrowest is the one that is used', () => {
    const text = atEnd(
      12,
      ' # fargate-lint-disable-line no-privileged -- narrow',
      above(1, '# fargate-lint-disable-file no-privileged -- wide').replace(
        '  name: debug\n',
        '  name: debug\n  annotations: { fargate-lint/disable.no-privileged: object }\n',
      ),
    );
    const moved = text.split('\n');
    const privileged = moved.findIndex((line) => line.includes('privileged: true'));
    const trailing = moved.findIndex((line) => line.includes('disable-line'));
    const swapped = moved
      .with(trailing, (moved[trailing] ?? '').replace(/ # .*/, ''))
      .with(privileged, `${moved[privileged]} # fargate-lint-disable-line no-privileged -- narrow`);
    const report = lintText(swapped.join('\n'));
    expect(report.suppressed.map(({ reason }) => reason)).toEqual(['narrow']);
    expect(complaintsOf(report)).toEqual([
      expect.stringContaining('1:1 unused-disable'),
      expect.stringContaining('6:18 unused-disable'),
    ]);
  });
});

describe('the findings that are always on', () => {
  it('duplicate keys may be suppressed', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b # fargate-lint-disable-line duplicate-key -- why\n';
    expect(lintText(text)).toMatchObject({ findings: [], suppressed: [{ how: 'comment' }] });
  });

  it('what could not be read may not, by no means', () => {
    const text =
      '# fargate-lint-disable-file parse-error, invalid-manifest -- why\napiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: "true", containers: [] }\n---\na: [\n';
    const everything = {
      how: 'config' as const,
      rules: ['parse-error', 'invalid-manifest'],
      reason: 'why',
      covers: () => true,
      unused: () => undefined,
    };
    const report = lintText(text, { suppressions: [everything] });
    expect(report.suppressed).toEqual([]);
    expect(report.findings.map(({ rule }) => rule.id)).toEqual([
      'unknown-rule',
      'unknown-rule',
      'invalid-manifest',
      'parse-error',
    ]);
  });
});
