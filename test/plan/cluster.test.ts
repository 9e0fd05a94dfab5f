import { describe, expect, it } from 'vitest';
import { subnetOfCidr, subnetRoom, subnetsOfAws } from '../../src/plan/room/subnets.ts';
import { run, writeFiles } from '../support/cli.ts';
import { PLAN_ENV, planOf, workload } from '../support/plan.ts';
import { temporaryDirectory } from '../support/repository.ts';

const node = (name: string, type: string, labels = '') => `---
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { node.kubernetes.io/instance-type: ${type}${labels} } }
`;

describe('nodes of a dump', () => {
  const SPOT = ', eks.amazonaws.com/capacityType: SPOT';

  it('are what there is, in place of what is usual', async () => {
    const nodes = node('a', 'm5.large') + node('b', 'm5.large') + node('c', 'm5.large', SPOT);
    const { present, scenarios, assumptions } = await planOf(workload('web', { replicas: 10 }) + nodes);
    expect(present?.nodes).toMatchObject([
      { type: 'm5.large', count: 2, capacity: 'on-demand' },
      { type: 'm5.large', count: 1, capacity: 'spot' },
    ]);
    // 2 × (0.096 × 730 + 1.6), and one at 43 % with its disk.
    expect(present?.month).toBeCloseTo(2 * 71.68 + 0.096 * 730 * 0.43 + 1.6, 2);
    // Ten pods of 250m and 256 MiB, and CoreDNS: of three times 2 vCPU and 8 GiB, valued at Fargate's prices.
    const requested = 2.7 * 0.04048 + ((2560 + 140) / 1024) * 0.004445;
    expect(present?.requestedShare).toBeCloseTo(requested / (3 * (2 * 0.04048 + 8 * 0.004445)), 4);
    expect(assumptions.find(({ id }) => id === 'packing')?.value).toBe('34.6%');
    expect(scenarios[0]?.usual?.low).toEqual(scenarios[0]?.usual?.high);
  });

  it('tell no price where one is not known, and no share where pods are on Fargate', async () => {
    const nodes = node('a', 'x9.huge') + node('f', 'none', ', eks.amazonaws.com/compute-type: fargate');
    const { present } = await planOf(workload('web') + nodes);
    expect(present).toMatchObject({ month: null, requestedShare: null, fargateNodes: 1 });
  });
});

describe('what runs on every node', () => {
  it('takes room from pods', async () => {
    const agent = workload('agent', { kind: 'DaemonSet', cpu: '1500m', memory: '1Gi' });
    const alone = await planOf(workload('web', { cpu: '500m' }), '--ec2', 'm5.large');
    const beside = await planOf(workload('web', { cpu: '500m' }) + agent, '--ec2', 'm5.xlarge');
    expect(alone.breakEven?.most).toBeGreaterThan(0.8);
    expect(beside.breakEven?.most).toBeLessThan(0.7);
    expect(beside.assumptions.find(({ id }) => id === 'node-pods')?.value).toContain('agent');
  });

  it('is told apart from what runs on nodes of its own', async () => {
    const spec = '      nodeSelector: { accelerator: gpu }\n';
    const { notes } = await planOf(workload('web') + workload('device', { kind: 'DaemonSet', spec }));
    expect(notes).toContain('DaemonSets for other nodes are not counted: device.');
  });
});

