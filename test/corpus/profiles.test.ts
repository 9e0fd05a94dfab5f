import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { messageOf } from '../../src/engine/findings/message.ts';
import { lint } from '../../src/engine/lint.ts';
import { readProfiles } from '../../src/engine/profiles/read-profiles.ts';
import { manifestsIn, SAMPLE } from '../support/corpus.ts';

/** A hybrid cluster as AWS shows one: ETL on Fargate, Kafka and the agents on EC2. */
const EXAMPLE = join(SAMPLE, 'aws-samples__eks-fargate-example');

describe('the Fargate example of AWS with its own profiles', () => {
  const report = lintExample();
  const workloadsIn = (path: RegExp) =>
    report.workloads.filter(({ pod }) => path.test(pod.workload.place.document.file.path));
  const findingsIn = (path: RegExp) =>
    report.findings
      .filter(({ file }) => path.test(file.path))
      .map((finding) => `${finding.severity} ${messageOf(finding)}`);

  it.each([/^infs\/kafka\.yaml$/, /^infs\/cwagent-fluent-bit-quickstart\.prod\.yaml$/])('is silent on %s', (path) => {
    expect(workloadsIn(path).length).toBeGreaterThan(0);
    expect(workloadsIn(path).map(({ runsOn }) => runsOn)).not.toContain('fargate');
    expect(findingsIn(path)).toEqual([]);
  });

  it('has no error on the ETL, which goes to Fargate', () => {
    const path = /^etl-efs\//;
    expect(workloadsIn(path).length).toBeGreaterThan(0);
    expect(new Set(workloadsIn(path).map(({ profile }) => profile))).toEqual(new Set(['fp-etl']));
    expect(workloadsIn(path).map(({ verdict }) => verdict)).not.toContain('blocked');
    expect(findingsIn(path).filter((finding) => finding.startsWith('error'))).toEqual([]);
  });
});

function lintExample() {
  const { profiles, problems, notes } = readProfiles('p.yaml', readFileSync(join(EXAMPLE, 'infs/clusterconfig.yaml')));
  expect([...problems, ...notes]).toEqual([]);
  return lint(manifestsIn(EXAMPLE), { rules, settings: { profiles } });
}
