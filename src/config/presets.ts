import type { RuleLevel } from '../engine/findings/levels.ts';
import type { Rule } from '../rule.ts';

/** A named set of levels. */
export interface Preset {
  readonly levelOf: (rule: Rule) => RuleLevel;
  /** Whether a suppression without a reason is an error rather than a warning. */
  readonly demandsReasons: boolean;
}

export type PresetName = 'recommended' | 'strict' | 'all';

/**
 * recommended: every rule with its own severity, as without a configuration. strict: every rule as an error, except
 * for messages that are always warnings. all: like recommended, plus rules that a later version may leave out of it.
 */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  recommended: { levelOf: ({ severity }) => severity, demandsReasons: false },
  strict: { levelOf: () => 'error', demandsReasons: true },
  all: { levelOf: ({ severity }) => severity, demandsReasons: false },
};

export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
