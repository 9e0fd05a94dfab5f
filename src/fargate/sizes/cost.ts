import type { Pod } from '../../kubernetes/pod.ts';
import { formatMoney, hourlyCost, monthlyCost, type Prices } from './prices.ts';
import type { FargateSize } from './sizes.ts';

/**
 * Cost of a size, or of a difference of sizes, for one pod of a workload: `9.01 USD/month per replica`; undefined when no
 * price is known. Jobs end, so theirs is the price of an hour.
 */
export function formatCost(
  size: FargateSize,
  { workload: { kind } }: Pod,
  prices: Prices | undefined,
): string | undefined {
  if (!prices) return undefined;
  if (kind === 'Job' || kind === 'CronJob') return `${formatMoney(hourlyCost(size, prices), prices)}/hour per pod`;
  return `${formatMoney(monthlyCost(size, prices), prices)}/month${kind === 'Pod' ? '' : ' per replica'}`;
}
