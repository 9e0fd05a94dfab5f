import type { RuleSetting } from '../engine/findings/levels.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { Settings } from '../settings.ts';
import type { Project } from './project.ts';

/** Settings that win over the configuration: those of a command line. */
export interface SettingOverrides {
  readonly settings: Partial<Settings>;
  readonly levels: Readonly<Record<string, RuleSetting>>;
}

export type ConfiguredOptions = { readonly settings: Partial<Settings> } & Pick<
  LintOptions,
  'levels' | 'layers' | 'kinds' | 'suppressions' | 'demandReasons'
>;

/** The options of a run, with or without a configuration. */
export function configuredOptions(
  { project, suppressions }: { readonly project: Project | undefined; readonly suppressions: readonly Suppression[] },
  { settings, levels }: SettingOverrides,
): ConfiguredOptions {
  if (!project) return { settings, levels };
  return {
    settings: { ...project.settings, ...settings },
    layers: [...project.levels, { levels }],
    kinds: project.kinds,
    suppressions,
    demandReasons: project.demandReasons,
  };
}
