import { rules as ownRules } from '../../../rules/index.ts';
import type { SettingOverrides } from '../../config/lint-options.ts';
import type { Host } from '../../engine/host.ts';
import type { Plugin } from '../../plugins/load-plugins.ts';
import type { Rule } from '../../rule.ts';
import type { RunOptions } from '../arguments/arguments.ts';
import { type Configuration, openConfiguration } from './configuration.ts';
import { pluginsOf } from './plugins.ts';
import { settingsWithProfiles } from './profiles.ts';
import { levelsOf } from './rule-levels.ts';

/** What decides how files are linted. */
export interface OpenedRun {
  readonly plugins: readonly Plugin[];
  /** Those of plugins too. */
  readonly rules: readonly Rule[];
  readonly configuration: Configuration;
  readonly overrides: SettingOverrides;
  /** Notes, and what is wrong with the configuration and the profiles. */
  readonly messages: string[];
  /** Whether the configuration and the profiles are valid. */
  readonly isValid: boolean;
}

/** Opens plugins, configuration and profiles. Throws a UsageError for what options name in vain. */
export async function openRun(args: RunOptions, host: Host, cwd: string): Promise<OpenedRun> {
  const plugins = await pluginsOf(args.plugins, cwd);
  const rules = [...ownRules, ...plugins.flatMap((plugin) => plugin.rules)];
  const levels = await levelsOf(args, rules);
  const configuration = await openConfiguration(args, { host, cwd, rules });
  const { settings, notes, problems } = await settingsWithProfiles(args, host, cwd);
  return {
    plugins,
    rules,
    configuration,
    overrides: { settings, levels },
    messages: [...configuration.notes, ...configuration.problems, ...notes, ...problems],
    isValid: configuration.problems.length + problems.length === 0,
  };
}
