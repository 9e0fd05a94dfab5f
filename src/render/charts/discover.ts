import { directoryOf } from '../../text/paths.ts';

const CHART = /(?:^|\/)Chart\.yaml$/;
const PART_OF_CHART = /^(.*?\/)?(?:templates\/|[^/]*values[^/]*\.ya?ml$|ci\/[^/]*values[^/]*\.ya?ml$)/;

export function isChart(path: string): boolean {
  return CHART.test(path);
}

/**
 * The directories of the charts that files belong to, in code-unit order. A chart in the `charts/` of another one is a part
 * of that.
 *
 * @param has whether there is a file
 */
export function chartDirectories(listed: readonly string[], has: (path: string) => boolean): string[] {
  const known = new Map<string, boolean>();
  const isDirectoryOfChart = (directory: string) => {
    const answer = known.get(directory) ?? has(within(directory, 'Chart.yaml'));
    known.set(directory, answer);
    return answer;
  };
  const found = new Set<string>();
  for (const path of listed) {
    if (isChart(path)) known.set(directoryOf(path), true);
  }
  for (const path of listed) {
    const part = PART_OF_CHART.exec(path);
    const directory = isChart(path) ? directoryOf(path) : part && ((part[1] ?? '').replace(/\/$/, '') || '.');
    if (directory !== null && directory !== undefined && isDirectoryOfChart(directory))
      found.add(outermost(directory, isDirectoryOfChart));
  }
  return [...found].sort();
}

function outermost(directory: string, isChartDirectory: (directory: string) => boolean): string {
  const [, outer] = /^(?:(.*)\/)?charts\/[^/]+$/.exec(directory) ?? [null];
  if (!/(?:^|\/)charts\/[^/]+$/.test(directory)) return directory;
  const parent = outer ?? '.';
  return isChartDirectory(parent) ? outermost(parent, isChartDirectory) : directory;
}

/** The path of a file of a directory. */
export function within(directory: string, name: string): string {
  return directory === '.' || directory === '' ? name : `${directory}/${name}`;
}

/** Whether a path is in a directory or below it. */
export function isBelow(directory: string, path: string): boolean {
  return directory === '.' ? !path.startsWith('../') : path.startsWith(`${directory}/`);
}
