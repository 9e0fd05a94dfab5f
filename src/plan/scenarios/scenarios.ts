import { HOURS_A_MONTH, hourlyCost } from '../../fargate/sizes/prices.ts';
import { sizeFor } from '../../fargate/sizes/sizes.ts';
import { MIB, MILLI } from '../../kubernetes/requests/quantity.ts';
import type { NodePool, Range, Scenario, ScenarioId } from '../plan.ts';
import { always, plus } from '../range.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { AS_PACKED } from './bought.ts';
import type { ScenarioContext } from './context.ts';
import { fleetsFor, hasRoomForSystem, nodesAt, type PoolFleets, partsOf } from './ec2-side.ts';
import { expectedOf, fargatePayments, type PaidPool, paidPools, sumOfPools, totalOfSides } from './payments.ts';

/** A scenario with what comparing it takes. */
export interface ComputedScenario {
  readonly scenario: Scenario;
  readonly fleets: readonly PoolFleets[] | null;
  /** Whether CoreDNS and the like are there, since no node that is needed anyway admits them. */
  readonly isSystemOnFargate: boolean;
  /** On demand, packed and as most clusters are, at each count of pods. */
  readonly lowest: Range;
  readonly highest: Range;
}

interface Sides {
  readonly id: ScenarioId;
  readonly title: string;
  readonly onFargate: readonly PlannedSubject[];
  readonly onEc2: readonly PlannedSubject[];
  readonly isAfterEdits: boolean;
  readonly leavesOut?: number;
  readonly hasAutoMode?: boolean;
}

/** All that can be computed: without prices of EC2, what is on Fargate only. */
export function scenariosFor(all: readonly PlannedSubject[], context: ScenarioContext): ComputedScenario[] {
  const pods = all.filter(({ subject }) => !subject.isDaemonSet);
  const now = pods.filter(({ runsNow }) => runsNow);
  const after = pods.filter(({ planned }) => planned.placement !== 'ec2');
  const hasEdits = after.some(({ planned }) => planned.edits.length > 0);
  const without = (some: readonly PlannedSubject[]) => {
    const left = new Set(some);
    return pods.filter((each) => !left.has(each));
  };
  const stay = without(after).length;
  const sides: Sides[] = [
    { id: 'ec2', title: 'all on EC2, packed', onFargate: [], onEc2: pods, isAfterEdits: false },
    {
      id: 'ec2-auto-mode',
      title: 'all on EC2, Auto Mode',
      onFargate: [],
      onEc2: pods,
      isAfterEdits: false,
      hasAutoMode: true,
    },
  ];
  const edits = after.reduce((sum, { planned }) => sum + planned.edits.length, 0);
  const afterTitle = `after ${edits} ${edits === 1 ? 'edit' : 'edits'}`;
  if (stay > 0 && hasEdits) {
    sides.push({
      id: 'hybrid-after-edits',
      title: `hybrid, ${afterTitle}`,
      onFargate: after,
      onEc2: without(after),
      isAfterEdits: true,
    });
  }
  if (now.length > 0 && without(now).length > 0) {
    sides.push({ id: 'hybrid', title: 'hybrid, as is', onFargate: now, onEc2: without(now), isAfterEdits: false });
  }
  if (after.length > 0 && hasEdits) {
    sides.push({
      id: 'fargate-after-edits',
      title: `Fargate only, ${afterTitle}`,
      onFargate: after,
      onEc2: [],
      isAfterEdits: true,
      leavesOut: stay,
    });
  }
  if (now.length > 0 && now.length === after.length) {
    sides.push({
      id: 'fargate',
      title: `Fargate only${hasEdits ? ', as is' : ''}`,
      onFargate: now,
      onEc2: [],
      isAfterEdits: false,
      leavesOut: stay,
    });
  }
  return sides.flatMap((each) => compute(each, context) ?? []);
}

function compute(sides: Sides, context: ScenarioContext): ComputedScenario | undefined {
  const { id, title, onFargate, onEc2, isAfterEdits, leavesOut = 0, hasAutoMode = false } = sides;
  const isFargateOnly = id === 'fargate' || id === 'fargate-after-edits';
  // Nodes for nothing but CoreDNS would cost more.
  const isSystemOnFargate = isFargateOnly || (onFargate.length > 0 && !hasRoomForSystem(onEc2, context.pools));
  const fleets = isFargateOnly ? null : fleetsFor(onEc2, isSystemOnFargate ? [] : context.systemPods, context);
  if (fleets === undefined) return undefined;
  const fargateMonth = plus(
    ...onFargate.map(({ planned }) => (isAfterEdits ? planned.monthAfter : planned.month) ?? always(0)),
    ...(isSystemOnFargate ? [always(systemMonth(context))] : []),
  );
  const fargate = onFargate.length === 0 ? null : fargatePayments(fargateMonth, onFargate, context);
  const fee = hasAutoMode ? context.options.autoModeFee : 0;
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
      leavesOut,
      fargate,
      ec2,
      total,
      usual: isAbove ? { low: expectedOf(fullest), high: expectedOf(emptiest) } : null,
      fleet: partsOf(nodesAt(fleets ?? [], 'expected')),
      pools: pools?.map(describePool) ?? [],
    },
    fleets,
    isSystemOnFargate,
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
