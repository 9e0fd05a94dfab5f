import type { RuleSetting } from '../../engine/findings/levels.ts';
import { validatorOf } from '../../engine/option-validators.ts';
import type { Rule } from '../../rule.ts';
import { UsageError } from './usage-error.ts';

/**
 * The settings with the defaults of their options filled in. Throws a {@link UsageError} for options that a rule does
 * not have.
 */
export function checkOptions(
  levels: Readonly<Record<string, RuleSetting>>,
  rules: readonly Rule[],
): Record<string, RuleSetting> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.fromEntries(
    Object.entries(levels).map(([id, setting]) => [id, checkSetting(id, byId.get(id), setting)]),
  );
}

function checkSetting(id: string, rule: Rule | undefined, setting: RuleSetting): RuleSetting {
  if (typeof setting === 'string') return setting;
  const validate = rule && validatorOf(rule);
  const [level, given] = setting;
  const options = structuredClone(given);
  if (!validate) {
    if (Object.keys(options).length > 0) throw new UsageError(`--rule ${id}: this rule has no options.`);
    return level;
  }
  if (validate(options)) return [level, options];
  const [problem] = validate.errors ?? [];
  const where = problem?.instancePath ? `${problem.instancePath.slice(1).replaceAll('/', '.')} ` : 'the options ';
  const extra = problem?.params.additionalProperty;
  const detail = extra === undefined ? '' : ` (${String(extra)})`;
  throw new UsageError(`--rule ${id}: ${where}${problem?.message ?? 'are not valid'}${detail}.`);
}
