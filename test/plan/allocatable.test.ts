import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allocatable, kubeReserved, maxPods, networkOf } from '../../src/plan/ec2/allocatable.ts';
import { instanceTypes, pricedTypes, spotSaving } from '../../src/plan/ec2/instance-types.ts';
import { ROOT } from '../support/repository.ts';

const SOURCE = readFileSync(join(ROOT, 'scripts/plan-data/instance-types.csv'), 'utf8').trim().split('\n').slice(1);

function typeNamed(name: string) {
  const type = instanceTypes().get(name);
  if (!type) throw new Error(`Unknown type ${name}`);
  return type;
}

describe('instance types', () => {
  const rows = SOURCE.map((line) => line.split(','));

  it('are those of the source', () => {
    expect([...instanceTypes().keys()]).toEqual(rows.map(([name]) => name));
    expect(rows.length).toBeGreaterThan(300);
  });

  it.each(rows)(
    '%s has what the Karpenter documentation says',
    (name, arch, vcpu, memory, enis, addresses, overhead, documented) => {
      const type = typeNamed(name ?? '');
      expect([type.arch, type.vcpu, type.memoryMiB]).toEqual([arch, Number(vcpu), Number(memory)]);
      expect([type.enis, type.addressesPerEni]).toEqual([Number(enis), Number(addresses)]);
      expect(type.overheadMiB).toBe(overhead === '' ? null : Number(overhead));
      // Karpenter assumes 7.5 % for all types; the documentation rounds to a MiB.
      expect(allocatable({ ...type, overheadMiB: null }).memoryMiB).toBe(Number(documented));
    },
  );

  // Sources of the figures: https://karpenter.sh/docs/reference/instance-types/ (CPU, pods) and the measured overheads.
  it.each([
    ['m5.large', { cpuMilli: 1930, memoryMiB: 6959, pods: 29 }],
    ['m7i.large', { cpuMilli: 1930, memoryMiB: 7097, pods: 29 }],
    ['m6g.large', { cpuMilli: 1930, memoryMiB: 7066, pods: 29 }],
    ['m8g.large', { cpuMilli: 1930, memoryMiB: 6844, pods: 29 }],
    ['t3.medium', { cpuMilli: 1930, memoryMiB: 3301, pods: 17 }],
    ['c5.2xlarge', { cpuMilli: 7910, memoryMiB: 14522, pods: 58 }],
  ])('%s gives %j', (name, expected) => {
    expect(allocatable(typeNamed(name))).toEqual(expected);
  });

  it('reserves CPU by the core', () => {
    const reserved = ['c7g.medium', 'm5.large', 'm5.xlarge', 'm5.2xlarge', 'm5.24xlarge'].map(
      (name) => kubeReserved(typeNamed(name)).cpuMilli,
    );
    expect(reserved).toEqual([60, 70, 80, 90, 310]);
  });
});

describe('prices of EC2', () => {
  it('are linear in the size', () => {
    const priced = pricedTypes('us-east-1');
    const hours = ['m6a.large', 'm6a.xlarge', 'c6a.large', 't3.medium', 'm5.24xlarge'].map(
      (name) => priced.get(name)?.hour,
    );
    expect(hours.map((hour) => hour?.toFixed(6))).toEqual(['0.086400', '0.172800', '0.076500', '0.041600', '4.608000']);
  });

  it('are not made up', () => {
    expect(pricedTypes('eu-central-1').has('m8i.large')).toBe(false);
    expect(pricedTypes('ap-south-1').size).toBe(0);
    expect(pricedTypes('ap-south-1', new Map([['m6a.large', 0.05]])).get('m6a.large')?.hour).toBe(0.05);
    expect(spotSaving('us-east-1')).toBe(0.57);
    expect(spotSaving('cn-north-1')).toBeUndefined();
  });
});

// https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/eni-and-ip-target.md: a t3.small, WARM_ENI_TARGET=1.
describe('the network of a node', () => {
  it.each([
    [0, 1, 4],
    [5, 3, 12],
    [9, 3, 12],
  ])('with %d pods has %d interfaces and %d addresses', (pods, enis, addresses) => {
    expect(networkOf(typeNamed('t3.small'), pods)).toEqual({ enis, addresses });
  });

  it('has room for no more pods than the kubelet takes', () => {
    expect(maxPods(typeNamed('t3.small'))).toBe(11);
  });
});
