import type { RepositoryFiles } from '../../engine/host.ts';
import type { ChartAtHand, ChartSources } from '../../gitops/repository.ts';
import { loadAt } from '../../helm/chart/load.ts';
import { compareVersions, parseVersion } from '../../helm/functions/semver.ts';
import { ChartFiles } from '../charts/chart-files.ts';
import { within } from '../charts/discover.ts';

/** Where charts of registries are kept, as the command line and the configuration say it. */
export interface ChartSourceSettings {
  /** Paths of charts by the address of their registry and their name. */
  readonly byAddress: Readonly<Record<string, string>>;
  /** Directories of charts, unpacked or as `helm pull` brings them. */
  readonly directories: readonly string[];
}

export function chartSourcesOf(
  { byAddress, directories }: ChartSourceSettings,
  repository: Pick<RepositoryFiles, 'read' | 'list'>,
): ChartSources {
  let found: readonly ChartAtHand[] | undefined;
  const addresses = Object.entries(byAddress).map(([address, path]) => [address.replace(/\/+$/, ''), path] as const);
  return {
    byAddress: new Map(addresses),
    atHand: () => {
      found ??= directories.flatMap((directory) => chartsIn(directory, new ChartFiles(repository)));
      return found;
    },
  };
}

/** The newest versions first. */
function chartsIn(directory: string, files: ChartFiles): ChartAtHand[] {
  const paths = files.list(directory).flatMap((name) => {
    if (/^[^/]+\.tgz$/.test(name)) return within(directory, name);
    const [, chart] = /^((?:[^/]+\/){0,2}[^/]+)\/Chart\.yaml$/.exec(name) ?? [];
    return chart === undefined || /(?:^|\/)charts\//.test(chart) ? [] : within(directory, chart);
  });
  const charts = paths.flatMap((path) => {
    try {
      const { name, version } = loadAt(files, path).metadata;
      return { name, version, path, order: parseVersion(version) };
    } catch {
      // What is not a chart stands in for none.
      return [];
    }
  });
  return charts.sort((a, b) => compareVersions(b.order, a.order));
}
