import type { GivenValues } from '../../gitops/entry.ts';
import type { Span } from '../../source/document.ts';
import type { ChartFiles } from './chart-files.ts';
import { isBelow, within } from './discover.ts';
import { givesValues, isForOneChart } from './gives-values.ts';

/** How a chart is rendered, as the options of Helm's command say it. Paths are relative to the working directory. */
export interface ReleaseSettings {
  /** The name of the chart when it is left out. */
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  /** Files of values; later ones win. */
  readonly values?: readonly string[] | undefined;
  /** As `key=value,other=value`. */
  readonly set?: readonly string[] | undefined;
  readonly setString?: readonly string[] | undefined;
  readonly kubeVersion?: string | undefined;
  readonly apiVersions?: readonly string[] | undefined;
  /** Whether hooks of `helm test` are rendered too. */
  readonly tests?: boolean | undefined;
  /** Whether the chart is rendered once more with each `ci/*-values.yaml`. */
  readonly ciValues?: boolean | undefined;
}

/** A release of a configuration. */
export interface ConfiguredRelease extends ReleaseSettings {
  /** The directory of the chart. */
  readonly chart: string;
  /** A file without which there is no such release. */
  readonly when?: string | undefined;
}

/** A chart to render, and how. */
export interface Release extends ReleaseSettings {
  readonly directory: string;
  /** What people call it. */
  readonly label: string;
  /** Whether values were given, so that one that is still missing is a mistake. */
  readonly isStrict: boolean;
  /** What the object that deploys the chart gives over files of values. */
  readonly given?: GivenValues | undefined;
  /** The object of the repository that deploys it. */
  readonly deployed?: { readonly at: Span; readonly isOfRegistry: boolean };
  /** Whether values are not known that it is deployed with. */
  readonly isPartial?: boolean;
}

/** Why the program that was asked for did not render a chart, which is a problem whatever values there are. */
export class HelmFailure extends Error {
  /** What it is about, when that is not the chart as a whole. */
  readonly path: string | undefined;

  constructor(message: string, path?: string) {
    super(message);
    this.name = 'HelmFailure';
    this.path = path;
  }
}

/**
 * What Helm's own program prints for a release.
 *
 * @throws HelmFailure with what Helm says when it fails
 */
export type HelmProgram = (release: Release, name: string, namespace: string) => string;

export interface ReleaseRequests {
  /** Directories of charts. */
  readonly directories: readonly string[];
  readonly configured: readonly ConfiguredRelease[];
  /** What the command line says; its values are for the charts that it names. */
  readonly commandLine: ReleaseSettings;
  /** The files and directories that the command line names. */
  readonly named: readonly string[];
  /** Charts that something else deploys, so that they are not rendered as they are. */
  readonly deployed: ReadonlySet<string>;
}

/** The releases of all charts, or what of the command line cannot be meant. */
export function releasesOf(requests: ReleaseRequests, files: ChartFiles): Release[] | { readonly problem: string } {
  const { directories, configured, commandLine, deployed } = requests;
  const { name: _name, values: _values, set: _set, setString: _setString, ...common } = commandLine;
  const own = isForOneChart(commandLine) ? namedCharts(requests) : [];
  if ('problem' in own) return own;
  return directories.flatMap((directory) => {
    const settings = own.includes(directory) ? [commandLine] : configuredFor(directory, configured, common, files);
    if (settings[0] === common && deployed.has(directory)) return [];
    return settings.flatMap((each) => withCiValues(releaseOf(directory, each, settings.length > 1), files));
  });
}

function configuredFor(
  directory: string,
  configured: readonly ConfiguredRelease[],
  common: ReleaseSettings,
  files: ChartFiles,
): ReleaseSettings[] {
  const releases = configured.filter(({ chart }) => chart === directory);
  const present = releases.filter(({ when }) => when === undefined || files.has(when));
  const settings = present.map(({ chart: _chart, when: _when, ...own }) => ({ ...common, ...own }));
  return releases.length > 0 ? settings : [common];
}

/** The charts that the command line is about: those that it names, or the only one that there is. */
function namedCharts({ directories, named }: ReleaseRequests): readonly string[] | { readonly problem: string } {
  const isNamed = (directory: string) =>
    named.some((path) => path === directory || isBelow(directory, path) || path === within(directory, 'Chart.yaml'));
  const charts = directories.filter(isNamed);
  if (charts.length > 0 || directories.length === 1) return charts.length > 0 ? charts : directories;
  const found = directories.length === 0 ? 'there is none here' : `there are ${directories.length}`;
  return { problem: `they are for one chart; name its directory (${found})` };
}

function releaseOf(directory: string, settings: ReleaseSettings, isOneOfSeveral: boolean): Release {
  const { name, namespace, values = [] } = settings;
  const telling = name ?? namespace ?? values.at(-1)?.replace(/^.*\//, '');
  const label = isOneOfSeveral && telling !== undefined ? `${directory} (${telling})` : directory;
  return { ...settings, directory, label, isStrict: givesValues(settings) };
}

const CI_VALUES = /^ci\/[^/]*-values\.ya?ml$/;

/** As the chart-testing tool has it: values to test a chart with. */
function withCiValues(release: Release, files: ChartFiles): Release[] {
  if (!release.ciValues) return [release];
  const found = files
    .list(release.directory)
    .filter((name) => CI_VALUES.test(name))
    .sort();
  return [
    release,
    ...found.map((name) => ({
      ...release,
      values: [...(release.values ?? []), within(release.directory, name)],
      label: `${release.label} (${name})`,
      isStrict: true,
    })),
  ];
}
