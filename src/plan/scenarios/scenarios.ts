import { HOURS_A_MONTH, hourlyCost } from '../../fargate/sizes/prices.ts';
import { sizeFor } from '../../fargate/sizes/sizes.ts';
import { MIB, MILLI } from '../../kubernetes/requests/quantity.ts';
import type { Payments, PlainPayments, Range, Scenario, ScenarioId, UsualTotal } from '../plan.ts';
import { always, plus, rangeOf, times } from '../range.ts';
import { billedStorageGiB, type PlannedSubject } from '../workloads/planned.ts';
import type { ScenarioContext } from './context.ts';
import { type Fleets, fleetAtShare, fleetsFor, partsOf } from './ec2-side.ts';

/** A scenario with what comparing it takes. */
export interface ComputedScenario {
  readonly scenario: Scenario;
  readonly fleets: Fleets | null;
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
  const fleets = isFargateOnly ? null : fleetsFor(onEc2, context);
  if (fleets === undefined) return undefined;
  const fargateMonth = plus(
    ...onFargate.map(({ planned }) => (isAfterEdits ? planned.monthAfter : planned.month) ?? always(0)),
    ...(isFargateOnly ? [always(systemMonth(context))] : []),
  );
  const fargate =
    onFargate.length === 0 ? null : fargatePayments(fargateMonth, storageMonth(onFargate, context), context);
  const ec2 =
    fleets &&
    ec2Payments(
      rangeOf((count) => fleets[count].month),
      rangeOf((count) => fleets[count].nodes.length),
      context,
      hasAutoMode,
    );
  const total = addPayments(fargate, ec2);
  const usualAt = (share: number, fleet: Fleets['expected']) => {
    const { month, nodes } = fleetAtShare(fleet, share, context.prices);
    return addPayments(fargate, ec2Payments(always(month), always(nodes), context, hasAutoMode));
  };
  const [fullest, emptiest] = context.usual;
  const usual =
    fleets && fleets.expected.nodes.length > 0
      ? { low: plain(usualAt(fullest, fleets.expected)), high: plain(usualAt(emptiest, fleets.expected)) }
      : null;
  const highest = fleets ? rangeOf((count) => usualAt(emptiest, fleets[count]).onDemand[count]) : total.onDemand;
  return {
    scenario: {
      id,
      title,
      leavesOut,
      fargate,
      ec2,
      total,
      usual: isAbove(usual, total) ? usual : null,
      fleet: fleets ? partsOf(fleets.expected.nodes) : [],
    },
    fleets,
    lowest: total.onDemand,
    highest,
  };
}

/** Where clusters are no fuller than the packing, there is nothing more to say. */
function isAbove(usual: UsualTotal | null, total: Payments): boolean {
  return usual !== null && usual.high.onDemand > total.onDemand.expected + 1e-9;
}

/** CoreDNS and the like, where no node is left for them. */
function systemMonth({ systemPods, prices }: ScenarioContext): number {
  return systemPods.reduce((sum, { cpuMilli, memoryMiB, count }) => {
    const size = sizeFor(BigInt(cpuMilli) * MILLI, BigInt(memoryMiB) * MIB);
    return sum + (size ? hourlyCost(size, prices) * HOURS_A_MONTH * count : 0);
  }, 0);
}

/** Plans cover vCPU and memory only. */
function fargatePayments(month: Range, storage: Range, { options }: ScenarioContext): Payments {
  const { year, threeYears } = options.fargateDiscounts;
  const compute = plus(month, times(storage, -1));
  return {
    onDemand: month,
    savingsPlan1Year: plus(times(compute, 1 - year), storage),
    savingsPlan3Years: plus(times(compute, 1 - threeYears), storage),
    spot: null,
  };
}

/** Of pods that run all the time. */
function storageMonth(onFargate: readonly PlannedSubject[], { prices }: ScenarioContext): Range {
  const hour = prices.storageGiBHour ?? 0;
  return plus(
    ...onFargate
      .filter(({ subject }) => !subject.isJob)
      .map(({ subject }) => times(subject.pods, billedStorageGiB(subject) * hour * HOURS_A_MONTH)),
  );
}

/** Neither the disks nor what Auto Mode adds are discounted. */
function ec2Payments(
  instances: Range,
  nodes: Range,
  { options, diskMonth, spot }: ScenarioContext,
  hasAutoMode: boolean,
): Payments {
  const fee = hasAutoMode ? options.autoModeFee : 0;
  const rest = plus(times(nodes, diskMonth), times(instances, fee));
  const less = (part: number) => plus(times(instances, 1 - part), rest);
  return {
    onDemand: less(0),
    savingsPlan1Year: less(options.ec2Discounts.year),
    savingsPlan3Years: less(options.ec2Discounts.threeYears),
    spot: spot === null ? null : less(spot),
  };
}

function addPayments(fargate: Payments | null, ec2: Payments | null): Payments {
  const none = always(0);
  const sum = (way: 'onDemand' | 'savingsPlan1Year' | 'savingsPlan3Years') =>
    plus(fargate?.[way] ?? none, ec2?.[way] ?? none);
  return {
    onDemand: sum('onDemand'),
    savingsPlan1Year: sum('savingsPlan1Year'),
    savingsPlan3Years: sum('savingsPlan3Years'),
    spot: ec2?.spot ? plus(fargate?.onDemand ?? none, ec2.spot) : null,
  };
}

function plain({ onDemand, savingsPlan1Year, savingsPlan3Years, spot }: Payments): PlainPayments {
  return {
    onDemand: onDemand.expected,
    savingsPlan1Year: savingsPlan1Year.expected,
    savingsPlan3Years: savingsPlan3Years.expected,
    spot: spot?.expected ?? null,
  };
}
