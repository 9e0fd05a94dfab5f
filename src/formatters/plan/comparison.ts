import { comparePlans } from '../../plan/compare.ts';
import type { Plan } from '../../plan/plan.ts';

const MOST_CHANGES = 8;

/** `+31.90 USD a month on Fargate: ui 3 → 6 pods; catalog now fits`. */
export function changeSentence(base: Plan, plan: Plan): string {
  const { month, changes } = comparePlans(base, plan);
  const more = changes.length - MOST_CHANGES;
  const list = [...changes.slice(0, MOST_CHANGES), ...(more > 0 ? [`${more} more`] : [])].join('; ');
  const head =
    month === null
      ? 'Another Region or currency than before, so amounts cannot be compared'
      : `${month > -0.005 ? '+' : '−'}${Math.abs(month).toFixed(2)} ${plan.currency} a month on Fargate`;
  return list === '' ? `${head}; no workload has changed.` : `${head}: ${list}.`;
}
