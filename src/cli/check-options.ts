import type { RuleSetting } from '../engine/lint.ts';
import { optionValidators } from '../generated/option-validators.js';
import { UsageError } from './usage-error.ts';

/**
 * The settings with the defaults of their options filled in. Throws a {@link UsageError} for options that a rule does
 * not have.
 */
export function checkOptions(levels: Readonly<Record<string, RuleSetting>>): Record<string, RuleSetting> {
  return Object.fromEntries(Object.entries(levels).map(([id, setting]) => [id, checkSetting(id, setting)]));
}

function checkSetting(id: string, setting: RuleSetting): RuleSetting {
  if (typeof setting === 'string') return setting;
  const validate = Object.hasOwn(optionValidators, id) ? optionValidators[id] : undefined;
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
