import { resolve } from 'node:path';
import { readConfiguredBaseline } from '../../config/baseline.ts';
import { findConfig } from '../../config/find.ts';
import { type ConfiguredOptions, configuredOptions } from '../../config/lint-options.ts';
import type { ConfigProblem } from '../../config/problem.ts';
import type { Project } from '../../config/project.ts';
import type { Baseline } from '../../engine/baseline.ts';
import { type Host, LINK_OUT } from '../../engine/host.ts';
import { type OpenedConfiguration, openConfigurationFile } from '../../project/open-configuration.ts';
import { readProfileFiles } from '../../project/profile-files.ts';
import type { Rule } from '../../rule.ts';
import type { ProjectSettings } from '../settings.ts';
import type { Root, RootHost } from './root.ts';

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
  readonly root: Root;
  /** Its files, with the texts of open documents. */
  readonly host: RootHost;
  readonly leadsOut: (path: string) => boolean;
  readonly rules: readonly Rule[];
  readonly settings: ProjectSettings;
}

export const NO_CONFIGURATION: RootConfiguration = {
  file: undefined,
  project: undefined,
  options: { settings: {}, levels: {} },
  known: undefined,
  problems: [],
  dependencies: new Set(),
};

const NONE: OpenedConfiguration = { project: undefined, suppressions: [], problems: [] };

/** Reads the configuration of a directory. Never throws for its content. */
export async function openRootConfiguration(request: ConfigurationRequest): Promise<RootConfiguration> {
  const { root, settings } = request;
  const dependencies = new Set<string>();
  const host = watchedHost(request.host, root.directory, dependencies);
  const file = settings.config === null ? findConfig(root.directory, host) : resolve(root.directory, settings.config);
  const { project, suppressions, problems } = file === undefined ? NONE : open(file, request, host);
  const baseline = project && readConfiguredBaseline(project, host);
  const profiles = await readProfileFiles(settings.profiles, host, () => {
    const files = root.files();
    return { ...files, read: (path) => (host.locate(path) === undefined ? undefined : files.read(path)) };
  });
  const given = settings.profiles.length > 0 ? { profiles: profiles.profiles } : {};
  return {
    file,
    project,
    options: configuredOptions({ project, suppressions }, { settings: given, levels: {} }),
    known: baseline && 'known' in baseline ? baseline.known : undefined,
    problems: [
      ...problems,
      ...(baseline && 'problem' in baseline ? [baseline.problem] : []),
      ...profiles.problems.map((message) => ({ message })),
    ],
    dependencies,
  };
}

function open(
  file: string,
  { root, rules, settings, leadsOut }: ConfigurationRequest,
  host: Host,
): OpenedConfiguration {
  const isNamed = settings.config !== null;
  if (!isNamed && leadsOut(file)) {
    return { ...NONE, problems: [{ message: LINK_OUT }] };
  }
  return openConfigurationFile({ path: file, isNamed, isPart: false, cwd: root.directory, rules }, host);
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
