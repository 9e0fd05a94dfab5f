import { ALWAYS_ON } from '../../engine/always-on.ts';
import type { RuleSetting } from '../../engine/findings/levels.ts';
import type { Rule } from '../../rule.ts';
import type { RunOptions } from '../arguments/arguments.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';

/**
 * The settings of rules. With --only, other rules are off; core diagnostics are left out of the report instead. Throws a
 * {@link UsageError} for rules that do not exist, and for options that they do not have.
 */
export async function levelsOf(
  args: RunOptions,
  rules: readonly Rule[],
): Promise<Readonly<Record<string, RuleSetting>>> {
  const { levels, only } = args;
  checkRules(args, idsOf(rules));
  const isPlain = Object.values(levels).every((setting) => typeof setting === 'string');
  const checked = isPlain ? levels : (await import('../arguments/check-options.ts')).checkOptions(levels, rules);
  // Whether a suppression is used is only known if the rules it names are on.
  if (!only || only.has('unused-disable')) return checked;
  return { ...checked, ...Object.fromEntries(idsOf(rules).flatMap((id) => (only.has(id) ? [] : [[id, 'off']]))) };
}

/** Throws a {@link UsageError} for rules that do not exist, or cannot be set. */
function checkRules({ levels, only, fix }: RunOptions, configurable: readonly string[]): void {
  const alwaysOn = idsOf(ALWAYS_ON);
  const ids = [...configurable, ...alwaysOn];
  const suggested = fix && fix.suggestions !== 'all' ? fix.suggestions : [];
  for (const id of [...Object.keys(levels), ...(only ?? []), ...suggested]) {
    if (!ids.includes(id)) throw new UsageError(`unknown rule ${id}${didYouMean(id, ids)}`);
  }
  const set = alwaysOn.find((id) => Object.hasOwn(levels, id));
  if (set === undefined) return;
  throw new UsageError(`--rule ${set}: this rule is always on; without it, unchecked manifests would look clean`);
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id);
}
