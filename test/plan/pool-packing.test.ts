import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomOn } from '../../src/plan/ec2/fleet.ts';
import { pricedTypes } from '../../src/plan/ec2/instance-types.ts';
import { lowerBound, type PodGroup, totalOf } from '../../src/plan/ec2/packing.ts';
import { type Demand, demandFor } from '../../src/plan/pools/demand.ts';
import type { ReadNode } from '../../src/plan/pools/nodes.ts';
import { type PackedPool, packPools } from '../../src/plan/pools/pack-pools.ts';
import { type Pool, poolsFor } from '../../src/plan/pools/pools.ts';
import { requestsOfRepositories } from './requests.ts';

const PRICED = pricedTypes('us-east-1');
const LARGE = [...PRICED.values()].filter(({ name }) => name === 'm5.large');
const NODE_PODS = { cpuMilli: 180, memoryMiB: 120, pods: 3, onHostNetwork: 2 };
const ARCH = 'kubernetes.io/arch';

interface Asking {
  readonly demand: Demand;
  readonly groups: readonly PodGroup[];
}

/** Pods that ask for nodes, packed onto m5.large. */
function packedPools(asking: readonly Asking[], nodes: readonly ReadNode[]) {
  const pools = poolsFor(
    asking.map(({ demand, groups }) => ({ demand, weight: totalOf(groups).cpuMilli })),
    {
      nodes,
      daemons: [],
      arch: 'amd64',
      most: 30,
      typesFor: () => ({ ordinary: LARGE, larger: [] }),
      nodePodsOn: () => NODE_PODS,
    },
  );
  const pods = asking.map(({ demand, groups }) => ({ access: pools.accessOf(demand), groups, apart: 0 }));
  const packed = packPools(pools.all, pods, { main: pools.general, minNodes: 2, diskMonth: 1.6, known: new Map() });
  if (!packed) throw new Error('some pod fits no m5.large');
  return { pods, packed };
}

const requirements = fc.record({
  key: fc.constantFrom('a', 'b', ARCH),
  operator: fc.constant('In'),
  values: fc.uniqueArray(fc.constantFrom('1', '2', 'amd64'), { minLength: 1, maxLength: 2 }),
});
const taints = fc.record({
  key: fc.constantFrom('x', 'y'),
  value: fc.constant('1'),
  effect: fc.constant('NoSchedule'),
});
const tolerations = fc.oneof(
  taints.map((taint) => ({ ...taint, operator: 'Equal' })),
  fc.constant({ key: '', operator: 'Exists', value: '', effect: '' }),
);
const demands = fc
  .tuple(
    fc.array(fc.array(requirements, { maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    fc.array(tolerations, { maxLength: 2 }),
  )
  .map(([terms, tolerated]) => demandFor(terms, tolerated));
const groups = fc.array(
  fc.record({
    cpuMilli: fc.integer({ min: 0, max: 1700 }),
    memoryMiB: fc.integer({ min: 0, max: 6000 }),
    count: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 4 },
);
const nodes = fc.array(
  fc.record({
    labels: fc.dictionary(fc.constantFrom('a', 'b', ARCH), fc.constantFrom('1', '2', 'amd64')),
    taints: fc.array(taints, { maxLength: 1 }),
  }),
  { maxLength: 6 },
);

/** What a scheduler says. */
function mayRun({ terms, tolerations: tolerated }: Demand, node: ReadNode): boolean {
  return (
    terms.some((term) => term.every(({ key, values }) => values.includes(node.labels[key] ?? ''))) &&
    node.taints.every(({ key }) => tolerated.some((each) => each.key === '' || each.key === key))
  );
}

/** All nodes that a pool stands for which was not read: one for each choice of values. */
function nodesOf({ labels, taints: known }: Pool): ReadNode[] {
  const choices = [...labels].reduce<Record<string, string>[]>(
    (some, [key, values]) => some.flatMap((chosen) => values.map((value) => ({ ...chosen, [key]: value }))),
    [{ [ARCH]: 'amd64' }],
  );
  return choices.map((chosen) => ({ labels: chosen, taints: known }));
}

describe('packing pools', () => {
  it('places every pod once, where it may run, and overfills no node', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ demand: demands, groups }), { maxLength: 8 }), nodes, (asking, read) => {
        const { pods, packed } = packedPools(asking, read);
        for (const [index, each] of pods.entries()) {
          const on = packed.map(({ placed }) => placed.get(each) ?? 0);
          expect(on.reduce((sum, count) => sum + count, 0)).toBe(totalOf(asking[index]!.groups).pods);
        }
        for (const { pool, nodes: bought, placed } of packed) {
          const demandsHere = asking.filter((_, index) => (placed.get(pods[index]!) ?? 0) > 0);
          const isFit = (node: ReadNode) => demandsHere.every(({ demand }) => mayRun(demand, node));
          if (pool.isRead) expect(read.some(isFit)).toBe(true);
          else expect(nodesOf(pool).every(isFit)).toBe(true);
          expect(bought.reduce((sum, node) => sum + node.pods, 0)).toBe(sumOf(placed.values()));
          const room = roomOn(LARGE[0]!, NODE_PODS);
          for (const node of bought) {
            expect(node.cpuMilli).toBeLessThanOrEqual(room.cpuMilli);
            expect(node.memoryMiB).toBeLessThanOrEqual(room.memoryMiB);
            expect(node.pods).toBeLessThanOrEqual(room.pods);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes at most 1.02 times the nodes of the bounds on average, for mixes as they are found in repositories', () => {
    const mix = fc
      .array(fc.constantFrom(...requestsOfRepositories()), { minLength: 100, maxLength: 400 })
      .map((drawn) => drawn.map((each): PodGroup => ({ ...each, count: 1 })));
    const selecting = (...values: string[]) =>
      demandFor([values.map((value) => ({ key: value, operator: 'In', values: ['1'] }))]);
    const ratios = fc.sample(fc.tuple(mix, mix, mix), { numRuns: 20, seed: 7 }).map((mixes) => {
      const asked = [selecting(), selecting('a'), selecting('a', 'b')];
      const { packed } = packedPools(
        mixes.map((drawn, index) => ({ demand: asked[index]!, groups: drawn })),
        [],
      );
      expect(packed).toHaveLength(3);
      return sumOf(packed.map(({ nodes: { length } }) => length)) / sumOf(packed.map(boundOf));
    });
    expect(sumOf(ratios) / ratios.length).toBeLessThanOrEqual(1.02);
  });
});

function boundOf({ nodes: bought }: PackedPool): number {
  return lowerBound(
    bought.map(({ cpuMilli, memoryMiB }) => ({ cpuMilli, memoryMiB, count: 1 })),
    { ...roomOn(LARGE[0]!, NODE_PODS), pods: Number.POSITIVE_INFINITY },
  );
}

function sumOf(values: Iterable<number>): number {
  return [...values].reduce((sum, value) => sum + value, 0);
}
