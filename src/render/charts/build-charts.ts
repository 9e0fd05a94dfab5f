import type { Problem, RepositoryFiles } from '../../engine/host.ts';
import type { Input } from '../../engine/reading/input.ts';
import type { ReadFile, ReadProblem } from '../../engine/reading/read-manifests.ts';
import type { Chart } from '../../helm/chart/chart.ts';
import { loadAt } from '../../helm/chart/load.ts';
import { type LocateChart, locateIn } from '../../helm/chart/locate.ts';
import { librariesFor, loadLibraries, withLibraries } from '../../helm/libraries.ts';
import { groupBy } from '../../kubernetes/group-by.ts';
import { directoryOf } from '../../text/paths.ts';
import type { ParseOptions } from '../../yaml/parse.ts';
import { BuildCache } from '../build-cache.ts';
import { type BuiltInputs, NOTHING_BUILT } from '../built-inputs.ts';
import type { ChartSourceSettings } from '../gitops/chart-sources.ts';
import { ChartFiles } from './chart-files.ts';
import { type ChartNotes, notesOn } from './chart-notes.ts';
import { chartDirectories, isBelow, isChart, within } from './discover.ts';
import {
  type ConfiguredRelease,
  HelmFailure,
  type HelmProgram,
  type Release,
  type ReleaseSettings,
  releasesOf,
} from './release.ts';
import { type ReleaseContext, type RenderedRelease, renderRelease } from './render-release.ts';

/** How charts are rendered. */
export interface ChartRequest {
  /** Releases of a configuration. */
  readonly configured?: readonly ConfiguredRelease[];
  /** What the command line says; its values are for the charts that it names. */
  readonly commandLine?: ReleaseSettings;
  readonly parseOptions?: ParseOptions;
  /** Where objects go that name no namespace. */
  readonly namespace?: string;
  /** What renders charts in place of this. */
  readonly helm?: HelmProgram | undefined;
  /** Where charts of registries are kept. */
  readonly sources?: ChartSourceSettings | undefined;
}

/** Releases that objects of the repository say. */
export interface DeployedReleases {
  /** The charts, also those that are not listed. */
  readonly charts: readonly string[];
  /** The releases when some files, by path, have other texts; the same ones as long as those say the same. */
  readonly releases: (changed: ReadonlyMap<string, string>) => readonly Release[];
}

export interface ChartOptions extends RepositoryFiles, ChartRequest {
  /** All files that are read. */
  readonly listed: readonly string[];
  /** The files and directories that people name. */
  readonly named: readonly string[];
  readonly deployed?: DeployedReleases | undefined;
  /** Files that something else is made of already. */
  readonly excluded?: ReadonlySet<string>;
  readonly cache?: BuildCache;
}

/** What the charts of a repository came to, for the next build. */
export interface LastCharts {
  readonly files: ChartFiles;
  readonly rendered: RenderedCharts;
  /** The directories of charts. */
  readonly directories: readonly string[];
  readonly namespace: string | undefined;
}

/** Renders the charts among the files of a run. Nothing is fetched or run. */
export async function buildCharts(options: ChartOptions): Promise<BuiltInputs> {
  const {
    named,
    configured = [],
    commandLine = {},
    deployed,
    excluded = new Set(),
    cache = new BuildCache(),
  } = options;
  const last = cache.charts?.namespace === options.namespace ? cache.charts : undefined;
  const files = last?.files.renewed(options) ?? new ChartFiles(options);
  const listed = options.listed.filter((path) => !excluded.has(path));
  const listedCharts = chartDirectories(listed, (path) => !excluded.has(path) && files.has(path));
  const ofEntries = new Set(deployed?.charts);
  const directories = [...new Set([...listedCharts, ...ofEntries])].sort();
  const requests = { directories: listedCharts, configured, commandLine, named, deployed: ofEntries };
  const plain = releasesOf(requests, files);
  if ('problem' in plain) {
    return { ...NOTHING_BUILT, problems: [{ path: '--values, --set, --release-name', reason: plain.problem }] };
  }
  const releasesWith = (changed: ReadonlyMap<string, string>) => [...plain, ...(deployed?.releases(changed) ?? [])];
  const releases = releasesWith(new Map());
  if (!last) {
    const paths = directories.flatMap((directory) => files.list(directory).map((name) => within(directory, name)));
    await loadLibraries(librariesFor(paths, (path) => files.sourceText(path)));
  }
  const run = new ChartRun(options, directories);
  const hasSameCharts = last?.directories.join('\n') === directories.join('\n');
  const first = await withLibraries(() => run.render(releases, files, hasSameCharts ? last?.rendered : undefined));
  cache.charts = { files, rendered: first, directories, namespace: options.namespace };
  const consumed = new Set(listed.filter((path) => first.isConsumed(path)));
  for (const path of files.paths) if (first.isConsumed(path)) consumed.add(path);
  return {
    consumed,
    inputs: inputsOf(consumed, files),
    files: (changed) => {
      const rendered = changed.size === 0 ? first : run.render(releasesWith(changed), files.with(changed), first);
      return rendered.files().map((file) => cache.keep(file));
    },
    notes: first.notes,
    problems: first.problems,
    charts: directories,
  };
}

