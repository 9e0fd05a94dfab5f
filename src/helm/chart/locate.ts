import { satisfies } from '../functions/version-range.ts';
import type { Chart } from './chart.ts';
import { loadAt } from './load.ts';
import type { DependencyDeclaration } from './metadata.ts';
import { type ChartReader, joinPath } from './reader.ts';

/** Finds a chart that another one declares and does not hold; undefined when there is none at hand. */
export type LocateChart = (declaration: DependencyDeclaration, from: Chart) => Chart | undefined;

/** Charts inside of charts beyond this are not looked for: they may lead in circles. */
const MOST_DEPTH = 6;

/** Whether a chart of that version meets a range. What is no range is met by nothing, and none by anything. */
export function isCompatible(range: string, version: string): boolean {
  try {
    return range === '' || range === version || satisfies(version, range);
  } catch {
    return false;
  }
}

/** Looks in the directory that a `file://` names, and among charts of the same repository. */
export function locateIn(reader: ChartReader, directories: readonly string[]): LocateChart {
  const loaded = new Map<string, Chart | undefined>();
  const load = (directory: string) => {
    if (!loaded.has(directory))
      loaded.set(
        directory,
        attempt(() => loadAt(reader, directory)),
      );
    return loaded.get(directory);
  };
  return (declaration, from) => {
    const local = /^file:\/\/(.*)$/.exec(declaration.repository)?.[1];
    const named = local === undefined ? undefined : joinPath(local.startsWith('/') ? '' : from.path, local);
    const candidates =
      local === undefined ? directories.filter((path) => path !== from.path) : named === undefined ? [] : [named];
    return candidates
      .map(load)
      .find(
        (chart) =>
          chart?.metadata.name === declaration.name && isCompatible(declaration.version, chart.metadata.version),
      );
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The chart with what it declares and lacks, as far as it is found. */
export function withLocated(chart: Chart, locate: LocateChart, depth = 0): Chart {
  if (depth >= MOST_DEPTH) return chart;
  const held = chart.dependencies.map((dependency) => withLocated(dependency, locate, depth + 1));
  const lacking = chart.metadata.dependencies.filter(
    (declaration) => !held.some((each) => each.metadata.name === declaration.name),
  );
  const found = lacking.flatMap((declaration) => {
    const located = locate(declaration, chart);
    return located ? [withLocated(located, locate, depth + 1)] : [];
  });
  return found.length > 0 || held.some((each, index) => each !== chart.dependencies[index])
    ? { ...chart, dependencies: [...held, ...new Set(found)] }
    : chart;
}
