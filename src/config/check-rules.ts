import { PROTECTED } from '../engine/always-on.ts';
import type { Span } from '../engine/findings/finding.ts';
import type { RuleSetting } from '../engine/findings/levels.ts';
import { validatorOf } from '../engine/option-validators.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Rule } from '../rule.ts';
import { didYouMean, explain } from './explain.ts';
import { LEVELS, readLevel } from './levels.ts';
import { type ConfigProblem, keySpanOf, oneOf, show, spanOf } from './problem.ts';
import type { Schema } from './schema.ts';

/** The rules that a configuration may name. */
export interface KnownRules {
  readonly configurable: readonly Rule[];
  /** Core diagnostics, whose level cannot be changed. */
  readonly alwaysOn: readonly Rule[];
}

/** What is wrong with a `rules` mapping: unknown rules, levels and options. */
export function checkRules(rules: Place, known: KnownRules): ConfigProblem[] {
  return rules.entries().flatMap(([id, setting]) => {
    const rule = known.configurable.find((each) => each.id === id);
    return rule ? checkSetting(setting, rule) : [refuseRule(id, keySpanOf(setting), known)];
  });
}

function refuseRule(id: string, span: Span, known: KnownRules): ConfigProblem {
  const isAlwaysOn = known.alwaysOn.some((each) => each.id === id);
  if (isAlwaysOn) return { span, message: `${id} is always on; its level cannot be changed` };
  return { span, message: `Unknown rule ${show(id)}${didYouMean(id, idsOf(known.configurable))}` };
}

/** Some rules can be ignored although their level cannot be changed, and some cannot be ignored at all. */
export function checkIgnored(rule: Place, known: KnownRules): ConfigProblem[] {
  const ids = idsOf([...known.configurable, ...known.alwaysOn]);
  const id = rule.string;
  if (id === undefined) return [];
  const reason = PROTECTED.get(id);
  if (reason !== undefined) return [{ span: spanOf(rule), message: `${id} cannot be ignored: ${reason}` }];
  return ids.includes(id) ? [] : [{ span: spanOf(rule), message: `Unknown rule ${show(id)}${didYouMean(id, ids)}` }];
}

function idsOf(some: readonly Rule[]): string[] {
  return some.map(({ id }) => id);
}

function checkSetting(setting: Place, rule: Rule): ConfigProblem[] {
  if (!setting.isSequence) return checkLevel(setting, rule.id);
  const [level, options, ...others] = setting.items();
  if (!level || others.length > 0) {
    return [{ span: spanOf(setting), message: `${rule.id}: write [level, options]` }];
  }
  return [...checkLevel(level, rule.id), ...(options ? checkOptions(options, rule) : [])];
}

function checkLevel(place: Place, id: string): ConfigProblem[] {
  const { value } = place;
  if (readLevel(value) !== undefined) return [];
  const meant = didYouMean(String(value), LEVELS);
  return [{ span: spanOf(place), message: `${id}: the level must be ${oneOf(LEVELS)}, not ${show(value)}${meant}` }];
}

function checkOptions(options: Place, rule: Rule): ConfigProblem[] {
  if (!options.isMapping) {
    return [{ span: spanOf(options), message: `${rule.id}: options must be a mapping, not ${show(options.value)}` }];
  }
  const validate = validatorOf(rule);
  if (!validate) {
    const [first] = options.entries();
    return first ? [{ span: keySpanOf(first[1]), message: `${rule.id} has no options` }] : [];
  }
  // The validator fills in defaults.
  if (validate(structuredClone(options.value))) return [];
  const schema: Schema = { ...rule.options };
  return (validate.errors ?? []).map((each) => explain(each, schema, options));
}

/** What a valid `rules` mapping says. */
export function settingsOf(rules: Place): Record<string, RuleSetting> {
  const settings = rules.entries().map(([id, { value }]) => {
    if (!Array.isArray(value)) return [id, readLevel(value)];
    return [id, value.length > 1 ? [readLevel(value[0]), value[1]] : readLevel(value[0])];
  });
  return Object.fromEntries(settings) as Record<string, RuleSetting>;
}