const NO_PROBLEMS: ReadFile['problems'] = [];

function inputsOf(paths: Iterable<string>, files: ChartFiles): Input[] {
  return [...paths].flatMap((path) => (files.has(path) ? [{ path, content: files.read(path) }] : []));
}

/** Renders releases, and those again whose files change. */
class ChartRun {
  readonly #options: ChartOptions;
  readonly #directories: readonly string[];

  constructor(options: ChartOptions, directories: readonly string[]) {
    this.#options = options;
    this.#directories = directories;
  }

  render(releases: readonly Release[], files: ChartFiles, before?: RenderedCharts): RenderedCharts {
    const { parseOptions = {}, namespace = 'default', helm } = this.#options;
    const context: ReleaseContext = { files, parseOptions, namespace, helm, locate: this.#locator(files) };
    const rendered: NotedRelease[] = [];
    const failures: Failure[] = [];
    const libraries: string[] = [];
    const charts = new Map<string, Chart>();
    const loaded = (directory: string) => {
      const chart = charts.get(directory) ?? loadAt(files, directory);
      charts.set(directory, chart);
      return chart;
    };
    for (const release of releases) {
      const known = before?.unchanged(release, files);
      try {
        if (known) rendered.push(known);
        else {
          const chart = loaded(release.directory);
          if (chart.metadata.isLibrary) libraries.push(release.directory);
          else {
            const made = renderRelease(release, chart, context);
            rendered.push({ ...made, notes: notesOn(made) });
          }
        }
      } catch (error) {
        failures.push(failureOf(release, error));
      }
    }
    return new RenderedCharts({ files, rendered, failures, libraries });
  }

  /** Among the charts of the run, then among those next to the one that needs it. */
  #locator(files: ChartFiles): LocateChart {
    const amongListed = locateIn(files, this.#directories);
    const siblings = new Map<string, LocateChart>();
    return (declaration, from) => {
      const found = amongListed(declaration, from);
      const parent = directoryOf(from.path);
      if (found || from.archive !== undefined || parent === from.path) return found;
      const known = siblings.get(parent) ?? locateIn(files, files.chartsIn(parent));
      siblings.set(parent, known);
      return known(declaration, from);
    };
  }
}

interface NotedRelease extends RenderedRelease {
  readonly notes: ChartNotes;
}

/** Why a release was not rendered. */
interface Failure extends Problem {
  /** Whether somebody has asked for just that release, or for the program that failed. */
  readonly isProblem: boolean;
}

function failureOf({ label, isStrict }: Release, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof HelmFailure) return { path: error.path ?? label, reason, isProblem: true };
  return { path: label, reason, isProblem: isStrict };
}

interface Outcome {
  readonly files: ChartFiles;
  readonly rendered: readonly NotedRelease[];
  readonly failures: readonly Failure[];
  /** Charts that are only a part of others. */
  readonly libraries: readonly string[];
}

/** What all charts of a run come to. */
class RenderedCharts {
  readonly #outcome: Outcome;

  constructor(outcome: Outcome) {
    this.#outcome = outcome;
  }

