import { isMapping } from '../../kubernetes/place.ts';
import type { SubnetRoom } from '../plan.ts';

/** A subnet for pods on Fargate, and how many addresses are free in it. */
export interface Subnet {
  readonly name: string;
  readonly zone: string | null;
  readonly free: number;
}

/** What AWS keeps of each subnet. Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html. */
const KEPT = 5;

/** An empty subnet by its CIDR; undefined for anything that is not one. */
export function subnetOfCidr(cidr: string): Subnet | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (!match) return undefined;
  const [, ...numbers] = match.map(Number);
  const prefix = numbers.pop() ?? 0;
  // A subnet of a VPC is a /16 to a /28.
  if (numbers.some((number) => number > 255) || prefix < 16 || prefix > 28) return undefined;
  return { name: cidr, zone: null, free: 2 ** (32 - prefix) - KEPT };
}

/** The subnets in what `aws ec2 describe-subnets` prints; undefined for anything else. */
export function subnetsOfAws(value: unknown): Subnet[] | undefined {
  const list = isMapping(value) ? value.Subnets : undefined;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const subnets = list.flatMap((each: unknown) => {
    if (!isMapping(each) || typeof each.AvailableIpAddressCount !== 'number') return [];
    const zone = typeof each.AvailabilityZone === 'string' ? each.AvailabilityZone : null;
    return [{ name: String(each.SubnetId ?? each.CidrBlock ?? ''), zone, free: each.AvailableIpAddressCount }];
  });
  return subnets.length === list.length ? subnets : undefined;
}

/** Fargate does not spread pods evenly over subnets: this much more than a fair share may end up in one. */
export const UNEVEN = 1.2;

/** Whether the subnets have room for so many pods, each zone for itself. */
export function subnetRoom(subnets: readonly Subnet[], pods: number): SubnetRoom {
  const zones = new Map<string, number>();
  for (const { zone, name, free } of subnets) zones.set(zone ?? name, (zones.get(zone ?? name) ?? 0) + free);
  const smallest = Math.min(...zones.values());
  const neededInWorstZone = Math.ceil(Math.ceil(pods / zones.size) * (zones.size > 1 ? UNEVEN : 1));
  return {
    addresses: subnets.reduce((sum, { free }) => sum + free, 0),
    neededInWorstZone,
    smallest,
    suffices: smallest >= neededInWorstZone,
  };
}
