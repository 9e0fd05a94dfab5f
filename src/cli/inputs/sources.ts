import { resolve } from 'node:path';
import type { Project } from '../../config/project.ts';
import type { Host, Problem } from '../../engine/host.ts';
import type { Input } from '../../engine/reading/input.ts';
import { type LargeInput, readInputs } from '../../engine/reading/read.ts';
import { isInShard } from '../../engine/shard.ts';
import { isTerraformFile } from '../../hcl/file-names.ts';
import { displayPath } from '../../host/file-names.ts';
import { repositoryFiles } from '../../host/repository-files.ts';
import { isManifestName } from '../../host/walk.ts';
import { type BuildOptions, buildOptionsOf } from '../../project/build-options.ts';
import { listProject, type ProjectListing } from '../../project/list-project.ts';
import { BuildCache } from '../../render/build-cache.ts';
import { type BuiltInputs, NOTHING_BUILT } from '../../render/built-inputs.ts';
import { isBelow } from '../../render/charts/discover.ts';
import { buildListed } from '../../render/index.ts';
import { directoryOf } from '../../text/paths.ts';
import type { ParseOptions } from '../../yaml/parse.ts';
import type { RunOptions } from '../arguments/arguments.ts';
import type { Environment } from '../io.ts';
import type { Timer } from '../output/timer.ts';
import { kustomizationsAround } from './kustomizations-around.ts';
import { namesOf, readStdin, textsOf } from './stdin.ts';

/** What is read, and which of it is reported. */
export interface Sources {
  /** Paths of the files to report. */
  readonly files: readonly string[];
  /** How many files are read. */
  readonly total: number;
  /** Files are read when they are asked for. */
  readonly inputs: Iterable<Input | LargeInput>;
  readonly built: BuiltInputs;
  readonly report: (path: string) => boolean;
}

export interface SourceContext {
  readonly host: Host;
  /** Grows while files are read. */
  readonly problems: Problem[];
  readonly project: Project | undefined;
  readonly parseOptions?: ParseOptions | undefined;
  /** Of objects that name none. */
  readonly namespace?: string | undefined;
}

/**
 * What stdin, the patterns and the configuration stand for; `problems` grows while it is read. Read all, report what is
 * named. With nothing to report, nothing is read.
 */
export async function collectSources(
  args: RunOptions,
  io: Environment,
  { host, problems, project, parseOptions, namespace }: SourceContext,
): Promise<Sources> {
  const hasChanged = await changedFiles(args, io);
  const patterns = args.patterns.filter((pattern) => pattern !== '-');
  const hasStdin = patterns.length < args.patterns.length && args.task === 'lint';
  const stdin = hasStdin ? await readStdin(args.stdinFilename, io, problems) : [];
  const listing = withoutFiles(
    await listProject({ ...args, patterns, hasStdin }, host, project),
    namesOf(stdin, io.cwd),
  );
  problems.push(...listing.problems);
  const { context } = listing;
  const onlyRead = new Set(context);
  const isAskedFor = (path: string) => hasChanged(path) && !onlyRead.has(path);
  const { shard } = args;
  const files = listing.files.filter((path) => isAskedFor(path) && (!shard || isInShard(path, shard)));
  // A shard that has nothing to report has to show that it is of the same run as the others.
  const all = [...listing.files, ...context].sort();
  const hasWork = files.length > 0 || stdin.length > 0 || shard !== undefined;
  const read = hasWork || (args.changed && hasChangedChart(all, hasChanged, host, io.cwd)) ? all : [];
  io.onListed?.(read.length);
  const texts = args.stdinFilename === undefined ? new Map() : textsOf(stdin, io.cwd);
  const { built, others } = await build([...read, ...texts.keys()], args, {
    ...{ host, cwd: io.cwd, env: io.env, project, parseOptions, namespace, texts },
    reported: new Set([...listing.files, ...args.release.values]),
  });
  problems.push(...built.problems);
  // Hooks name files of all kinds, such as a helper of a chart.
  const isOnlyPart = (path: string) => isTerraformFile(path) || (args.context.isProject && !isManifestName(path));
  const raw = read.filter((path) => !built.consumed.has(path) && !isOnlyPart(path));
  const inputs = chain<Input | LargeInput>(
    stdin.filter(({ path }) => !built.consumed.has(displayPath(io.cwd, resolve(io.cwd, path)))),
    readInputs(host, raw, (problem) => problems.push(problem)),
  );
  const charts = args.changed ? [] : files.filter((path) => WHOLE_CHART.test(path)).map(directoryOf);
  const isOfChart = (path: string) => built.consumed.has(path) && charts.some((chart) => isBelow(chart, path));
  const report = (path: string) => isOfChart(path) || (!others.has(path) && isAskedFor(path));
  const hasObjects = new Set(built.inputs.map(({ path }) => path));
  const reported = files.filter((path) => !isOnlyPart(path) || hasObjects.has(path));
  return { files: reported, total: raw.length, inputs, built, report };
}

/** What stands for all of a chart when it is named. */
const WHOLE_CHART = /(?:^|\/)(?:Chart\.yaml|values\.schema\.json)$/;

