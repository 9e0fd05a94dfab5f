import { explainedInputs, type LintInputsOptions } from '../engine/lint.ts';
import { lintFiles, resourcesOfFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Input } from '../engine/reading/input.ts';
import { parseOptionsOf } from '../engine/reading/kinds-read.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import type { ParseOptions } from '../yaml/parse.ts';
import { buildPlan, PLAN_KINDS, planInputOf } from './build-plan.ts';
import { decidingRules } from './deciding-rules.ts';
import { DEFAULT_OPTIONS, type PlanOptions, withoutProfiles } from './options.ts';
import type { Plan } from './plan.ts';

export interface PlanInputsOptions extends LintInputsOptions {
  /** What differs from {@link DEFAULT_OPTIONS}. */
  readonly plan?: Partial<PlanOptions>;
}

/**
 * Reads texts and plans with them as one set; needs nothing of Node. Region, prices and profiles are those of the
 * settings, unless `plan` has others.
 *
 * @throws PlanError when there is nothing to plan with
 */
export function planInputs(inputs: Iterable<Input>, { plan, ...given }: PlanInputsOptions): Plan {
  const options = withoutProfiles(given);
  const files = explainedInputs(inputs, options, planParseOptionsOf(options));
  const settings = { ...DEFAULT_SETTINGS, ...given.settings };
  const { region, prices } = settings;
  const ofSettings = { region, prices, profiles: settings.profiles ?? [], today: new Date() };
  const resources = resourcesOfFiles(files, settings);
  const report = lintFiles(files, { ...options, rules: decidingRules(options.rules) });
  return buildPlan(planInputOf(report, resources, { ...DEFAULT_OPTIONS, ...ofSettings, ...plan }));
}

/** What a plan has to read of files: what a run reads, and {@link PLAN_KINDS}. */
export function planParseOptionsOf(options: LintOptions): ParseOptions {
  const { isRead, ...others } = parseOptionsOf(options);
  return { ...others, isRead: (kind, text) => PLAN_KINDS.has(kind) || (isRead?.(kind, text) ?? true) };
}
