import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestFleet, roomOn } from '../../src/plan/ec2/fleet.ts';
import { instanceTypes, pricedTypes } from '../../src/plan/ec2/instance-types.ts';
import { lowerBound, type PodGroup, pack, totalOf } from '../../src/plan/ec2/packing.ts';
import { requestsOfRepositories } from './requests.ts';

const NODE_PODS = { cpuMilli: 180, memoryMiB: 120, pods: 3, onHostNetwork: 2 };

const requests = requestsOfRepositories();

const mixes = fc
  .array(fc.constantFrom(...requests), { minLength: 100, maxLength: 400 })
  .map((drawn) => drawn.map((each): PodGroup => ({ ...each, count: 1 })));

const groups = fc.array(
  fc.record({
    cpuMilli: fc.integer({ min: 0, max: 1700 }),
    memoryMiB: fc.integer({ min: 0, max: 6000 }),
    count: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 12 },
);

describe('packing', () => {
  it('is tried on requests of real repositories', () => {
    expect(requests.length).toBeGreaterThan(30);
  });

  const priced = pricedTypes('us-east-1');

  it.each(['m5.large', 'm5.xlarge', 'm6a.2xlarge', 'r6i.xlarge', 'c6i.2xlarge'])(
    'of %s takes at most 1.02 times the nodes of the bound on average, for mixes as they are found in repositories',
    (name) => {
      const room = roomOn(priced.get(name)!, NODE_PODS);
      const ratios = fc
        .sample(mixes, { numRuns: 60, seed: 7 })
        .map((mix) => pack(mix, room)!.length / lowerBound(mix, room));
      expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThanOrEqual(1.02);
    },
  );

  it('places every pod, and overfills no node', () => {
    const room = roomOn(priced.get('m5.large')!, NODE_PODS);
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 5 }), (mix, least) => {
        const nodes = pack(mix, room, least)!;
        expect(nodes.length).toBeGreaterThanOrEqual(Math.max(least, lowerBound(mix, room)));
        expect(totalOf(nodes.map((node) => ({ ...node, count: 1 })))).toMatchObject({
          cpuMilli: totalOf(mix).cpuMilli,
          memoryMiB: totalOf(mix).memoryMiB,
        });
        expect(nodes.reduce((sum, { pods }) => sum + pods, 0)).toBe(totalOf(mix).pods);
        for (const node of nodes) {
          expect(node.cpuMilli).toBeLessThanOrEqual(room.cpuMilli);
          expect(node.memoryMiB).toBeLessThanOrEqual(room.memoryMiB);
          expect(node.pods).toBeLessThanOrEqual(room.pods);
        }
      }),
    );
  });

  it('finds no node for a pod that is larger than any', () => {
    const room = roomOn(priced.get('m5.large')!, NODE_PODS);
    expect(pack([{ cpuMilli: 1800, memoryMiB: 1, count: 1 }], room)).toBeUndefined();
    expect(pack([{ cpuMilli: 1800, memoryMiB: 1, count: 0 }], room)).toEqual([]);
  });
});

describe('the cheapest fleet', () => {
  const types = [...pricedTypes('us-east-1').values()].filter(
    ({ name, arch }) => arch === 'amd64' && /^[mcr][5-8][ai]?\.(large|xlarge|2xlarge)$/.test(name),
  );
  const options = { types, nodePods: NODE_PODS, minNodes: 2, diskMonth: 1.6 };

  it('holds every pod on types that have room for it', () => {
    fc.assert(
      fc.property(groups, (mix) => {
        const { nodes, month } = cheapestFleet(mix, options)!;
        expect(nodes.reduce((sum, { pods }) => sum + pods, 0)).toBe(totalOf(mix).pods);
        expect(nodes.reduce((sum, { cpuMilli }) => sum + cpuMilli, 0)).toBe(totalOf(mix).cpuMilli);
        expect(month).toBeCloseTo(
          nodes.reduce((sum, { type }) => sum + type.hour * 730, 0),
          6,
        );
        for (const node of nodes) {
          const room = roomOn(node.type, NODE_PODS);
          expect(node.cpuMilli).toBeLessThanOrEqual(room.cpuMilli);
          expect(node.memoryMiB).toBeLessThanOrEqual(room.memoryMiB);
          expect(node.pods).toBeLessThanOrEqual(room.pods);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is of one type where that is cheaper than a mix', () => {
    const pods = [
      { cpuMilli: 100, memoryMiB: 64, count: 21 },
      { cpuMilli: 200, memoryMiB: 180, count: 6 },
      { cpuMilli: 300, memoryMiB: 256, count: 1 },
    ];
    const { nodes } = cheapestFleet(pods, options)!;
    expect(new Set(nodes.map(({ type }) => type.name))).toEqual(new Set(['c6a.large']));
  });

  it('does not exist for a pod that fits no type', () => {
    expect(cheapestFleet([{ cpuMilli: 64_000, memoryMiB: 1, count: 1 }], options)).toBeUndefined();
    expect(instanceTypes().size).toBeGreaterThan(types.length);
  });

  it('has no nodes where there are no pods', () => {
    expect(cheapestFleet([], options)).toEqual({ nodes: [], month: 0 });
  });
});
