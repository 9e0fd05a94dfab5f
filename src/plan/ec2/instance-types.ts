import type { Labels } from '../../kubernetes/label-selector.ts';
import { PRICES, SPOT, TYPES } from '../data/ec2.ts';

/** What the tables are as of; the price list of us-east-1 is newer than that of other Regions. */
export const EC2_PRICES_AS_OF: Readonly<Record<'us-east-1' | 'other', string>> = {
  'us-east-1': '2026-07-20',
  other: '2024-10-10',
};
export const SPOT_AS_OF = '2025-06-28';

export interface InstanceType {
  /** `m7i.large`. */
  readonly name: string;
  readonly arch: 'amd64' | 'arm64';
  readonly vcpu: number;
  readonly memoryMiB: number;
  /** Network interfaces, and IPv4 addresses of each. */
  readonly enis: number;
  readonly addressesPerEni: number;
  /** What the hypervisor and the firmware take of the memory, measured; null where nobody has measured it. */
  readonly overheadMiB: number | null;
}

export interface PricedType extends InstanceType {
  /** On demand, Linux. */
  readonly hour: number;
}

/**
 * What nodes of a type are labelled with. Sources: https://karpenter.sh/docs/concepts/scheduling/#well-known-labels and,
 * with the second prefix, https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html (EKS Auto Mode).
 */
export function labelsOfType({ name, arch, vcpu, memoryMiB }: InstanceType): Labels {
  const [family = '', size = ''] = name.split('.');
  const [, category = '', generation = ''] = /^([a-z]+)(\d)/.exec(family) ?? [];
  const facts = { family, size, category, generation, cpu: String(vcpu), memory: String(memoryMiB) };
  const entries = ['karpenter.k8s.aws', 'eks.amazonaws.com'].flatMap((prefix) =>
    Object.entries(facts).map(([fact, value]) => [`${prefix}/instance-${fact}`, value]),
  );
  return { 'node.kubernetes.io/instance-type': name, 'kubernetes.io/arch': arch, ...Object.fromEntries(entries) };
}

let known: ReadonlyMap<string, InstanceType> | undefined;

/** All types in the table, by name. */
export function instanceTypes(): ReadonlyMap<string, InstanceType> {
  known ??= new Map(TYPES.trim().split('\n').flatMap(readFamily));
  return known;
}

/** Within a family CPU, memory and price are linear in the size; only small T types have two vCPUs all the same. */
function readFamily(line: string): [string, InstanceType][] {
  const [family = '', arch, gib, ...sizes] = line.split(' ');
  return sizes.map((each) => {
    const [size = '', numbers = ''] = each.split(':');
    const [enis = 0, addressesPerEni = 0, overheadMiB = null] = numbers.split(',').map(Number);
    const name = `${family}.${size}`;
    const vcpu = Math.max(family.startsWith('t') ? 2 : 1, XLARGE_VCPU * partOf(size));
    const memoryMiB = Number(gib) * 1024 * partOf(size);
    return [
      name,
      { name, arch: arch === 'arm64' ? 'arm64' : 'amd64', vcpu, memoryMiB, enis, addressesPerEni, overheadMiB },
    ];
  });
}

const XLARGE_VCPU = 4;

/** Prices of an xlarge in a Region, by family; empty for a Region of which no prices are known. */
function familyPrices(region: string): ReadonlyMap<string, number> {
  const [regions = '', ...families] = PRICES.trim().split('\n');
  const column = regions.split(',').indexOf(region);
  if (column < 0) return new Map();
  return new Map(
    families.flatMap((line) => {
      const [family = '', prices = ''] = line.split(' ');
      const price = prices.split(',')[column];
      return price ? [[family, Number(price)]] : [];
    }),
  );
}

/** Sizes as parts of an xlarge. */
const PARTS: Readonly<Record<string, number>> = { small: 1 / 8, medium: 1 / 4, large: 1 / 2, xlarge: 1 };

function partOf(size: string): number {
  return PARTS[size] ?? Number.parseInt(size, 10);
}

/**
 * The types of a Region whose price is known, by name.
 *
 * @param own prices of one's own for an hour, by type; they win over the table, and a type that is not in it is ignored
 */
export function pricedTypes(region: string, own: ReadonlyMap<string, number> = new Map()): Map<string, PricedType> {
  const families = familyPrices(region);
  const priced = new Map<string, PricedType>();
  for (const [name, type] of instanceTypes()) {
    const [family = '', size = ''] = name.split('.');
    const price = families.get(family);
    const hour = own.get(name) ?? (price === undefined ? undefined : price * partOf(size));
    if (hour !== undefined) priced.set(name, { ...type, hour });
  }
  return priced;
}

/** The median of what Spot saves on m, c and r types there; undefined where it is not known. */
export function spotSaving(region: string): number | undefined {
  const entry = SPOT.split(',').find((each) => each.startsWith(`${region} `));
  return entry === undefined ? undefined : Number(entry.split(' ')[1]) / 100;
}