describe('EC2', () => {
  it('keeps pods apart that must not share a node', async () => {
    const spec = `      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }
`;
    const { scenarios } = await planOf(workload('web', { replicas: 5, spec }));
    expect(scenarios[0]?.fleet.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('takes larger nodes for pods that fit no ordinary one, and names pods that fit none', async () => {
    const big = workload('big', { cpu: "'10'", memory: '20Gi' });
    expect((await planOf(big)).scenarios[0]?.fleet[0]?.type).toMatch(/\.4xlarge$/);
    const huge = workload('huge', { cpu: "'500'", memory: '20Gi' });
    const { notes, scenarios } = await planOf(workload('web') + huge);
    expect(notes).toContain('No node with a known price fits, so EC2 costs leave them out: huge.');
    expect(scenarios[0]?.id).toBe('ec2');
  });

  it('is left out where it has no price', async () => {
    const plan = await planOf(workload('web'), '--region', 'ap-south-1');
    expect(plan.scenarios.map(({ id }) => id)).toEqual(['fargate']);
    expect(plan.prices.ec2).toBeNull();
    expect(plan.breakEven).toBeNull();
    expect(plan.answer.join(' ')).toContain('No EC2 prices in USD are known for this region');
    const priced = await planOf(workload('web'), '--region', 'ap-south-1', '--ec2-prices', 'm6a.large=0.05');
    expect(priced.scenarios[0]?.fleet).toEqual([{ type: 'm6a.large', count: 2 }]);
  });

  it('is not added up with another currency', async () => {
    const prices = ['--prices', 'vcpu=0.04,memory=0.004,currency=EUR'];
    expect((await planOf(workload('web'), ...prices)).scenarios.map(({ id }) => id)).toEqual(['fargate']);
    const both = await planOf(workload('web'), ...prices, '--ec2-prices', 'm6a.large=0.05');
    expect(both.scenarios[0]?.total.onDemand.expected).toBeCloseTo(2 * 0.05 * 730, 6);
    expect(both.currency).toBe('EUR');
    expect(both.notes).toContain('Node disks are not counted: their price is known in USD only.');
    expect(both.prices).toMatchObject({ fargate: { asOf: null }, ec2: { asOf: null, source: 'prices given' } });
  });

  it('has the date of a price list only where prices are of it', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': workload('web') });
    const headOf = async (...args: string[]) =>
      (await run(['plan', 'app.yaml', ...args], { cwd, env: PLAN_ENV })).stdout.split('\n')[0];
    const own = ['--ec2-prices', 'm6a.large=0.05'];
    expect(await headOf('--region', 'sa-east-1', ...own)).toContain(
      'USD a month, prices (Fargate 2026-09, EC2 your own)',
    );
    expect(await headOf(...own)).toContain('list prices (Fargate 2026-09, EC2 2026-07-20)');
    expect(await headOf('--prices', 'vcpu=0.04,memory=0.004')).toContain('prices (Fargate your own, EC2 2026-07-20)');
  });

  it('names types with a price that no node can be of', async () => {
    const { notes } = await planOf(workload('web'), '--ec2-prices', 'm6g.large=0.01,m6a.large=0.05');
    expect(notes).toEqual(['No node has these types of --ec2-prices (see --ec2 and --arch): m6g.large.']);
  });

  it('warns of old prices', async () => {
    expect((await planOf(workload('web'), '--region', 'eu-central-1')).notes.join()).toContain(
      'EC2 prices in eu-central-1 are from 2024-10-10',
    );
    expect((await planOf(workload('web'))).notes).toEqual([]);
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': workload('web') });
    const late = { ...PLAN_ENV, SOURCE_DATE_EPOCH: String(Date.UTC(2027, 9, 2) / 1000) };
    const { stdout } = await run(['plan', 'app.yaml'], { cwd, env: late });
    expect(stdout).toContain('Fargate prices are from 2026-09, more than 12 months ago');
  });
});

describe('subnets', () => {
  it.each([
    ['10.0.0.0/24', 251],
    ['10.0.0.0/28', 11],
    ['10.0.0.0/16', 65531],
  ])('%s has %d addresses', (cidr, free) => {
    expect(subnetOfCidr(cidr)?.free).toBe(free);
  });

  it.each(['10.0.0.0', '10.0.0.0/8', '10.0.0.0/29', '300.0.0.0/24', 'a/24', ''])('%j is none', (cidr) => {
    expect(subnetOfCidr(cidr)).toBeUndefined();
  });

  it('are read from what the AWS CLI prints', () => {
    const printed = { Subnets: [{ SubnetId: 's', AvailabilityZone: 'a', AvailableIpAddressCount: 7 }] };
    expect(subnetsOfAws(printed)).toEqual([{ name: 's', zone: 'a', free: 7 }]);
    for (const other of [null, [], {}, { Subnets: [] }, { Subnets: [{}] }]) expect(subnetsOfAws(other)).toBeUndefined();
  });

  it('have room when the fullest zone has', () => {
    const subnet = (zone: string, free: number) => ({ name: zone, zone, free });
    expect(subnetRoom([subnet('a', 251), subnet('b', 251)], 400)).toMatchObject({
      neededInWorstZone: 240,
      suffices: true,
    });
    expect(subnetRoom([subnet('a', 251), subnet('b', 100)], 400)).toMatchObject({ smallest: 100, suffices: false });
  });

  it('are in the plan', async () => {
    const { room } = await planOf(workload('web', { replicas: 40 }), '--subnets', '10.0.0.0/28,10.0.1.0/28');
    expect(room.subnets).toEqual({ addresses: 22, neededInWorstZone: 30, smallest: 11, suffices: false });
  });
});
