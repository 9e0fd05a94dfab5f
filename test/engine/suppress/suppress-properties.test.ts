import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../../src/engine/findings/finding.ts';
import type { Report } from '../../../src/engine/findings/report.ts';
import { lint } from '../../../src/engine/lint.ts';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: agent
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata:
      labels: { app: agent }
    spec:
      hostNetwork: true
      hostPID: true
      containers:
        - name: agent
          image: registry.example.com/agent:1
          command: ["sh", "-c", "# fargate-lint-disable-file no-daemonset -- text"]
          ports:
            - containerPort: 80
              hostPort: 80
          securityContext:
            privileged: true
---
apiVersion: v1
kind: Pod
metadata:
  name: shell
spec:
  priorityClassName: high
  containers:
    - name: shell
      image: registry.example.com/shell:1
      securityContext:
        privileged: true
        allowPrivilegeEscalation: true
`;
const LINES = MANIFEST.trimEnd().split('\n');

const NAMES = ['no-privileged', 'no-host-namespaces', 'no-host-ports', 'no-privilege-escalation', 'require-requests'];
const KINDS = ['disable-line', 'disable-next-line', 'disable-file', 'disable', 'enable'] as const;

interface Placed {
  readonly kind: (typeof KINDS)[number];
  readonly names: readonly string[];
  /** 0-based line of the manifest before or after which it stands. */
  readonly at: number;
  readonly trails: boolean;
}

const placed: fc.Arbitrary<Placed> = fc.record({
  kind: fc.constantFrom(...KINDS),
  names: fc.uniqueArray(fc.constantFrom(...NAMES, 'all', 'parse-error', 'no-privilegd'), { maxLength: 3 }),
  at: fc.nat(LINES.length - 1),
  trails: fc.boolean(),
});

interface WrittenLine {
  readonly text: string;
  readonly directives: readonly Placed[];
  readonly isComment: boolean;
}

/** The manifest with the directives in it; at the end of a line there is room for one. */
function write(directives: readonly Placed[]): WrittenLine[] {
  return LINES.flatMap((line, index) => {
    const here = directives.filter(({ at }) => at === index);
    const trailing = line === '---' ? undefined : here.find(({ trails }) => trails);
    const above = here.filter((each) => each !== trailing);
    return [
      ...above.map((each) => ({ text: `  ${comment(each)}`, directives: [each], isComment: true })),
      {
        text: trailing ? `${line} ${comment(trailing)}` : line,
        directives: trailing ? [trailing] : [],
        isComment: false,
      },
    ];
  });
}

function comment({ kind, names }: Placed): string {
  return `# fargate-lint-${kind} ${names.join(', ')} -- reason`;
}

/** Which findings of a rule a text's directives reach, worked out line by line. */
function reachedLines(lines: readonly WrittenLine[], rule: string): Set<number> {
  const reached = new Set<number>();
  let isOpen = false;
  let isWhole = false;
  let isNext = false;
  for (const [index, { directives, isComment }] of lines.entries()) {
    if (isOpen || (isNext && !isComment)) reached.add(index + 1);
    if (!isComment) isNext = false;
    for (const { kind, names } of directives) {
      const isNamed = names.includes(rule);
      if (kind === 'enable' && (isNamed || names.length === 0)) isOpen = false;
      if (!isNamed) continue;
      if (kind === 'disable-file') isWhole = true;
      if (kind === 'disable') isOpen = true;
      if (kind === 'disable-next-line') isNext = true;
      if (kind === 'disable-line') reached.add(index + 1);
    }
  }
  return isWhole ? new Set(lines.map((_, index) => index + 1)) : reached;
}

function lineOf({ file, range }: Finding): number {
  return file.position(range.start).line;
}

function isAboutSuppression({ rule }: Finding): boolean {
  return rule.id === 'unused-disable' || rule.id === 'unknown-rule';
}

function identities(findings: readonly Finding[]): string[] {
  return findings.map(({ file, fingerprint }) => `${file.path} ${fingerprint}`).sort();
}

function lintBoth(text: string): Report {
  return lint(
    [
      { path: 'a.yaml', content: text },
      { path: 'b.yaml', content: MANIFEST },
    ],
    { rules },
  );
}

const untouched = lintBoth(MANIFEST);

it('directives anywhere suppress exactly what they name, where they count', () => {
  expect(new Set(untouched.findings.map(({ rule }) => rule.id)).size).toBeGreaterThan(5);
  let count = 0;
  fc.assert(
    fc.property(fc.array(placed, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (directives, lineBreak) => {
      const lines = write(directives);
      const report = lintBoth(`${lines.map(({ text }) => text).join(lineBreak)}${lineBreak}`);
      const kept = report.findings.filter((finding) => !isAboutSuppression(finding));
      const suppressed = report.suppressed.map(({ finding }) => finding);
      count += suppressed.length;
      expect(identities([...kept, ...suppressed])).toEqual(identities(untouched.findings));
      for (const finding of suppressed) {
        expect(finding.file.path).toBe('a.yaml');
        expect(reachedLines(lines, finding.rule.id)).toContain(lineOf(finding));
      }
      for (const finding of kept.filter(({ file }) => file.path === 'a.yaml')) {
        expect(reachedLines(lines, finding.rule.id)).not.toContain(lineOf(finding));
      }
      expect(report.workloads.map(({ verdict, event }) => [verdict, event])).toEqual(
        untouched.workloads.map(({ verdict, event }) => [verdict, event]),
      );
    }),
    {
      numRuns: 400,
      examples: [[[{ kind: 'disable-file', names: ['no-privileged'], at: 0, trails: false }], '\n']],
    },
  );
  expect(count).toBeGreaterThan(0);
});

it('annotations suppress exactly what they name, on their object', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...NAMES, 'all', '*'), { maxLength: 4 }),
      fc.boolean(),
      (names, isPod) => {
        const entries = names.map((name) => `"fargate-lint/disable.${name}": reason`).join(', ');
        const name = isPod ? 'shell' : 'agent';
        const text = MANIFEST.replace(`  name: ${name}\n`, `  name: ${name}\n  annotations: { ${entries} }\n`);
        const report = lintBoth(text);
        const suppressed = report.suppressed.map(({ finding }) => finding);
        const kept = report.findings.filter((finding) => !isAboutSuppression(finding));
        const isNamed = ({ file, resource, rule }: Finding) =>
          file.path === 'a.yaml' && resource?.name === name && names.includes(rule.id);
        expect(identities(suppressed)).toEqual(identities(untouched.findings.filter(isNamed)));
        expect(identities([...kept, ...suppressed])).toEqual(identities(untouched.findings));
      },
    ),
    { numRuns: 100 },
  );
});
