import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import type { Measure } from '../../src/engine/measure.ts';
import { messageOf } from '../../src/engine/message.ts';
import { BLOCKED, CLEAN } from '../support/cli.ts';

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
    expect(report.findings.map(messageOf)).toEqual([expect.stringContaining('EBS volume (StorageClass gp3)')]);
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
