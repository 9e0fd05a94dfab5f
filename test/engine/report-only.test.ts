import { describe, expect, it, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/engine/findings/finding.ts';
import { messageOf } from '../../src/engine/findings/message.ts';
import { changesOf } from '../../src/engine/fix/changes.ts';
import { lint } from '../../src/engine/lint.ts';
import type { Measure } from '../../src/engine/measure.ts';
import { defineRule } from '../../src/rule.ts';
import { BLOCKED, CLEAN } from '../support/cli.ts';
import { corpusRepositories } from '../support/corpus.ts';

const CLAIM = `${CLEAN.replace('spec:\n', 'spec:\n  volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }]\n')}`;
const PVC = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { storageClassName: gp3, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ebs.csi.aws.com
`;

const inputs = [
  { path: 'blocked.yaml', content: BLOCKED },
  { path: 'broken.yaml', content: 'a: [' },
  { path: 'chart.yaml', content: '{{- if x }}\na: b\n{{ end }}\n' },
  { path: 'claim.yaml', content: CLAIM },
  { path: 'pvc.yaml', content: PVC },
];

describe('reporting some files', () => {
  it('reads the others as context', () => {
    const report = lint(inputs, { rules, report: (path) => path === 'claim.yaml' });
    expect(report.findings.map(({ file, rule }) => `${file.path} ${rule.id}`)).toEqual([
      'claim.yaml valid-volume-claims',
    ]);
    expect(report.findings.map(messageOf)).toEqual([expect.stringContaining('an EBS volume, not EFS')]);
    expect(report.workloads.map(({ pod }) => pod.workload.name)).toEqual(['clean']);
    expect(report.skipped).toEqual([]);
    expect(report.summary).toEqual({ files: 1, documents: 1, workloads: 1, errors: 1, warnings: 0 });
  });

  it('finds in them what it finds in them anyway', () => {
    const all = lint(inputs, { rules });
    for (const { path } of inputs) {
      const one = lint(inputs, { rules, report: (each) => each === path });
      expect(one.findings.map(({ fingerprint }) => fingerprint)).toEqual(
        all.findings.filter(({ file }) => file.path === path).map(({ fingerprint }) => fingerprint),
      );
      expect(one.skipped).toEqual(all.skipped.filter(({ file }) => file === path));
    }
  });
});

it('measures every stage and every rule once', () => {
  const seen: string[] = [];
  const measure: Measure = (kind, what, work) => {
    seen.push(`${kind} ${what}`);
    return work();
  };
  const report = lint(inputs, { rules, measure });
  expect(seen.filter((each) => each.startsWith('stage'))).toEqual([
    ...inputs.map(() => 'stage parse'),
    ...['stage index', 'stage rules', 'stage report'],
  ]);
  expect(seen.filter((each) => each.startsWith('rule'))).toEqual(rules.map(({ id }) => `rule ${id}`));
  expect(report.findings.map(messageOf)).toEqual(lint(inputs, { rules }).findings.map(messageOf));
  expect(report.findings.length).toBeGreaterThan(2);
});

describe('what is left out when few files are reported', () => {
  test.each(corpusRepositories())('is not missed in %s', (_, inputs) => {
    const whole = lint(inputs, { rules });
    const files = [...new Set(whole.findings.map(({ file }) => file.path))];
    for (const path of files.filter((_, index) => index % Math.ceil(files.length / 12) === 0)) {
      const some = lint(inputs, { rules, report: (each) => each === path });
      expect(some.findings.map(describeFinding)).toEqual(
        whole.findings.filter(({ file }) => file.path === path).map(describeFinding),
      );
      expect(some.failures).toEqual([]);
    }
  });

  test('is not a place in another file than that of the pod that a rule is shown', () => {
    const nosy = defineRule({
      id: 'nosy-rule',
      description: 'Report what is not its own',
      category: 'traffic',
      severity: 'warn',
      evidence: 'inferred',
      references: [],
      messages: { here: 'here' },
      help: 'Nothing.',
      reads: ['Service'],
      pod(_, { manifests, report }) {
        for (const service of manifests.ofKind('Service')) report({ message: 'here', at: service.place.at('kind') });
      },
    });
    const inputs = [
      {
        path: 'pod.yaml',
        content: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a}]}\n',
      },
      { path: 'service.yaml', content: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n' },
    ];
    const findingsIn = (wanted: string) => lint(inputs, { rules: [nosy], report: (path) => path === wanted }).findings;
    expect(findingsIn('service.yaml').map(({ file }) => file.path)).toEqual(['service.yaml']);
    expect(findingsIn('pod.yaml')).toEqual([]);
  });

  test('is not what a finding in another file means for a pod, nor that an entry of the configuration is of use', () => {
    const strict = defineRule({
      id: 'strict-rule',
      description: 'Refuse pods for the sake of a Service',
      category: 'traffic',
      severity: 'error',
      evidence: 'inferred',
      outcome: 'refused',
      references: [],
      messages: { here: 'here' },
      help: 'Nothing.',
      resources: {
        Service({ place }, { fargatePods, report }) {
          report({ message: 'here', at: place.at('kind'), affects: fargatePods });
        },
      },
    });
    const inputs = [
      {
        path: 'pod.yaml',
        content: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a}]}\n',
      },
      { path: 'service.yaml', content: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n' },
    ];
    const only = (wanted: string) => (path: string) => path === wanted;
    const { findings, workloads } = lint(inputs, { rules: [strict], report: only('pod.yaml') });
    expect(findings).toEqual([]);
    expect(workloads.map(({ verdict }) => verdict)).toEqual(['blocked']);
    const [unused] = lint([{ path: 'ignores.yaml', content: 'a: [' }], { rules: [] }).findings;
    const entry = {
      how: 'config' as const,
      rules: [strict.id],
      reason: null,
      unused: () => unused,
      covers: ({ file }: Finding) => file.path === 'service.yaml',
    };
    const withEntry = { rules: [strict], suppressions: [entry], report: only('ignores.yaml') };
    expect(lint(inputs, withEntry).findings).toEqual([]);
    expect(lint(inputs.slice(0, 1), withEntry).findings).toEqual([unused]);
  });
});

function describeFinding(finding: Finding): unknown {
  const { rule, file, range, notes } = finding;
  const { fix, suggestions } = changesOf(finding);
  return [
    rule.id,
    messageOf(finding),
    file.path,
    range,
    fix?.edits,
    suggestions.map(({ edits }) => edits),
    notes.length,
  ];
}
