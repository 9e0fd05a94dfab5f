import type { RepositoryFiles } from '../engine/host.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import { loadLibraries } from '../helm/libraries.ts';
import { groupBy } from '../kubernetes/group-by.ts';
import { type BuildOptions, type BuildResult, build } from '../kustomize/build.ts';
import { graphOf, rootsOf } from '../kustomize/discover.ts';
import { BuildFailure, Work } from '../kustomize/failure.ts';
import { type ChartRenderer, NeedsCharts } from '../kustomize/helm-charts.ts';
import { directoryOf, type FileReader, isKustomization, joinPath } from '../kustomize/kustomization.ts';
import { type CompilePattern, NeedsPatterns } from '../kustomize/select/pattern.ts';
import { SourceFiles } from '../kustomize/source-files.ts';
import { formatLine } from '../source/span.ts';
import type { BuildCache } from './build-cache.ts';
import type { BuiltInputs, Unbuilt } from './built-inputs.ts';
import { inputOf, readingOnce, withTexts } from './file-readers.ts';

export interface KustomizationOptions {
  /** Undefined for what is not there, or must not be read. */
  readonly read: FileReader;
  /** All files below a directory, for charts. */
  readonly list: RepositoryFiles['list'];
  /** All files that are read. */
  readonly listed: readonly string[];
  /** What the command line and the configuration name: directories to build even when others are made of them. */
  readonly named: readonly string[];
  readonly cache: BuildCache;
  /** Directories that something deploys, so that they are built with what that says. */
  readonly deployed?: ReadonlySet<string> | undefined;
}

/** What came of one directory. */
export interface Outcome {
  readonly directory: string;
  readonly result?: BuildResult;
  readonly failure?: BuildFailure;
}

/** Builds the kustomizations among the files of a run: a build that fails leaves its files to be read as they are. */
export async function buildKustomizations({
  read,
  list,
  listed,
  named,
  cache,
  deployed,
}: KustomizationOptions): Promise<BuiltInputs> {
  const means: Means = { compile: undefined, renderChart: undefined };
  const builtOf = (reader: FileReader) => {
    const once = readingOnce(reader);
    const files = new SourceFiles(once, cache.parsed);
    const roots = plainRoots(listed, named, files).filter((directory) => !deployed?.has(directory));
    const all = Work.forAll(roots.length);
    const outcomes = roots.map((directory) =>
      cache.take(`kustomization ${directory}`, once, (tracked) => {
        return outcomeOf(directory, new SourceFiles(tracked, cache.parsed), { ...means, work: all.part() });
      }),
    );
    const consumed = new Set(outcomes.flatMap(({ result }) => [...(result?.files ?? [])]));
    return { once, consumed, outcomes, files: filesOf(outcomes, consumed, files).map((file) => cache.keep(file)) };
  };
  let first = builtOf(read);
  for (const load of LOADERS) {
    const stuck = first.outcomes.filter(({ failure }) => failure instanceof load.need);
    if (stuck.length === 0) continue;
    await load.into(means, list);
    for (const { directory } of stuck) cache.drop(`kustomization ${directory}`);
    first = builtOf(read);
  }
  const { once, consumed, outcomes, files } = first;
  return {
    consumed,
    inputs: [...consumed].flatMap((path) => inputOf(path, once)),
    files: (changed) => (changed.size === 0 ? files : builtOf(withTexts(changed, read)).files),
    notes: notesOn(outcomes),
    problems: [],
    unbuilt: outcomes.flatMap(({ failure }) => (failure ? unbuiltAt(failure) : [])),
  };
}

/** The directories to build when nothing says that they are deployed. */
export function plainRoots(listed: readonly string[], named: readonly string[], files: SourceFiles): readonly string[] {
  const kustomizations = listed.filter(isKustomization);
  const directories = new Set(kustomizations.map(directoryOf));
  const wanted = named
    .map((path) => joinPath('.', isKustomization(path) ? directoryOf(path) : path))
    .filter((directory) => directories.has(directory));
  return rootsOf(graphOf(kustomizations, files), new Set(wanted));
}

/** What few kustomizations need. */
export interface Means {
  compile: CompilePattern | undefined;
  renderChart: ChartRenderer | undefined;
}

/** What is loaded when a build fails for the need of it. */
export const LOADERS = [
  {
    need: NeedsPatterns,
    into: async (means: Means) => {
      means.compile = (await import('../kustomize/select/any-pattern.ts')).compileAny;
    },
  },
  {
    need: NeedsCharts,
    into: async (means: Means, list: RepositoryFiles['list']) => {
      await loadLibraries();
      means.renderChart = (await import('./charts/kustomized-charts.ts')).chartRenderer(list);
    },
  },
];

export function outcomeOf(directory: string, files: SourceFiles, options: BuildOptions): Outcome {
  try {
    return { directory, result: build(directory, files, options) };
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    return { directory, failure: error };
  }
}

const NO_PROBLEMS: ReadFile['problems'] = [];

/** Each file with the objects that start in it; comments count in all of them. */
export function filesOf(outcomes: readonly Outcome[], consumed: ReadonlySet<string>, files: SourceFiles): ReadFile[] {
  const documents = groupBy(
    outcomes.flatMap(({ result }) => result?.documents ?? []),
    ({ file }) => file,
  );
  const ofCharts = new Map(
    outcomes.flatMap(({ result }) => result?.chartSources ?? []).map((source) => [source.path, source]),
  );
  return [...consumed].map((path) => {
    const source = files.sourceOf(path) ?? ofCharts.get(path);
    if (!source) return { path, problems: NO_PROBLEMS };
    const parsed = { documents: documents.get(source) ?? [], problems: [], skipped: 0 };
    const isOfChart = ofCharts.get(path) === source;
    return { path, source, parsed, isBuilt: true, ...(isOfChart && { isOfChart }), problems: NO_PROBLEMS };
  });
}

export function notesOn(outcomes: readonly Outcome[]): string[] {
  const unapplied = outcomes.flatMap(({ directory, result }) =>
    (result?.notices ?? []).map(({ text, at }) => `${at ? formatLine(at) : directory}: not applied: ${text}`),
  );
  const failed = outcomes.flatMap(({ directory, failure }) => {
    if (!failure) return [];
    const where = failure.at ? `${formatLine(failure.at)}: ` : '';
    return `${where}${failure.message}; ${directory} was not built, and its files are linted as they are`;
  });
  return [...new Set(unapplied), ...failed];
}

function unbuiltAt({ message, at }: BuildFailure): Unbuilt[] {
  return at ? [{ message: `Not built, and its files are linted as they are: ${message}`, at }] : [];
}
