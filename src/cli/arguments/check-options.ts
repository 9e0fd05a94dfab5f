import { explain } from '../../config/explain.ts';
import type { RuleSetting } from '../../engine/findings/levels.ts';
import { validatorOf } from '../../engine/option-validators.ts';
import { Place } from '../../kubernetes/place.ts';
import type { Rule } from '../../rule.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import { UsageError } from './usage-error.ts';

/** The settings with the defaults of their options. Throws a {@link UsageError} for invalid options. */
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
  if (!validate) {
    if (Object.keys(given).length > 0) throw new UsageError(`--rule ${id}: this rule has no options`);
    return level;
  }
  const options = structuredClone(given);
  if (validate(options)) return [level, options];
  const [document] = parseFile(createSourceFile('', JSON.stringify(given))).documents;
  const problems = (validate.errors ?? []).flatMap((error) =>
    document ? explain(error, { ...rule.options }, Place.root(document), 'the options').message : [],
  );
  throw new UsageError(`--rule ${id}: ${problems.join('; ')}`);
}
