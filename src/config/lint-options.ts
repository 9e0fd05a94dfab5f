import type { RuleSetting } from '../engine/findings/levels.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { Settings } from '../settings.ts';
import type { Project } from './project.ts';

/** What is said outside of the configuration, and wins over it. */
export interface OwnSettings {
  readonly settings: Partial<Settings>;
  readonly levels: Readonly<Record<string, RuleSetting>>;
}

export type ConfiguredOptions = { readonly settings: Partial<Settings> } & Pick<
  LintOptions,
  'levels' | 'layers' | 'kinds' | 'suppressions' | 'demandReasons'
>;

/** What the linter is told where there is a configuration and where there is none. */
export function configuredOptions(
  { project, suppressions }: { readonly project: Project | undefined; readonly suppressions: readonly Suppression[] },
  { settings, levels }: OwnSettings,
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
