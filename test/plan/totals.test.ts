import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { pricedTypes } from '../../src/plan/ec2/instance-types.ts';
import type { NodePool, Payments, Plan, Scenario } from '../../src/plan/plan.ts';
import { planInputs } from '../../src/plan/plan-inputs.ts';
import { COUNTS } from '../../src/plan/range.ts';
import { PLAN_ENV, workload } from '../support/plan.ts';
import { requestsOfRepositories } from './requests.ts';

const today = new Date(Number(PLAN_ENV.SOURCE_DATE_EPOCH) * 1000);
const priced = pricedTypes('us-east-1');
const WAYS = ['onDemand', 'savingsPlan1Year', 'savingsPlan3Years', 'spot'] as const;

const SELECTORS = ['', 'team: a', 'team: b', 'kubernetes.io/arch: arm64', 'karpenter.sh/capacity-type: spot'];
const TOLERATIONS = ['', '{ key: dedicated, operator: Exists }'];

/** Workloads of every sort: some stay on EC2, some go to Fargate after edits, some are scaled, some are for nodes of their own. */
const manifests = fc
  .array(
    fc.record({
      kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
      replicas: fc.integer({ min: 0, max: 12 }),
      requests: fc.constantFrom(...requestsOfRepositories()),
      selector: fc.constantFrom(...SELECTORS),
      toleration: fc.constantFrom(...TOLERATIONS),
      most: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((drawn) =>
    drawn.map(({ kind, replicas, requests, selector, toleration, most }, index) => {
      const spec = `      nodeSelector: { ${selector} }\n      tolerations: [${toleration}]\n`;
      const [cpu, memory] = [`${requests.cpuMilli}m`, `${requests.memoryMiB}Mi`];
      const scaler = `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: w${index}, namespace: default }
spec: { minReplicas: 1, maxReplicas: ${most}, scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: w${index} } }\n`;
      return (
        workload(`w${index}`, { kind, replicas, cpu, memory, spec }) + (most > 0 && kind !== 'DaemonSet' ? scaler : '')
      );
    }),
  );

const FOUR_POOLS = SELECTORS.filter(Boolean).map((selector, index) =>
  workload(`w${index}`, { spec: `      nodeSelector: { ${selector} }\n` }),
);

it('totals are sums: of workloads, of pools and of both sides', () => {
  const pools = new Set<number>();
  fc.assert(
    fc.property(manifests, fc.constantFrom(1, 2, 30), (written, most) => {
      const plan = planInputs([{ path: 'app.yaml', content: written.join('') }], {
        rules,
        plan: { today, pools: most },
      });
      for (const scenario of plan.scenarios) {
        pools.add(scenario.pools.length);
        expectSums(scenario);
        expectWorkloads(scenario, plan);
      }
    }),
    { numRuns: 60, examples: [[FOUR_POOLS, 30]] },
  );
  expect(pools).toContain(4);
});

/** Each way of paying at each count, to a millionth of what there is. */
function expectPayments(actual: Payments, parts: readonly Payments[]): void {
  for (const way of WAYS) {
    for (const count of COUNTS) {
      const sum = parts.reduce((total, each) => total + (each[way]?.[count] ?? 0), 0);
      if (actual[way]) expect(actual[way][count]).toBeCloseTo(sum, 6);
    }
  }
}

function expectSums({ fargate, ec2, total, pools, fleet }: Scenario): void {
  // By Spot, Fargate is paid on demand.
  expectPayments(total, [...(fargate ? [{ ...fargate, spot: fargate.onDemand }] : []), ...(ec2 ? [ec2] : [])]);
  const paid = pools.map((pool) => pool.ec2);
  if (ec2) expectPayments(ec2, paid);
  else expect(paid).toEqual([]);
  const counted = new Map<string, number>();
  for (const part of pools.flatMap((pool) => pool.fleet))
    counted.set(part.type, (counted.get(part.type) ?? 0) + part.count);
  expect(counted).toEqual(new Map(fleet.map(({ type, count }) => [type, count])));
}

/** What workloads and nodes come to, one by one. */
function expectWorkloads({ id, fargate, ec2, pools }: Scenario, { workloads }: Plan): void {
  const podsOf = (some: Plan['workloads']) => some.reduce((sum, each) => sum + (each.pods?.expected ?? 0), 0);
  const placed = pools.reduce((sum, pool) => sum + pool.pods, 0);
  if (id === 'hybrid' || id === 'hybrid-after-edits') {
    const month = id === 'hybrid' ? 'month' : 'monthAfter';
    // CoreDNS has two pods of 9.01; they are on Fargate where no node that is needed anyway admits them.
    const onFargate = podsOf(workloads.filter((each) => each[month] === null)) + 2 - placed;
    expect([0, 2]).toContain(onFargate);
    for (const count of COUNTS) {
      const sum = workloads.reduce((total, each) => total + (each[month]?.[count] ?? 0), 0);
      expect(fargate?.onDemand[count]).toBeCloseTo(sum + onFargate * (0.25 * 0.04048 + 0.5 * 0.004445) * 730, 6);
    }
  }
  if (id !== 'ec2') return;
  expect(placed).toBe(podsOf(workloads) + 2);
  expect(ec2?.onDemand.expected).toBeCloseTo(
    pools.reduce((sum, pool) => sum + monthOf(pool), 0),
    6,
  );
}

/** At list prices, Spot at 43 % of them, and a disk of 1.60 for each node. */
function monthOf({ fleet, labels }: NodePool): number {
  const part = labels['karpenter.sh/capacity-type'] ? 0.43 : 1;
  return fleet.reduce((sum, { type, count }) => sum + count * (priced.get(type)!.hour * 730 * part + 1.6), 0);
}
