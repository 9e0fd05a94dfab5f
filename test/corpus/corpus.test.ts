import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { messageOf } from '../../src/engine/message.ts';

/**
 * Real manifests of public repositories, which are no part of this one. Every finding on them is kept in findings.txt:
 * a change of a rule shows there what it does to manifests that people wrote. Where the collection is not at hand these
 * tests are skipped.
 */
const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

/** Written for Fargate by those who run it. */
const MADE_FOR_FARGATE = [
  /^aws-samples__eks-fargate-example\/etl-efs\//,
  /^kubernetes-sigs__aws-efs-csi-driver\/examples\/kubernetes\/efs\/static_provisioning\//,
  /^kubernetes-sigs__aws-load-balancer-controller\/docs\/examples\/2048\//,
];

describe.skipIf(!existsSync(CORPUS))('the corpus of public manifests', () => {
  const report = existsSync(CORPUS) ? lintCorpus() : undefined;

  it('gives the findings that were reviewed', async () => {
    const lines = report?.findings.map((finding) => {
      const { line, column } = finding.file.position(finding.range.start);
      return `${finding.file.path}:${line}:${column} ${finding.severity} ${finding.rule.id}: ${messageOf(finding)}\n`;
    });
    await expect(lines?.join('')).toMatchFileSnapshot('findings.txt');
  });

  it.each(MADE_FOR_FARGATE)('has no error on what was made for Fargate: %s', (pattern) => {
    const made = report?.workloads.filter(({ pod }) => pattern.test(pod.spec.document.file.path)) ?? [];
    expect(made.length).toBeGreaterThan(0);
    expect(made.map(({ verdict }) => verdict)).not.toContain('blocked');
    const errors = report?.findings.filter(({ file, severity }) => severity === 'error' && pattern.test(file.path));
    expect(errors?.map(messageOf)).toEqual([]);
  });

  it('lints the same in any order of files', () => {
    const backwards = lintCorpus((files) => files.reverse());
    expect(backwards.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      report?.findings.map(({ fingerprint }) => fingerprint),
    );
  });
});

function lintCorpus(arrange = (files: string[]) => files) {
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ya?ml|json)$/.test(path))
    .toSorted();
  const inputs = arrange(files).map((path) => ({ path, content: readFileSync(join(CORPUS, path)) }));
  return lint(inputs, { rules });
}