  /** A release whose files are the same as the last time. */
  unchanged(release: Release, { changes }: ChartFiles): NotedRelease | undefined {
    const known = this.#outcome.rendered.find((each) => isSameRelease(each.release, release));
    return known && ![...changes].some((path) => mayUse(known, path)) ? known : undefined;
  }

  isConsumed(path: string): boolean {
    const { rendered, libraries } = this.#outcome;
    return (
      rendered.some((each) => uses(each, path) && isPart(each, path, this.#outcome.files)) ||
      libraries.some((each) => isStructure(each, path))
    );
  }

  get notes(): string[] {
    const failed = this.#outcome.failures
      .filter(({ isProblem }) => !isProblem)
      .map(({ path, reason }) => `${path} was not rendered: ${reason}`);
    return [...new Set([...failed, ...this.#outcome.rendered.flatMap(({ notes }) => notes.notes)])];
  }

  get problems(): Problem[] {
    const failed = this.#outcome.failures.filter(({ isProblem }) => isProblem);
    // A program that cannot be run fails for each chart.
    const distinct = new Map(failed.map(({ path, reason }) => [`${path} ${reason}`, { path, reason }]));
    return [...distinct.values(), ...this.#outcome.rendered.flatMap(({ notes }) => notes.problems)];
  }

  /** Each file that charts are made of, with the objects that its templates make. */
  files(): ReadFile[] {
    const { files, rendered } = this.#outcome;
    const byFile = groupBy(
      rendered.flatMap(({ documents }) => documents),
      ({ file }) => file.path,
    );
    const problems = rendered.flatMap(({ notes }) =>
      notes.values.flatMap(({ text, at }): ReadProblem[] => (at ? [{ ...at, message: text, isOfValues: true }] : [])),
    );
    const failed = new Set(rendered.flatMap((each) => [...each.failed]));
    const sources = new Set([...files.sources].flatMap(({ path }) => (files.isAdopted(path) ? [] : path)));
    return [...new Set([...sources, ...failed])].map((path) => {
      const source = files.sourceOf(path);
      const documents = byFile.get(path) ?? [];
      const own = problems.some(({ file }) => file.path === path)
        ? problems.filter(({ file }) => file.path === path)
        : NO_PROBLEMS;
      const isFailed = failed.has(path) && documents.length === 0;
      return {
        path,
        ...(source && { source }),
        parsed: { documents, problems: [], skipped: 0 },
        ...(isFailed && { skipped: { file: path, reason: 'template' } as const }),
        problems: own,
        isBuilt: true,
        isOfChart: true,
      };
    });
  }
}

/** Whether a chart could read a file: of its own, of those that it depends on, or of given values. */
function uses({ chart, release }: RenderedRelease, path: string): boolean {
  const holds = (each: RenderedRelease['chart']): boolean =>
    each.archive === undefined && (isBelow(each.path, path) || each.dependencies.some(holds));
  return (release.values ?? []).includes(path) || holds(chart);
}

/** The same, or a chart that is wanted beside it. */
function mayUse(rendered: RenderedRelease, path: string): boolean {
  return uses(rendered, path) || (isChart(path) && declares(rendered.chart));
}

function declares({ metadata, dependencies }: Chart): boolean {
  return metadata.dependencies.length > 0 || dependencies.some(declares);
}

/** What objects deploy is known by identity: it is made of the objects as they are read. */
function isSameRelease(a: Release, b: Release): boolean {
  if (a === b || a.deployed || b.deployed || a.directory !== b.directory) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a file is a part of a chart rather than one that lies with it. */
function isPart({ chart, release }: RenderedRelease, path: string, files: ChartFiles): boolean {
  return isStructure(chart.path, path) || files.wasRead(path) || (release.values ?? []).includes(path);
}

/** Templates, charts, values for several ways of using a chart: none of it is a manifest. */
const STRUCTURE =
  /^(?:(?:templates|charts|crds)\/|(?:ci\/)?[^/]*values[^/]*\.ya?ml$|(?:Chart|requirements)\.yaml$|values\.schema\.json$)/;

function isStructure(directory: string, path: string): boolean {
  const start = directory === '.' ? '' : `${directory}/`;
  return path.startsWith(start) && STRUCTURE.test(path.slice(start.length));
}
