import type { Place } from './place.ts';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** Strings of a toleration, empty where they are absent. */
export interface Toleration extends Taint {
  readonly operator: string;
}

/** Reads a toleration where it is. */
export function tolerationAt(place: Place): Toleration {
  const textAt = (field: string) => place.at(field).string ?? '';
  return { key: textAt('key'), operator: textAt('operator'), value: textAt('value'), effect: textAt('effect') };
}

/**
 * Whether a toleration matches a taint. An absent effect matches every effect, an absent key every key; the latter is
 * valid with `operator: Exists` only.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ (read 2026-11).
 */
export function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== '' && effect !== taint.effect) return false;
  if (key === '') return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || ((operator === '' || operator === 'Equal') && value === taint.value);
}
