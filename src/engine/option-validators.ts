import { type OptionValidator, optionValidators } from '../generated/option-validators.js';
import type { Rule } from '../rule.ts';

const compiled = new WeakMap<Rule, OptionValidator>();

/** Checks the options of a rule and fills in its defaults; undefined for a rule without options. */
export function validatorOf(rule: Rule): OptionValidator | undefined {
  const own = compiled.get(rule);
  if (own || !rule.options) return own;
  return Object.hasOwn(optionValidators, rule.id) ? optionValidators[rule.id] : undefined;
}

/** Keeps the validator of a rule that is not built in, and so has none that was made at build time. */
export function keepValidator(rule: Rule, validator: OptionValidator): void {
  compiled.set(rule, validator);
}
