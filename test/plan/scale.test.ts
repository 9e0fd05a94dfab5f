import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { buildPlan, planInputOf } from '../../src/plan/build-plan.ts';
import { DEFAULT_OPTIONS } from '../../src/plan/options.ts';
import { workload } from '../support/plan.ts';

/** Requests as many as there are workloads, so that hardly any two pods are alike. */
const manifest = Array.from({ length: 1500 }, (_, index) =>
  workload(`svc-${index}`, {
    namespace: `team-${index % 50}`,
    replicas: 10,
    cpu: `${50 + ((index * 37) % 997)}m`,
    memory: `${64 + ((index * 91) % 1501)}Mi`,
    labels: { app: `svc-${index}`, team: `t${index % 7}` },
  }),
).join('');

it('plans 15,000 pods in seconds', () => {
  const report = lint([{ path: 'app.yaml', content: manifest }], { rules });
  const before = process.cpuUsage();
  const plan = buildPlan(planInputOf(report, [], { ...DEFAULT_OPTIONS, region: 'us-east-1', today: new Date() }));
  const { user, system } = process.cpuUsage(before);
  expect(plan.room.fargate.pods.expected).toBe(15_000);
  const nodes = plan.scenarios.find(({ id }) => id === 'ec2')?.fleet.reduce((sum, { count }) => sum + count, 0);
  expect(nodes).toBeGreaterThan(500);
  // Of computing, however busy the machine.
  expect((user + system) / 1e6).toBeLessThan(5);
});

it('proposes profiles for thousands of workloads of one namespace that have hardly a label in common', () => {
  const content = [
    workload('db', { kind: 'StatefulSet', labels: { app: 'db', team: 't1' } }),
    ...Array.from({ length: 3000 }, (_, index) =>
      workload(`svc-${index}`, { labels: { app: `svc-${index}`, team: `t${index % 7}` } }),
    ),
  ].join('');
  const report = lint([{ path: 'app.yaml', content }], { rules });
  const options = { ...DEFAULT_OPTIONS, region: 'us-east-1', today: new Date() };
  const { profile } = buildPlan(planInputOf(report, [], options));
  expect(profile).toMatchObject({ way: 'annotate', edits: [{ name: 'db' }] });
  // A team each, but for that of the database, of which every workload needs a selector.
  expect(profile?.ways).toContainEqual({ id: 'labels', selectors: 6 + 429, profiles: 87, edits: 0, isExact: true });
});
