import { dirname, resolve } from 'node:path';
import type { SuppressionCircumstances } from '../../config/config-suppressions.ts';
import { findConfig } from '../../config/find.ts';
import type { OwnSettings } from '../../config/lint-options.ts';
import type { Project } from '../../config/project.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import type { Host } from '../../engine/host.ts';
import type { Suppression } from '../../engine/suppress/suppression.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { displayPath } from '../../host/file-names.ts';
import { Roots } from '../../host/roots.ts';
import type { Rule } from '../../rule.ts';
import type { FixableConfiguration } from '../fix-files.ts';

export interface ConfigArguments {
  /** The configuration that the command line names. */
  readonly config: string | undefined;
  /** Whether one is looked for. */
  readonly findsConfig: boolean;
  /** Whether files, directories or stdin were named. */
  readonly namesFiles: boolean;
}

export interface ConfigCircumstances {
  readonly host: Host;
  readonly cwd: string;
  readonly rules: readonly Rule[];
}

/** What a configuration has to say about a run. */
export interface Configuration {
  readonly project: Project | undefined;
  /** The file as it is shown. */
  readonly name: string | undefined;
  readonly suppressions: readonly Suppression[];
  readonly fixable?: () => FixableConfiguration;
  readonly notes: readonly string[];
  /** Everything that is wrong with it; without a problem, it can be used. */
  readonly problems: readonly string[];
}

const NONE: Configuration = { project: undefined, name: undefined, suppressions: [], notes: [], problems: [] };

/**
 * The configuration that counts: the one that is named, else the nearest upwards from the working directory. Without
 * one nothing is loaded.
 */
export async function openConfiguration(args: ConfigArguments, about: ConfigCircumstances): Promise<Configuration> {
  const { host, cwd, rules } = about;
  const path = args.config ?? (args.findsConfig ? findConfig(cwd, host) : undefined);
  if (path === undefined) return NONE;
  if (args.config === undefined && new Roots(dirname(path)).leadsOut(path)) {
    const shown = displayPath(cwd, path);
    return { ...NONE, name: shown, problems: [`${shown}: is a link out of the repository, and was not read`] };
  }
  const { openProject } = await import('../../config/project.ts');
  const { ConfigError, formatProblem } = await import('../../config/problem.ts');
  const { configSuppressions } = await import('../../config/config-suppressions.ts');
  // Whoever names a configuration may keep it anywhere, and means the files that are here.
  const base = args.config === undefined ? dirname(path) : cwd;
  const file = resolve(cwd, path);
  const name = displayPath(cwd, file);
  const known = { configurable: rules, alwaysOn: ALWAYS_ON };
  const open = (from: Host) => openProject(file, { host: from, cwd, base, known });
  const suppressionsOf = (project: Project) => configSuppressions(project.ignores, circumstancesOf(project, args));
  try {
    const project = open(host);
    const reopen = (from: Host) => {
      try {
        return open(from);
      } catch (error) {
        // Then nothing is suppressed any more, and what made it so is taken back.
        if (error instanceof ConfigError) return undefined;
        throw error;
      }
    };
    const fixable = () =>
      fixableConfiguration(project, host, (from) => {
        const changed = reopen(from);
        return changed ? suppressionsOf(changed) : [];
      });
    return { project, name, suppressions: suppressionsOf(project), fixable, notes: project.notes, problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ...NONE, name, problems: error.problems.map(formatProblem) };
  }
}

/** An entry can be told to be unused only when everything is read that it could speak of. */
function circumstancesOf(project: Project, { namesFiles }: ConfigArguments): SuppressionCircumstances {
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const isWhole = project.included !== undefined || (!namesFiles && project.base === project.cwd);
  return { today, isWhole };
}

/** Reads the configuration again from texts that are not written yet. */
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

/** Every value that counts for a file, and where it comes from. */
export async function printConfiguration(
  path: string,
  about: {
    readonly configuration: Configuration;
    readonly commandLine: OwnSettings;
    readonly rules: readonly Rule[];
  },
): Promise<string> {
  const { printConfig } = await import('../../config/print.ts');
  const { configuration, ...others } = about;
  const lines = printConfig(path.replaceAll('\\', '/'), { ...configuration, ...others });
  return lines.map((line) => `${escapeTerminal(line)}\n`).join('');
}
