import { dirname, resolve } from 'node:path';
import { readConfiguredBaseline } from '../../config/baseline.ts';
import { configSuppressions } from '../../config/config-suppressions.ts';
import { findConfig } from '../../config/find.ts';
import { type ConfiguredOptions, configuredOptions } from '../../config/lint-options.ts';
import { ConfigError, type ConfigProblem } from '../../config/problem.ts';
import { openProject, type Project } from '../../config/project.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import type { Baseline } from '../../engine/baseline.ts';
import { type Host, LINK_OUT } from '../../engine/host.ts';
import type { Rule } from '../../rule.ts';
import type { RootHost } from './root.ts';

/** The configuration of a root, as if the command line ran in its directory. */
export interface RootConfiguration {
  /** Absolute path of the file; undefined when there is none. */
  readonly file: string | undefined;
  /** Undefined without a file, and for an invalid one. */
  readonly project: Project | undefined;
  readonly options: ConfiguredOptions;
  /** Findings that are not shown. */
  readonly known: Baseline | undefined;
  /** All its problems. */
  readonly problems: readonly ConfigProblem[];
  /** Absolute paths that were read or looked for: a change of one may change the configuration. */
  readonly dependencies: ReadonlySet<string>;
}

export interface ConfigurationRequest {
  readonly directory: string;
  readonly host: RootHost;
  readonly leadsOut: (path: string) => boolean;
  readonly rules: readonly Rule[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

const NO_SETTINGS = { settings: {}, levels: {} };

export const NO_CONFIGURATION: RootConfiguration = {
  file: undefined,
  project: undefined,
  options: NO_SETTINGS,
  known: undefined,
  problems: [],
  dependencies: new Set(),
};

/** Reads the configuration of a directory. Never throws for its content. */
export function openRootConfiguration({
  directory,
  host,
  leadsOut,
  rules,
  today,
}: ConfigurationRequest): RootConfiguration {
  const dependencies = new Set<string>();
  const watched = watchedHost(host, directory, dependencies);
  const file = findConfig(directory, watched);
  if (file === undefined) return { ...NO_CONFIGURATION, dependencies };
  if (leadsOut(file)) return { ...NO_CONFIGURATION, file, problems: [{ message: LINK_OUT }], dependencies };
  try {
    const known = { configurable: rules, alwaysOn: ALWAYS_ON };
    const project = openProject(file, { host: watched, cwd: directory, base: dirname(file), known });
    const baseline = readConfiguredBaseline(project, watched);
    if (baseline && 'problem' in baseline) throw new ConfigError([baseline.problem]);
    const isWhole = project.included !== undefined || project.base === directory;
    const suppressions = configSuppressions(project.ignores, { today, isWhole });
    const options = configuredOptions({ project, suppressions }, NO_SETTINGS);
    return { file, project, options, known: baseline?.known, problems: [], dependencies };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ...NO_CONFIGURATION, file, problems: error.problems, dependencies };
  }
}

/** A host that records which paths it is asked for. */
function watchedHost(host: RootHost, directory: string, dependencies: Set<string>): Host {
  return {
    ...host,
    read(path) {
      dependencies.add(resolve(directory, path));
      return host.read(path);
    },
    locate(path) {
      dependencies.add(resolve(directory, path));
      return host.locate(path);
    },
    write: () => {
      throw new Error('nothing is written here');
    },
  };
}
