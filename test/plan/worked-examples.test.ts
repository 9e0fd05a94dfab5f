import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Plan, Scenario } from '../../src/plan/plan.ts';
import { run } from '../support/cli.ts';
import { ROOT } from '../support/repository.ts';

const FIXTURES = join(ROOT, 'test/fixtures/plan');
/** 2026-11-29: prices must not grow old while tests are run. */
const ENV = { SOURCE_DATE_EPOCH: '1795910400', NO_COLOR: '1' };

const NAMES = [
  'retail-store-x1',
  'retail-store-x3',
  'microservices-demo-x1',
  'microservices-demo-x3',
  'two-pools',
] as const;

async function planOf(name: string, ...args: string[]): Promise<Plan> {
  const { code, stdout, stderr } = await run(['plan', `${name}.yaml`, '-f', 'json', ...args], {
    cwd: FIXTURES,
    env: ENV,
  });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Plan;
}

function scenario({ scenarios }: Plan, id: Scenario['id']): Scenario {
  const found = scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}

/** What the workloads come to on Fargate, without CoreDNS. */
function onFargate({ workloads }: Plan, of: 'month' | 'monthAfter'): number {
  return workloads.reduce((sum, each) => sum + (each[of]?.expected ?? 0), 0);
}

describe('worked examples', () => {
  it.each(NAMES)('%s is planned as it was', async (name) => {
    const { stdout, stderr, code } = await run(['plan', `${name}.yaml`, '--assumptions'], {
      cwd: FIXTURES,
      env: ENV,
      columns: 80,
    });
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(join(FIXTURES, `${name}.txt`));
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  // By hand from the sizes and the prices of us-east-1: 9.01 for 0.25/0.5, 10.63 for 0.25/1, 18.02 for 0.5/1.
  it.each([
    ['retail-store-x1', 73.7, 49.92],
    ['retail-store-x3', 221.11, 149.75],
    ['microservices-demo-x1', 117.13, 117.13],
    ['microservices-demo-x3', 297.33, 297.33],
  ])('%s costs %d on Fargate, and %d after edits', async (name, now, after) => {
    const plan = await planOf(name);
    expect(onFargate(plan, 'month')).toBeCloseTo(now, 2);
    expect(onFargate(plan, 'monthAfter')).toBeCloseTo(after, 2);
  });

  it.each([
    ['retail-store-x1', [{ type: 'c6a.large', count: 2 }], 114.89, 92.55, 51.23],
    ['microservices-demo-x1', [{ type: 'c6a.large', count: 2 }], 114.89, 92.55, 51.23],
    ['microservices-demo-x3', [{ type: 'c6a.large', count: 3 }], 172.34, 138.83, 76.84],
    // Two m6a.large are 129.34; one c6a.large and one m5a.large hold the same.
    [
      'retail-store-x3',
      [
        { type: 'c6a.large', count: 1 },
        { type: 'm5a.large', count: 1 },
      ],
      121.83,
      98.1,
      54.21,
    ],
  ])('%s takes %j of EC2', async (name, fleet, onDemand, plan1, spot) => {
    const { fleet: found, total } = scenario(await planOf(name), 'ec2');
    expect([...found].sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual(fleet);
    expect(total.onDemand.expected).toBeCloseTo(onDemand, 2);
    expect(total.savingsPlan1Year.expected).toBeCloseTo(plan1, 2);
    expect(total.spot?.expected).toBeCloseTo(spot, 2);
  });

  it('costs on one type what was computed by hand', async () => {
    const plan = await planOf('retail-store-x3', '--ec2', 'm6a.large');
    const { total, usual } = scenario(plan, 'ec2');
    expect(total.onDemand.expected).toBeCloseTo(129.34, 2);
    expect(usual?.low.onDemand).toBeCloseTo(194.02, 2);
    expect(usual?.high.onDemand).toBeCloseTo(194.02, 2);
    expect(plan.breakEven).toMatchObject({
      rounding: expect.closeTo(2.01, 2),
      roundingAfter: expect.closeTo(1.37, 1),
      share: expect.closeTo(0.38, 2),
      packed: expect.closeTo(0.69, 2),
      most: expect.closeTo(0.87, 1),
    });
    expect(plan.room.ec2).toEqual({ nodes: 2, enis: 6, addresses: 60 });
  });

  // By hand, beside 230m and 184 MiB of DaemonSets: a c6a.xlarge has 3,690m and 6,565 MiB, and the rest with CoreDNS asks
  // for 5,000m and 8,844 MiB; four c6a.large are dearer. An m5a.xlarge has 3,690m and 14,425 MiB for 2,000m and 12,288 MiB.
  it('two-pools has a pool for what tolerates its taint', async () => {
    const { pools } = scenario(await planOf('two-pools'), 'ec2');
    const [general, db] = pools;
    expect(pools).toHaveLength(2);
    expect(general).toMatchObject({ labels: {}, pods: 12, fleet: [{ type: 'c6a.xlarge', count: 2 }] });
    expect(general?.ec2.onDemand.expected).toBeCloseTo(2 * (0.153 * 730 + 1.6), 2);
    expect(db).toMatchObject({
      labels: { 'eks.amazonaws.com/nodegroup': ['db'] },
      taints: ['dedicated=db:NoSchedule'],
      isRead: false,
      pods: 2,
      fleet: [{ type: 'm5a.xlarge', count: 1 }],
    });
    expect(db?.ec2.onDemand.expected).toBeCloseTo(0.172 * 730 + 1.6, 2);
  });

  it('compares only what ranges allow', async () => {
    expect((await planOf('microservices-demo-x3')).answer[1]).toContain(
      'all on EC2 is cheaper: 172 to 287 against 315',
    );
    expect((await planOf('microservices-demo-x3', '--packing', '0.3')).answer[1]).toContain('about the same');
  });

  it('counts the vCPU of a rollout', async () => {
    expect((await planOf('retail-store-x3')).room.fargate).toMatchObject({
      vcpu: { expected: 6 },
      peakVcpu: 8,
      peakVcpuAfter: 5,
    });
  });

  it.each(NAMES)('%s in JSON is what the schema says, and its totals are sums', async (name) => {
    const plan = await planOf(name);
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(join(ROOT, 'docs/plan.schema.json'), 'utf8')) as object,
    );
    validate(plan);
    expect(validate.errors).toBeNull();
    for (const { fargate, ec2, total } of plan.scenarios) {
      for (const count of ['min', 'expected', 'max'] as const) {
        const sum = (fargate?.onDemand[count] ?? 0) + (ec2?.onDemand[count] ?? 0);
        expect(total.onDemand[count]).toBeCloseTo(sum, 4);
      }
    }
    const hybrid = plan.scenarios.find(({ id }) => id === 'hybrid');
    // CoreDNS is there too where no node of what stays admits it.
    const system = name === 'two-pools' ? 2 * (0.25 * 0.04048 + 0.5 * 0.004445) * 730 : 0;
    if (hybrid) expect(hybrid.fargate?.onDemand.expected).toBeCloseTo(onFargate(plan, 'month') + system, 4);
    expect(plan.breakEven?.rounding).toBeGreaterThanOrEqual(1);
  });
});
