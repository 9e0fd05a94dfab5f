import type { Pod } from '../../kubernetes/pod.ts';
import { formatMoney, hourlyCost, monthlyCost, type Prices } from './prices.ts';
import type { FargateSize } from './sizes.ts';

/**
 * What a size, or a difference of sizes, costs for one pod of a workload, to be put behind it:
 * `, 9.01 USD a month a replica`. Nothing where no price is known. Jobs run to an end, so theirs is the price of an hour.
 */
export function describeCost(size: FargateSize, { workload: { kind } }: Pod, prices: Prices | undefined): string {
  if (!prices) return '';
  if (kind === 'Job' || kind === 'CronJob') {
    return `, ${formatMoney(hourlyCost(size, prices), prices)} for each hour that a pod runs`;
  }
  return `, ${formatMoney(monthlyCost(size, prices), prices)} a month${kind === 'Pod' ? '' : ' a replica'}`;
}