/** Whether an unlisted file of a chart has changed, such as a helper. */
function hasChangedChart(
  listed: readonly string[],
  hasChanged: (path: string) => boolean,
  host: Host,
  cwd: string,
): boolean {
  const charts = listed.filter((path) => /(?:^|\/)Chart\.yaml$/.test(path));
  if (charts.length === 0) return false;
  const { list } = repositoryFiles(host, cwd, charts);
  return charts.some((path) => {
    const directory = path.slice(0, -'Chart.yaml'.length);
    return list(directory || '.').some((name) => hasChanged(directory + name));
  });
}

interface BuildContext extends Omit<SourceContext, 'problems'> {
  readonly cwd: string;
  readonly env: Environment['env'];
  /** What is read in place of files, by their paths. */
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** The files that are listed for being reported. */
  readonly reported: ReadonlySet<string>;
}

/** What is made of files, and the other files that it is made of though nobody asked for a report of them. */
async function build(
  listed: readonly string[],
  args: RunOptions,
  context: BuildContext,
): Promise<{ built: BuiltInputs; others: ReadonlySet<string> }> {
  const { host, cwd, project, reported } = context;
  const { parseOptions = {}, namespace = 'default' } = context;
  const configured = args.render ? buildOptionsOf(project, { parseOptions, namespace }) : undefined;
  if (!configured) return { built: NOTHING_BUILT, others: new Set() };
  const request = await buildRequest(listed, configured, args, context);
  const built = await buildListed({ ...request, listed });
  const ofCharts = unlistedParts(built, reported);
  const left = args.namesFiles ? listed.filter((path) => !built.consumed.has(path)) : [];
  const repository = { read: request.read, list: request.list };
  const around = left.length > 0 ? await kustomizationsAround(left, listed, { host, cwd, repository }) : [];
  if (around.length === 0) return { built, others: new Set(ofCharts) };
  const wider = await buildListed({ ...request, listed: [...listed, ...around] });
  const isNamed = new Set([...listed, ...built.consumed]);
  return { built: wider, others: new Set([...ofCharts, ...[...wider.consumed].filter((path) => !isNamed.has(path))]) };
}

/** Files of charts that are only read because another file of them is listed, or as context. */
function unlistedParts({ consumed, charts = [] }: BuiltInputs, reported: ReadonlySet<string>): string[] {
  const directories = charts.map((directory) => (directory === '.' ? '' : `${directory}/`));
  const others = directories.filter((directory) => !reported.has(`${directory}Chart.yaml`));
  return [...consumed].filter((path) => !reported.has(path) && others.some((directory) => path.startsWith(directory)));
}

async function buildRequest(
  listed: readonly string[],
  configured: BuildOptions,
  { patterns, namesFiles, release, helm, chartDirectories }: RunOptions,
  { host, cwd, env, texts }: BuildContext,
) {
  const repository = repositoryFiles(host, cwd, listed);
  const { read, list } =
    chartDirectories.length === 0
      ? repository
      : (await import('./chart-directories.ts')).withChartDirectories(repository, chartDirectories, cwd);
  const paths = namesFiles ? patterns.map((pattern) => displayPath(cwd, resolve(cwd, pattern))) : ['.'];
  // A named file of values may be anywhere.
  const readGiven = (path: string) => (release.values.includes(path) ? attempt(() => host.read(path)) : undefined);
  return {
    read: (path: string) => texts.get(path) ?? readGiven(path) ?? read(path),
    // All of them are read to be linted in any case.
    peek: (path: string) => texts.get(path) ?? attempt(() => host.read(path)),
    list,
    named: [...paths, ...configured.named],
    cache: new BuildCache(),
    charts: {
      ...configured.charts,
      commandLine: release,
      sources: { byAddress: configured.charts.sources?.byAddress ?? {}, directories: chartDirectories },
      helm: helm === undefined ? undefined : (await import('./helm-program.ts')).helmProgram(helm, cwd, env),
    },
  };
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function withoutFiles(listing: ProjectListing, names: ReadonlySet<string>): ProjectListing {
  if (names.size === 0) return listing;
  const isOther = (path: string) => !names.has(path);
  return { ...listing, files: listing.files.filter(isOther), context: listing.context.filter(isOther) };
}

async function changedFiles({ changed, gitignore }: RunOptions, { cwd, env }: Environment): Promise<Sources['report']> {
  if (!changed) return () => true;
  const { findChangedFiles } = await import('./changed-files.ts');
  return findChangedFiles({ base: changed.base, cwd, env, gitignore });
}

/** A host whose work is added up. */
export function measureHost(host: Host, timer: Timer | undefined): Host {
  if (!timer) return host;
  return {
    ...host,
    list: (patterns, base) => timer.measureAsync('list', () => host.list(patterns, base)),
    read: (path) => timer.measure('stage', 'read', () => host.read(path)),
  };
}

function* chain<Item>(...iterables: Iterable<Item>[]): Generator<Item, void, undefined> {
  for (const iterable of iterables) yield* iterable;
}
