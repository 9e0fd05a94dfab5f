import { networkOf } from '../ec2/allocatable.ts';
import type { PlanOptions } from '../options.ts';
import type { Ec2Room, FargateRoom, Range, Room } from '../plan.ts';
import { NOTHING, plus, times } from '../range.ts';
import type { ScenarioContext } from '../scenarios/context.ts';
import type { PoolFleets } from '../scenarios/ec2-side.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { subnetRoom } from './subnets.ts';

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (L-DF5E4CA3, read 2026-11). */
const ENIS_IN_REGION = 5000;

/** Sustained, of all pods of an account in a Region. Source: quotas of AWS Fargate (read 2026-11). */
const LAUNCHES_A_SECOND = 20;

/** What the plan takes of a cluster and its account. @param fleets everything on EC2 */
export function roomOf(all: readonly PlannedSubject[], fleets: readonly PoolFleets[], context: ScenarioContext): Room {
  const fargate = fargateRoom(all, context.options);
  const { subnets } = context.options;
  return {
    fargate,
    ec2: ec2Room(fleets),
    subnets: subnets && subnetRoom(subnets, fargate.peakPods),
  };
}

function fargateRoom(all: readonly PlannedSubject[], { quotaVcpu }: PlanOptions): FargateRoom {
  const going = all.filter(({ planned }) => planned.placement !== 'ec2');
  const podsOf = ({ subject, planned }: PlannedSubject): Range => plus(subject.pods, planned.job?.heldPods ?? NOTHING);
  const peakOf = (each: PlannedSubject) => podsOf(each).max + each.subject.surge;
  const vcpuOf = ({ planned }: PlannedSubject) => (planned.size ?? planned.sizeAfter)?.vcpu ?? 0;
  const sum = (of: (each: PlannedSubject) => number) => going.reduce((total, each) => total + of(each), 0);
  const peakPods = sum(peakOf);
  return {
    pods: plus(...going.map(podsOf)),
    vcpu: plus(...going.map((each) => times(podsOf(each), vcpuOf(each)))),
    peakPods,
    peakVcpu: sum((each) => peakOf(each) * vcpuOf(each)),
    peakVcpuAfter: sum((each) => peakOf(each) * (each.planned.sizeAfter?.vcpu ?? 0)),
    quotaVcpu,
    quotaEnis: ENIS_IN_REGION,
    startSeconds: Math.ceil(peakPods / LAUNCHES_A_SECOND),
  };
}

/** With one interface kept warm, the default of the VPC CNI. */
function ec2Room(fleets: readonly PoolFleets[]): Ec2Room | null {
  const networks = fleets.flatMap(({ pool: { nodePods }, at }) =>
    at('expected').nodes.map(({ type, pods }) => networkOf(type, pods + nodePods.pods - nodePods.onHostNetwork)),
  );
  if (networks.length === 0) return null;
  return {
    nodes: networks.length,
    enis: networks.reduce((sum, { enis }) => sum + enis, 0),
    addresses: networks.reduce((sum, { addresses }) => sum + addresses, 0),
  };
}
