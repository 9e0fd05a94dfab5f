import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfiles } from '../../src/engine/profiles/read-profiles.ts';
import { selectProfile } from '../../src/fargate/profiles/match.ts';
import { profilePods, proposeProfile } from '../../src/plan/profiles/propose.ts';
import { isReadBackExact } from '../../src/plan/profiles/read-back.ts';
import { PROFILE_FORMATS, profileText } from '../../src/plan/profiles/texts.ts';
import type { PlannedSubject } from '../../src/plan/workloads/planned.ts';
import { run, writeFiles } from '../support/cli.ts';
import { PLAN_ENV, planOf, workload } from '../support/plan.ts';
import { temporaryDirectory } from '../support/repository.ts';

/** As much of a planned workload as a proposal looks at. */
function planned(namespace: string, labels: Record<string, string>, isWanted: boolean, index: number): PlannedSubject {
  return {
    subject: { namespace, labels },
    planned: {
      kind: 'Deployment',
      namespace,
      name: `w${index}`,
      file: 'app.yaml',
      line: index,
      placement: isWanted ? 'fargate' : 'ec2',
      reasons: [],
    },
    runsNow: isWanted,
  } as unknown as PlannedSubject;
}

const values = fc.constantFrom('a', 'b', 'c', 'true', '1.0', 'no', '');
const workloads = fc.array(
  fc.record({
    namespace: fc.constantFrom('shop', 'jobs', 'kube-system'),
    labels: fc.dictionary(fc.constantFrom('app', 'tier', 'app.kubernetes.io/name', 'version', 'x.y/z', 'on'), values),
    isWanted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

describe('the proposed profiles', () => {
  it('select what shall go to Fargate and nothing else, however they are written', () => {
    fc.assert(
      fc.property(workloads, (drawn) => {
        const all = drawn.map(({ namespace, labels, isWanted }, index) => planned(namespace, labels, isWanted, index));
        const proposal = proposeProfile(all, []);
        // A namespace can be annotated, or its pods can opt in, whatever labels they have.
        expect(proposal === null).toBe(!drawn.some(({ isWanted }) => isWanted));
        if (!proposal) return;
        for (const format of PROFILE_FORMATS) {
          const about = { way: proposal.way, existing: [] };
          expect(isReadBackExact(format, proposal.profiles, profilePods(all), about)).toBe(true);
        }
        for (const { selectors } of proposal.profiles) expect(selectors.length).toBeLessThanOrEqual(5);
        for (const { labels } of proposal.profiles.flatMap(({ selectors }) => selectors)) {
          expect(Object.keys(labels).length).toBeLessThanOrEqual(5);
          expect(labels).not.toHaveProperty('version');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are judged by reading them back, not by what made them', () => {
    const pods = profilePods([planned('shop', { app: 'a' }, true, 0), planned('shop', { app: 'b' }, false, 1)]);
    const wide = [{ name: 'wide', selectors: [{ namespace: 'shop', labels: {} }] }];
    const narrow = [{ name: 'narrow', selectors: [{ namespace: 'shop', labels: { app: 'a' } }] }];
    const about = { way: 'labels', existing: [] } as const;
    expect(PROFILE_FORMATS.map((format) => isReadBackExact(format, wide, pods, about))).toEqual([false, false, false]);
    expect(PROFILE_FORMATS.map((format) => isReadBackExact(format, narrow, pods, about))).toEqual([true, true, true]);
    expect(isReadBackExact('eksctl', wide, pods, { way: 'annotate', existing: [] })).toBe(true);
  });

  it('find the fewest selectors of small sets', () => {
    // Greedy takes tier=x first, and then needs three; two of app do.
    const all = [
      planned('n', { app: 'l', tier: 'x' }, true, 0),
      planned('n', { app: 'l', tier: 'x' }, true, 1),
      planned('n', { app: 'l', tier: 'y', s: '1' }, true, 2),
      planned('n', { app: 'r', tier: 'x' }, true, 3),
      planned('n', { app: 'r', tier: 'x' }, true, 4),
      planned('n', { app: 'r', tier: 'z', s: '2' }, true, 5),
      planned('n', { app: 'o', tier: 'o' }, false, 6),
    ];
    expect(proposeProfile(all, [])?.ways[0]).toMatchObject({ id: 'labels', selectors: 2, isExact: true });
  });

  it('are divided into profiles of five selectors, named unlike those that exist', () => {
    const all = Array.from({ length: 12 }, (_, index) => planned(`n${index}`, {}, true, index));
    const existing = [{ name: 'fargate-plan-02', selectors: [{ namespace: 'n0' }] }];
    const proposal = proposeProfile(all, existing);
    expect(proposal?.profiles.map(({ name, selectors }) => [name, selectors.length])).toEqual([
      ['fargate-plan-01', 5],
      ['fargate-plan-03', 5],
      ['fargate-plan-04', 1],
    ]);
  });

  it('warn of a quota, of whole namespaces and of a profile that takes what stays', () => {
    const many = Array.from({ length: 60 }, (_, index) => planned(`n${index}`, {}, true, index));
    expect(proposeProfile(many, [])?.warnings.join()).toContain('12 profiles are more than the 10');
    const mixed = [planned('n', { app: 'a' }, true, 0), planned('n', { app: 'b' }, false, 1)];
    const existing = [{ name: 'old', selectors: [{ namespace: 'n', labels: { app: 'b' } }] }];
    expect(proposeProfile(mixed, existing)?.warnings).toContain(
      'An existing profile selects Deployment w1, which should stay on EC2.',
    );
  });

  it('are done in seconds for thousands of workloads', () => {
    const all = Array.from({ length: 6000 }, (_, index) =>
      planned(
        `n${index % 200}`,
        { app: `a${index}`, tier: `t${index % 5}`, team: `m${index % 7}` },
        index % 3 > 0,
        index,
      ),
    );
    expect(proposeProfile(all, [])?.ways.map(({ isExact }) => isExact)).toEqual([true, true, true]);
  });
});

describe('plan --write-profiles', () => {
  const files = PROFILE_FORMATS.map((format) => (format === 'terraform' ? 'terraform.tf.json' : `${format}.yaml`));
  const manifest = workload('web') + workload('db', { kind: 'StatefulSet' });

  it('writes profiles that --profiles reads', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': manifest });
    const args = PROFILE_FORMATS.flatMap((format, index) => ['--write-profiles', `${format}=${files[index]}`]);
    const { code, stderr } = await run(['plan', 'app.yaml', ...args], { cwd, env: PLAN_ENV });
    expect([code, stderr]).toEqual([0, '']);
    for (const file of files) {
      const { profiles, problems } = readProfiles(file, readFileSync(join(cwd, file)));
      expect(problems).toEqual([]);
      const outcome = (app: string) =>
        selectProfile({ namespace: 'default', labels: { app }, complete: true }, profiles).outcome;
      expect([outcome('web'), outcome('db')]).toEqual(['yes', 'no']);
      const again = await run(['plan', 'app.yaml', '--profiles', file], { cwd, env: PLAN_ENV });
      expect(again.stdout).toContain('The existing profiles select all of these pods.');
    }
  });

  it('quotes what YAML would take for something else', () => {
    const profiles = [{ name: 'p', selectors: [{ namespace: 'on', labels: { 'a/b': 'true', c: '1.0' } }] }];
    expect(profileText('eksctl', profiles, 'us-east-1')).toContain('namespace: "on"');
    expect(profileText('cloudformation', profiles, 'us-east-1')).toContain('Value: "1.0"');
  });

  it('writes nothing where nothing goes to Fargate', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': workload('db', { kind: 'StatefulSet' }) });
    const { code, stderr } = await run(['plan', 'app.yaml', '--write-profiles', 'eksctl=p.yaml'], {
      cwd,
      env: PLAN_ENV,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('no selectors match exactly the pods that go to Fargate');
  });
});

it('a plan proposes to annotate where that is less than labels', async () => {
  const apps = Array.from({ length: 6 }, (_, index) => workload(`w${index}`)).join('');
  const { profile } = await planOf(apps + workload('cache'), '--keep', 'cache');
  expect(profile).toMatchObject({
    way: 'annotate',
    edits: [{ name: 'cache', add: 'annotation eks.amazonaws.com/compute-type: ec2' }],
    ways: [
      { id: 'labels', selectors: 6 },
      { id: 'annotate', selectors: 1, edits: 1 },
      { id: 'opt-in', edits: 6 },
    ],
  });
});
