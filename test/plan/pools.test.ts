import { describe, expect, it } from 'vitest';
import type { NodePool, Plan } from '../../src/plan/plan.ts';
import { planOf, workload } from '../support/plan.ts';

/** What pods select, and the pool that they are in; pools of everything on EC2 by their labels. */
function poolsOf({ scenarios }: Plan): Record<string, NodePool> {
  const pools = scenarios.find(({ id }) => id === 'ec2')?.pools ?? [];
  return Object.fromEntries(pools.map((pool) => [Object.entries(pool.labels).join(' ') || 'general', pool]));
}

const selecting = (labels: string, more = '') => ({ spec: `      nodeSelector: { ${labels} }\n${more}` });
const tolerating = (...tolerations: string[]) => `      tolerations: [${tolerations.join(', ')}]\n`;
const requiring = (...terms: string[]) => ({
  spec: `      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [${terms.map((term) => `{ matchExpressions: [${term}] }`).join(', ')}] } } }\n`,
});
const node = (name: string, labels: string, taints = '') => `---
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name}, kubernetes.io/os: linux, kubernetes.io/arch: amd64, ${labels} } }
spec: { taints: [${taints}] }
`;

const big = { replicas: 20, cpu: '900m', memory: '1Gi' };
const web = workload('web', big);

