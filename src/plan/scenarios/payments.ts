import { HOURS_A_MONTH } from '../../fargate/sizes/prices.ts';
import type { Payments, PlainPayments, Range } from '../plan.ts';
import type { Pool } from '../pools/pools.ts';
import { always, COUNTS, plus, rangeOf, times } from '../range.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { boughtAtShare } from './bought.ts';
import type { ScenarioContext } from './context.ts';
import type { PoolFleets } from './ec2-side.ts';

/** Plans cover vCPU and memory only, not storage. @param month of everything */
export function fargatePayments(
  month: Range,
  onFargate: readonly PlannedSubject[],
  { options, prices }: ScenarioContext,
): Payments {
  const { year, threeYears } = options.fargateDiscounts;
  const gibMonth = (prices.storageGiBHour ?? 0) * HOURS_A_MONTH;
  const storage = plus(
    ...onFargate
      .filter(({ subject }) => !subject.isJob)
      .map(({ subject }) => times(subject.pods, subject.billedStorageGiB * gibMonth)),
  );
  const compute = plus(month, times(storage, -1));
  return {
    onDemand: month,
    savingsPlan1Year: plus(times(compute, 1 - year), storage),
    savingsPlan3Years: plus(times(compute, 1 - threeYears), storage),
    spot: null,
  };
}

/** A pool with what it costs. */
export interface PaidPool extends PoolFleets {
  readonly ec2: Payments;
}

/**
 * What each pool costs. Neither the disks nor what Auto Mode adds are discounted.
 *
 * @param share of the nodes that is requested at the most
 */
export function paidPools(
  fleets: readonly PoolFleets[],
  share: number,
  context: ScenarioContext,
  autoModeFee: number,
): PaidPool[] {
  const bought = new Map(COUNTS.map((count) => [count, boughtAtShare(fleets, count, share, context.prices)]));
  return fleets.map(({ pool, at }) => {
    const instances = rangeOf((count) => bought.get(count)?.get(pool)?.month ?? 0);
    const nodes = rangeOf((count) => bought.get(count)?.get(pool)?.nodes ?? 0);
    return { pool, at, ec2: paymentsOf(pool, { instances, nodes }, context, autoModeFee) };
  });
}

function paymentsOf(
  pool: Pool,
  { instances, nodes }: { readonly instances: Range; readonly nodes: Range },
  context: ScenarioContext,
  autoModeFee: number,
): Payments {
  const { options, diskMonth, spot } = context;
  const rest = plus(times(nodes, diskMonth), times(instances, autoModeFee));
  const less = (part: number) => plus(times(instances, 1 - (alwaysSaved(pool, context) || part)), rest);
  return {
    onDemand: less(0),
    savingsPlan1Year: less(options.ec2Discounts.year),
    savingsPlan3Years: less(options.ec2Discounts.threeYears),
    spot: pool.capacity === 'on-demand' ? less(0) : spot === null ? null : less(spot),
  };
}

/** What is saved however the rest is paid: on nodes that pods want to be Spot. */
export function alwaysSaved({ capacity }: Pool, { spot }: Pick<ScenarioContext, 'spot'>): number {
  return capacity === 'spot' ? (spot ?? 0) : 0;
}

/** Of pools together; null by Spot where one of them has no price by Spot. */
export function sumOfPools(pools: readonly Pick<PaidPool, 'ec2'>[]): Payments {
  const spots = pools.flatMap(({ ec2 }) => ec2.spot ?? []);
  return {
    onDemand: plus(...pools.map(({ ec2 }) => ec2.onDemand)),
    savingsPlan1Year: plus(...pools.map(({ ec2 }) => ec2.savingsPlan1Year)),
    savingsPlan3Years: plus(...pools.map(({ ec2 }) => ec2.savingsPlan3Years)),
    spot: spots.length === pools.length ? plus(...spots) : null,
  };
}

/** Both sides; by Spot, Fargate is paid on demand. */
export function totalOfSides(fargate: Payments | null, ec2: Payments | null): Payments {
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

/** At the expected number of pods. */
export function expectedOf({ onDemand, savingsPlan1Year, savingsPlan3Years, spot }: Payments): PlainPayments {
  return {
    onDemand: onDemand.expected,
    savingsPlan1Year: savingsPlan1Year.expected,
    savingsPlan3Years: savingsPlan3Years.expected,
    spot: spot?.expected ?? null,
  };
}
