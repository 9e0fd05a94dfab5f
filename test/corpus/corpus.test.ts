import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { messageOf } from '../../src/engine/findings/message.ts';
import { lint } from '../../src/engine/lint.ts';
import type { Input } from '../../src/engine/reading/input.ts';
import { COLLECTIONS, manifestsIn } from '../support/corpus.ts';

/** Written for Fargate by those who run it. */
const MADE_FOR_FARGATE = [
  /^aws-samples__eks-fargate-example\/etl-efs\//,
  /^kubernetes-sigs__aws-efs-csi-driver\/examples\/kubernetes\/efs\/static_provisioning\//,
  /^kubernetes-sigs__aws-load-balancer-controller\/docs\/examples\/2048\//,
];

const SNAPSHOTS: Readonly<Record<string, string>> = {
  'the sample': 'sample-findings.txt',
  'the whole corpus': 'findings.txt',
};

/**
 * Every finding on manifests that people wrote is kept: a change of a rule shows there what it does to them. When it is as
 * it should be, `npm test -- test/corpus -u` updates the snapshots.
 */
describe.each(COLLECTIONS)('$name of public manifests', ({ name, path, isHere }) => {
  const lintAll = (arrange = (inputs: Input[]) => inputs) => lint(arrange(manifestsIn(path)), { rules });

  it.skipIf(!isHere)('gives the findings that were reviewed', async () => {
    const lines = lintAll().findings.map((finding) => {
      const { line, column } = finding.file.position(finding.range.start);
      return `${finding.file.path}:${line}:${column} ${finding.severity} ${finding.rule.id}: ${messageOf(finding)}\n`;
    });
    await expect(lines.join('')).toMatchFileSnapshot(SNAPSHOTS[name] ?? name);
  });

  it.skipIf(!isHere)('has no error on what was made for Fargate', () => {
    const { findings, workloads } = lintAll();
    for (const pattern of MADE_FOR_FARGATE) {
      const made = workloads.filter(({ pod }) => pattern.test(pod.spec.document.file.path));
      expect(made, String(pattern)).not.toEqual([]);
      expect(made.map(({ verdict }) => verdict)).not.toContain('blocked');
      const errors = findings.filter(({ file, severity }) => severity === 'error' && pattern.test(file.path));
      expect(errors.map(messageOf)).toEqual([]);
    }
  });

  it.skipIf(!isHere)('lints the same in any order of files', () => {
    const fingerprints = lintAll().findings.map(({ fingerprint }) => fingerprint);
    const backwards = lintAll((inputs) => inputs.toReversed()).findings;
    expect(backwards.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints);
    expect(fingerprints.length).toBeGreaterThan(100);
  });
});
