import type { Place } from '../place.ts';

/**
 * How many pods a PodDisruptionBudget lets go.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ (percentages round up; read 2026-11).
 */
export interface Budget {
  readonly field: 'minAvailable' | 'maxUnavailable';
  readonly at: Place;
  readonly amount: number;
  readonly isPercent: boolean;
}

/** Undefined when a budget says neither or both, or what cannot be read. */
export function budgetOf(spec: Place): Budget | undefined {
  const written = (['minAvailable', 'maxUnavailable'] as const).filter((field) => spec.at(field).exists);
  const [field] = written;
  if (!field || written.length > 1) return undefined;
  const at = spec.at(field);
  if (typeof at.value === 'number') return { field, at, amount: at.value, isPercent: false };
  const percent = /^(\d{1,3})%$/.exec(at.string ?? '')?.[1];
  if (percent === undefined || Number(percent) > 100) return undefined;
  return { field, at, amount: Number(percent), isPercent: true };
}

/** Whether the budget lets no pod go, however many there are. */
export function allowsNoneOfAny({ field, amount, isPercent }: Budget): boolean {
  return field === 'maxUnavailable' ? amount === 0 : isPercent && amount === 100;
}

/** Whether the budget lets a pod go, however many there are: with most budgets, nothing has to be known of the pods. */
export function allowsOneOfAny({ field, amount }: Budget): boolean {
  return field === 'maxUnavailable' ? amount > 0 : amount === 0;
}

/** How many of `pods` healthy pods, at least one, may be evicted at the same time. */
export function evictionsAllowed({ field, amount, isPercent }: Budget, pods: number): number {
  const count = isPercent ? Math.ceil((amount * pods) / 100) : amount;
  return field === 'maxUnavailable' ? Math.min(count, pods) : Math.max(pods - count, 0);
}
