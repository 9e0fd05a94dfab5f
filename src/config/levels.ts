import type { RuleLevel } from '../engine/findings/levels.ts';

export const LEVELS = ['off', 'warn', 'error'] as const satisfies readonly RuleLevel[];

/**
 * The level that a value stands for; undefined when it is not one. `warning` is what GitHub and others say for `warn`,
 * and an unquoted `off` is false in the YAML of Kubernetes.
 */
export function readLevel(value: unknown): RuleLevel | undefined {
  if (value === false) return 'off';
  if (value === 'warning') return 'warn';
  return LEVELS.find((level) => level === value);
}
