import { dirname, resolve } from 'node:path';
import { findConfig } from '../../config/find.ts';
import type { SettingOverrides } from '../../config/lint-options.ts';
import type { Project } from '../../config/project.ts';
import { type Host, LINK_OUT } from '../../engine/host.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { displayPath } from '../../host/file-names.ts';
import { Roots } from '../../host/roots.ts';
import type { Rule } from '../../rule.ts';
import type { FixableConfiguration } from '../fixable-files.ts';

export interface ConfigArguments {
  /** The configuration named on the command line. */
  readonly config: string | undefined;
  /** Whether to look for one. */
  readonly findsConfig: boolean;
  /** Whether files, directories or stdin were named. */
  readonly namesFiles: boolean;
}

export interface ConfigContext {
  readonly host: Host;
  readonly cwd: string;
  readonly rules: readonly Rule[];
}

/** A configuration, opened for a run. */
export interface Configuration {
  readonly project: Project | undefined;
  /** The displayed file name. */
  readonly name: string | undefined;
  readonly suppressions: readonly Suppression[];
  readonly fixable?: () => FixableConfiguration;
  readonly notes: readonly string[];
  /** If empty, the configuration can be used. */
  readonly problems: readonly string[];
}

const NONE: Configuration = { project: undefined, name: undefined, suppressions: [], notes: [], problems: [] };

/**
 * Opens the configuration that is named, or else the nearest one upwards from the working directory. Loads nothing if
 * there is none.
 */
export async function openConfiguration(args: ConfigArguments, context: ConfigContext): Promise<Configuration> {
  const { host, cwd, rules } = context;
  const path = args.config ?? (args.findsConfig ? findConfig(cwd, host) : undefined);
  if (path === undefined) return NONE;
  if (args.config === undefined && new Roots(dirname(path)).leadsOut(path)) {
    const shown = displayPath(cwd, path);
    return { ...NONE, name: shown, problems: [`${shown}: ${LINK_OUT}`] };
  }
  const { openConfigurationFile } = await import('../../project/open-configuration.ts');
  const request = { path, isNamed: args.config !== undefined, isPart: args.namesFiles, cwd, rules };
  const name = displayPath(cwd, resolve(cwd, path));
  const { project, suppressions, problems } = openConfigurationFile(request, host);
  if (!project) {
    const { formatProblem } = await import('../../config/problem.ts');
    return { ...NONE, name, problems: problems.map(formatProblem) };
  }
  // When a change has broken it, nothing is suppressed, and the change is refused.
  const fixable = () =>
    fixableConfiguration(project, host, (from) => openConfigurationFile(request, from).suppressions);
  return { project, name, suppressions, fixable, notes: project.notes, problems: [] };
}

/** Reads the configuration again from changed texts. */
function fixableConfiguration(
  project: Project,
  host: Host,
  suppressionsFrom: (host: Host) => readonly Suppression[],
): FixableConfiguration {
  const sources = project.layers.flatMap((layer) => ('preset' in layer ? [] : [layer]));
  const named = new Map(sources.map(({ file, root }) => [file, root.document.file.path]));
  return {
    files: sources.map(({ file, root }) => ({ path: root.document.file.path, content: host.read(file) })),
    suppressionsIn: (changed) =>
      suppressionsFrom({
        ...host,
        read: (path) => {
          const text = changed.get(named.get(path) ?? '');
          return text === undefined ? host.read(path) : new TextEncoder().encode(text);
        },
      }),
  };
}

/** The effective configuration for a file, and where each value comes from. */
export async function printConfiguration(
  path: string,
  sources: {
    readonly configuration: Configuration;
    readonly commandLine: SettingOverrides;
    readonly rules: readonly Rule[];
  },
): Promise<string> {
  const { printConfig } = await import('../../config/print.ts');
  const { configuration, ...others } = sources;
  const lines = printConfig(path.replaceAll('\\', '/'), { ...configuration, ...others });
  return lines.map((line) => `${escapeTerminal(line)}\n`).join('');
}