describe('without nodes, a pool', () => {
  it.each([
    ['a node group', 'eks.amazonaws.com/nodegroup: db', 'eks.amazonaws.com/nodegroup,db'],
    ['a pool of Karpenter', 'karpenter.sh/nodepool: db', 'karpenter.sh/nodepool,db'],
    ['a label of one’s own', 'team: a', 'team,a'],
    ['another architecture', 'kubernetes.io/arch: arm64', 'kubernetes.io/arch,arm64'],
    ['another architecture by its old name', 'beta.kubernetes.io/arch: arm64', 'kubernetes.io/arch,arm64'],
    ['an instance type', 'node.kubernetes.io/instance-type: m5.large', 'node.kubernetes.io/instance-type,m5.large'],
    ['a zone', 'topology.kubernetes.io/zone: us-east-1a', 'topology.kubernetes.io/zone,us-east-1a'],
  ])('is of pods that select %s', async (_, selector, name) => {
    const plan = await planOf(web + workload('db', selecting(selector)));
    expect(Object.keys(poolsOf(plan)).sort()).toEqual([name, 'general'].sort());
  });

  it.each([
    ['Linux', selecting('kubernetes.io/os: linux')],
    ['the usual architecture', selecting('kubernetes.io/arch: amd64')],
    ['a Region', selecting('topology.kubernetes.io/region: us-east-1')],
    ['Fargate', selecting('eks.amazonaws.com/compute-type: fargate')],
    ['what is not Fargate', requiring('{ key: eks.amazonaws.com/compute-type, operator: NotIn, values: [fargate] }')],
    ['either architecture', requiring('{ key: kubernetes.io/arch, operator: In, values: [arm64, amd64] }')],
    [
      'either of what is no demand',
      requiring('{ key: a, operator: In, values: [b] }', '{ key: kubernetes.io/os, operator: In, values: [linux] }'),
    ],
    ['nothing, and tolerates a taint', { spec: tolerating('{ key: dedicated, operator: Exists }') }],
  ])('is not of pods that ask for %s', async (_, options) => {
    const { notes, ...plan } = await planOf(web + workload('db', options));
    expect(Object.keys(poolsOf({ notes, ...plan }))).toEqual(['general']);
    expect(notes).toEqual([]);
  });

  it.each([
    '{ key: a, operator: Exists }',
    '{ key: a, operator: Gt, values: ["4"] }',
    '{ key: a, operator: NotIn, values: [b] }',
    '{ key: a, operator: DoesNotExist }',
  ])('is not made of %s, which is said', async (expression) => {
    const plan = await planOf(web + workload('db', requiring(expression)));
    expect(Object.keys(poolsOf(plan))).toEqual(['general']);
    expect(plan.notes).toContain(
      'Node affinity other than In, or by host name, makes no node pool without Node objects: db.',
    );
  });

  it('is shared by pods that ask for the same in other words', async () => {
    const affinity = requiring('{ key: team, operator: In, values: [a] }');
    const plan = await planOf(web + workload('db', selecting('team: a')) + workload('cache', affinity));
    expect(poolsOf(plan)['team,a']).toMatchObject({ labels: { team: ['a'] }, taints: [], isRead: false });
    expect(Object.keys(poolsOf(plan))).toHaveLength(2);
  });

  it('is filled with pods that may run there', async () => {
    const plan = await planOf(
      web + workload('db', selecting('team: a')) + workload('log', selecting('team: a, disk: ssd')),
    );
    const pools = poolsOf(plan);
    // A pod of team a fits beside the one that asks for a disk too, and CoreDNS with one of the others.
    expect(Object.keys(pools).sort()).toEqual(['disk,ssd team,a', 'general']);
    expect(pools['disk,ssd team,a']?.pods).toBe(5);
    expect(pools.general?.pods).toBe(19);
  });

  it('is taken for tainted where all of its pods tolerate the same key', async () => {
    const dedicated = '{ key: dedicated, value: db, effect: NoSchedule }';
    const db = workload('db', selecting('team: db', tolerating(dedicated, '{ operator: Exists }')));
    const alone = poolsOf(await planOf(web + db))['team,db'];
    expect(alone).toMatchObject({ taints: ['dedicated=db:NoSchedule'], pods: 1 });
    const beside = poolsOf(await planOf(web + db + workload('cache', selecting('team: db'))))['team,db'];
    expect(beside?.taints).toEqual([]);
    expect(beside?.pods).toBeGreaterThan(2);
    const plan = await planOf(web + db);
    expect(plan.assumptions.map(({ id }) => id)).toContain('pool-taints');
  });

  it('is of the types that its pods may run on', async () => {
    const plan = await planOf(
      web +
        workload('named', selecting('node.kubernetes.io/instance-type: t3.medium')) +
        workload('family', selecting('karpenter.k8s.aws/instance-family: m7i')) +
        workload('arm', selecting('kubernetes.io/arch: arm64')),
    );
    const typesOf = (name: string) =>
      poolsOf(plan)
        [name]?.fleet.map(({ type }) => type)
        .join();
    expect(typesOf('node.kubernetes.io/instance-type,t3.medium')).toBe('t3.medium');
    expect(typesOf('karpenter.k8s.aws/instance-family,m7i')).toMatch(/^m7i\./);
    expect(typesOf('kubernetes.io/arch,arm64')).toMatch(/^[cmr]\dg\./);
    expect(typesOf('general')).not.toMatch(/\dg\./);
  });

  it('has no price where its pods ask for types without one', async () => {
    const gpu = workload('gpu', selecting('node.kubernetes.io/instance-type: p5.48xlarge'));
    const windows = workload('iis', selecting('kubernetes.io/os: windows'));
    expect((await planOf(web + gpu + windows)).notes).toContain(
      'No node with a known price fits, so EC2 costs leave them out: gpu, iis.',
    );
  });

  it('costs what its pods ask for', async () => {
    const onSpot = await planOf(web + workload('batch', selecting('karpenter.sh/capacity-type: spot')));
    const { ec2: spot } = poolsOf(onSpot)['karpenter.sh/capacity-type,spot'] ?? {};
    expect(spot?.savingsPlan1Year).toEqual(spot?.onDemand);
    expect(spot?.spot).toEqual(spot?.onDemand);
    const onDemand = await planOf(web + workload('db', selecting('eks.amazonaws.com/capacityType: ON_DEMAND')));
    const { ec2: list } = poolsOf(onDemand)['eks.amazonaws.com/capacityType,ON_DEMAND'] ?? {};
    expect(list?.spot).toEqual(list?.onDemand);
    expect(list?.savingsPlan1Year.expected).toBeLessThan(list?.onDemand.expected ?? 0);
    // The disk of 1.60 costs the same.
    expect((spot?.onDemand.expected ?? 0) - 1.6).toBeCloseTo(((list?.onDemand.expected ?? 0) - 1.6) * 0.43, 6);
  });

  it('runs the DaemonSets that may enter it', async () => {
    const agent = { kind: 'DaemonSet', cpu: '1000m', memory: '64Mi' };
    const db = workload('db', { cpu: '900m', ...selecting('team: db', tolerating('{ key: dedicated, value: db }')) });
    const typeWith = async (options: object) =>
      poolsOf(await planOf(web + db + workload('agent', { ...agent, ...options })))['team,db']?.fleet[0]?.type;
    const [withoutRoom, withRoom] = [/\.xlarge$/, /\.large$/];
    expect(await typeWith({})).toMatch(withRoom);
    expect(await typeWith({ spec: tolerating('{ operator: Exists }') })).toMatch(withoutRoom);
    expect(await typeWith(selecting('team: db', tolerating('{ key: dedicated, value: db }')))).toMatch(withoutRoom);
    expect(await typeWith(selecting('team: web', tolerating('{ operator: Exists }')))).toMatch(withRoom);
  });

  it('has the fewest nodes once, with CoreDNS, when it is the largest', async () => {
    const small = await planOf(workload('web', { replicas: 3 }) + workload('db', selecting('team: db')));
    const nodes = Object.values(poolsOf(small)).map(({ labels, fleet, pods }) => ({ labels, fleet, pods }));
    expect(nodes.reduce((sum, { fleet }) => sum + fleet.reduce((part, { count }) => part + count, 0), 0)).toBe(2);
    expect(nodes.reduce((sum, { pods }) => sum + pods, 0)).toBe(6);
    const onlyDb = poolsOf(await planOf(workload('db', selecting('team: db'))));
    expect(onlyDb).toMatchObject({ 'team,db': { pods: 3, fleet: [{ count: 2 }] } });
    const tainted = poolsOf(await planOf(workload('db', selecting('team: db', tolerating('{ key: dedicated }')))));
    expect(tainted).toMatchObject({
      'team,db': { pods: 1, fleet: [{ count: 1 }] },
      general: { pods: 2, fleet: [{ count: 2 }] },
    });
  });
});

