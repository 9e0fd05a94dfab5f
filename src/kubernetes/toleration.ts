import type { Place } from './place.ts';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/**
 * Whether a toleration matches a taint. An absent effect matches every effect, an absent key every key; the latter is
 * valid with `operator: Exists` only.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ (read 2026-11).
 */
export function tolerates(toleration: Place, taint: Taint): boolean {
  const key = toleration.at('key').string ?? '';
  const operator = toleration.at('operator').string ?? 'Equal';
  const effect = toleration.at('effect').string ?? '';
  if (effect !== '' && effect !== taint.effect) return false;
  if (key === '') return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || (operator === 'Equal' && toleration.at('value').value === taint.value);
}
