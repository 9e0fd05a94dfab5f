import { HOURS_A_MONTH, hourlyCost } from '../../fargate/sizes/prices.ts';
import { sizeFor } from '../../fargate/sizes/sizes.ts';
import { MIB, MILLI } from '../../kubernetes/requests/quantity.ts';
import type { NodePool, Range, Scenario, ScenarioId } from '../plan.ts';
import { always, plus } from '../range.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { AS_PACKED } from './bought.ts';
import type { ScenarioContext } from './context.ts';
import { expectedNodes, fleetsFor, hasRoomForSystem, type PoolFleets, partsOf } from './ec2-side.ts';
import { expectedOf, fargatePayments, type PaidPool, paidPools, sumOfPools, totalOfSides } from './payments.ts';

/** A scenario with what comparing it takes. */
export interface ComputedScenario {
  readonly scenario: Scenario;
  readonly fleets: readonly PoolFleets[] | null;
  /** Whether CoreDNS and the like are there, since no node admits them that is needed anyway. */
  readonly isSystemOnFargate: boolean;
  /** On demand, packed and as most clusters are, at each count of pods. */
  readonly lowest: Range;
  readonly highest: Range;
}

/** All that can be computed: without prices of EC2, what is on Fargate only. */
export function scenariosFor(all: readonly PlannedSubject[], context: ScenarioContext): ComputedScenario[] {
  const pods = all.filter(({ subject }) => !subject.isDaemonSet);
  const now = pods.filter(({ runsNow }) => runsNow);
  const after = pods.filter(({ planned }) => planned.placement !== 'ec2');
  const edits = after.reduce((sum, { planned }) => sum + planned.edits.length, 0);
  const afterEdits = `after ${edits} ${edits === 1 ? 'edit' : 'edits'}`;
  const compute = (id: ScenarioId, title: string, onFargate: readonly PlannedSubject[]) =>
    computeScenario({ id, title, onFargate, pods }, context) ?? [];
  return [
    compute('ec2', 'all on EC2, packed', []),
    compute('ec2-auto-mode', 'all on EC2, Auto Mode', []),
    after.length < pods.length && edits > 0 ? compute('hybrid-after-edits', `hybrid, ${afterEdits}`, after) : [],
    now.length > 0 && now.length < pods.length ? compute('hybrid', 'hybrid, as is', now) : [],
    edits > 0 ? compute('fargate-after-edits', `Fargate only, ${afterEdits}`, after) : [],
    now.length > 0 && now.length === after.length
      ? compute('fargate', `Fargate only${edits > 0 ? ', as is' : ''}`, now)
      : [],
  ].flat();
}

interface Sides extends Pick<Scenario, 'id' | 'title'> {
  readonly onFargate: readonly PlannedSubject[];
  /** On either side. */
  readonly pods: readonly PlannedSubject[];
}

function computeScenario(
  { id, title, onFargate, pods }: Sides,
  context: ScenarioContext,
): ComputedScenario | undefined {
  const isFargateOnly = id === 'fargate' || id === 'fargate-after-edits';
  const isAfterEdits = id === 'hybrid-after-edits' || id === 'fargate-after-edits';
  const going = new Set(onFargate);
  const others = pods.filter((each) => !going.has(each));
  const { systemPods, options } = context;
  // Nodes for nothing but CoreDNS would cost more.
  const isSystemOnFargate = isFargateOnly || (onFargate.length > 0 && !hasRoomForSystem(others, context));
  const fleets = isFargateOnly ? null : fleetsFor(others, isSystemOnFargate ? [] : systemPods, context);
  if (fleets === undefined) return undefined;
  const fargateMonth = plus(
    ...onFargate.map(({ planned }) => (isAfterEdits ? planned.monthAfter : planned.month) ?? always(0)),
    ...(isSystemOnFargate ? [always(systemMonth(context))] : []),
  );
  const fargate = onFargate.length === 0 ? null : fargatePayments(fargateMonth, onFargate, context);
  const fee = id === 'ec2-auto-mode' ? options.autoModeFee : 0;
  const pools = fleets && paidPools(fleets, AS_PACKED, context, fee);
  const ec2 = pools && sumOfPools(pools);
  const total = totalOfSides(fargate, ec2);
  const totalAt = (share: number) =>
    totalOfSides(fargate, fleets && sumOfPools(paidPools(fleets, share, context, fee)));
  const [fullest, emptiest] = [totalAt(context.usual[0]), totalAt(context.usual[1])];
  // Where clusters are no fuller than the packing, there is nothing more to say.
  const isAbove = emptiest.onDemand.expected > total.onDemand.expected + 1e-9;
  return {
    scenario: {
      id,
      title,
      leavesOut: isFargateOnly ? others.length : 0,
      fargate,
      ec2,
      total,
      usual: isAbove ? { low: expectedOf(fullest), high: expectedOf(emptiest) } : null,
      fleet: partsOf(expectedNodes(fleets ?? [])),
      pools: pools?.map(describePool) ?? [],
    },
    fleets,
    isSystemOnFargate: isSystemOnFargate && systemPods.length > 0,
    lowest: total.onDemand,
    highest: emptiest.onDemand,
  };
}

/** CoreDNS and the like, where no node is left for them. */
function systemMonth({ systemPods, prices }: ScenarioContext): number {
  return systemPods.reduce((sum, { cpuMilli, memoryMiB, count }) => {
    const size = sizeFor(BigInt(cpuMilli) * MILLI, BigInt(memoryMiB) * MIB);
    return sum + (size ? hourlyCost(size, prices) * HOURS_A_MONTH * count : 0);
  }, 0);
}

function describePool({ pool: { labels, taints, isRead }, at, ec2 }: PaidPool): NodePool {
  const { nodes, placed } = at('expected');
  return {
    labels: Object.fromEntries(labels),
    taints: taints.map(({ key, value, effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`),
    isRead,
    pods: [...placed.values()].reduce((sum, count) => sum + count, 0),
    fleet: partsOf(nodes),
    ec2,
  };
}