describe('CoreDNS and Karpenter', () => {
  // One vCPU: less than Karpenter asks for.
  const small = workload('small', selecting('node.kubernetes.io/instance-type: m7a.medium'));

  it('are in a pool that has room for them', async () => {
    const pools = poolsOf(await planOf(small, '--autoscaler', 'karpenter'));
    expect(pools.general?.pods).toBeGreaterThan(0);
    expect(pools.general?.fleet[0]?.type).not.toBe('m7a.medium');
  });

  it('are on Fargate where no node admits them that is needed anyway', async () => {
    const db = workload('db', { kind: 'StatefulSet', ...selecting('team: db', tolerating('{ key: dedicated }')) });
    const { notes, scenarios } = await planOf(web + db);
    const hybrid = scenarios.find(({ id }) => id === 'hybrid');
    expect(hybrid?.pools).toMatchObject([{ labels: { team: ['db'] }, pods: 1 }]);
    expect(notes).toContain('CoreDNS cannot run on the EC2 nodes of the hybrid, so it is on Fargate there.');
    const coreDns = workload('coredns', { namespace: 'kube-system', replicas: 2 });
    expect((await planOf(web + db + coreDns)).notes).toEqual([]);
  });
});

describe('of nodes that were read, a pool', () => {
  const GROUP = 'eks.amazonaws.com/nodegroup';
  const DEDICATED = '{ key: dedicated, value: db, effect: NoSchedule }';
  const general = node('a', `${GROUP}: general, size: "8"`) + node('b', `${GROUP}: general, size: "8"`);

  it('is all that the same pods may run on, whatever else they are labelled with', async () => {
    const nodes = general + node('c', `${GROUP}: other`);
    expect(Object.keys(poolsOf(await planOf(web + nodes)))).toEqual(['general']);
    expect(poolsOf(await planOf(web + nodes)).general?.isRead).toBe(true);
  });

  it('has the taints that its nodes have', async () => {
    const nodes = general + node('c', `${GROUP}: db`, DEDICATED);
    const db = workload('db', selecting(`${GROUP}: db`, tolerating('{ key: dedicated, operator: Exists }')));
    expect(poolsOf(await planOf(web + db + nodes))).toMatchObject({
      [`${GROUP},db`]: { taints: ['dedicated=db:NoSchedule'], isRead: true, pods: 1 },
      general: { taints: [], isRead: true, pods: 22 },
    });
    const open = general + node('c', `${GROUP}: db`, '{ key: node.kubernetes.io/unschedulable, effect: NoSchedule }');
    expect(poolsOf(await planOf(web + db + open))[`${GROUP},db`]?.pods).toBeGreaterThan(1);
  });

  it('is told by every operator', async () => {
    const nodes = general + node('c', `${GROUP}: big, size: "32"`);
    const plan = await planOf(web + workload('db', requiring('{ key: size, operator: Gt, values: ["16"] }')) + nodes);
    expect(plan.notes).toEqual([]);
    expect(plan.scenarios[0]?.pools).toHaveLength(2);
  });

  it('is beside those that pods ask for and no node is of', async () => {
    const db = workload('db', selecting(`${GROUP}: scaled-to-zero`));
    expect(poolsOf(await planOf(web + db + general))).toMatchObject({
      [`${GROUP},scaled-to-zero`]: { isRead: false },
      general: { isRead: true },
    });
  });

  it('is not of Fargate and Windows', async () => {
    const fargate = node('f', 'eks.amazonaws.com/compute-type: fargate');
    const windows = node('w', 'a: b').replace('kubernetes.io/os: linux', 'kubernetes.io/os: windows');
    expect(poolsOf(await planOf(web + fargate + windows)).general?.isRead).toBe(false);
  });
});

describe('--pools', () => {
  const teams = ['a', 'b', 'c'].map((team, index) =>
    workload(team, { replicas: 3 + index, ...selecting(`team: ${team}`) }),
  );
  const manifest = web + teams.join('');

  it('leaves so many, the largest', async () => {
    expect(Object.keys(poolsOf(await planOf(manifest))).sort()).toEqual(['general', 'team,a', 'team,b', 'team,c']);
    const plan = await planOf(manifest, '--pools', '2');
    expect(Object.keys(poolsOf(plan)).sort()).toEqual(['general', 'team,c']);
    expect(plan.notes).toContain('Pods ask for 2 more pools than --pools 2 allows; they are packed with the others.');
  });

  it('of one packs everything together', async () => {
    const plan = await planOf(manifest + workload('arm', selecting('kubernetes.io/arch: arm64')), '--pools', '1');
    const same = await planOf(
      web + ['a', 'b', 'c'].map((team, index) => workload(team, { replicas: 3 + index })).join('') + workload('arm'),
    );
    expect(plan.scenarios[0]?.pools).toHaveLength(1);
    expect(plan.scenarios[0]?.total).toEqual(same.scenarios[0]?.total);
  });
});
