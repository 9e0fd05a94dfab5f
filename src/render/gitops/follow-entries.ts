import type { DeployedEntry } from '../../engine/findings/report.ts';
import type { RepositoryFiles } from '../../engine/host.ts';
import type { ReadFile } from '../../engine/reading/read-manifests.ts';
import type { Entry } from '../../gitops/entry.ts';
import { withLibraries } from '../../helm/libraries.ts';
import { addToGroup } from '../../kubernetes/group-by.ts';
import type { FileReader } from '../../kustomize/kustomization.ts';
import { formatLine } from '../../source/span.ts';
import type { BuildCache } from '../build-cache.ts';
import type { BuiltInputs } from '../built-inputs.ts';
import type { ChartRequest, DeployedReleases } from '../charts/build-charts.ts';
import { inputOf, readingOnce, withTexts } from '../file-readers.ts';
import { filesOf, LOADERS, type Means, notesOn } from '../kustomizations.ts';
import { type ChartSourceSettings, chartSourcesOf } from './chart-sources.ts';
import type { FilesOfEntries } from './find-entries.ts';
import { type Followed, Plan } from './plan.ts';
import { terraformReleases } from './terraform-releases.ts';

export interface EntriesRequest extends RepositoryFiles {
  readonly listed: readonly string[];
  readonly named: readonly string[];
  readonly cache: BuildCache;
  readonly charts: ChartRequest | undefined;
}

/** What the entries among the files of a run come to. */
export interface FollowedEntries {
  /** What kustomizations and directories make that are deployed. */
  readonly built: BuiltInputs;
  /** Directories of kustomizations that are not to be built by themselves. */
  readonly roots: ReadonlySet<string>;
  readonly releases: DeployedReleases;
}

const NO_SOURCES: ChartSourceSettings = { byAddress: {}, directories: [] };

/** Follows what says in the files of a run what is deployed. Nothing is fetched or run. */
export async function followEntries(found: FilesOfEntries, request: EntriesRequest): Promise<FollowedEntries> {
  const once = readingOnce(request.read, found.entries);
  const means: Means = { compile: undefined, renderChart: undefined };
  const planWith = (read: FileReader) => planOf(found, { ...request, read }, means);
  let first = await withLibraries(() => planWith(once));
  for (const load of LOADERS) {
    if (!first.plan.failures.some((failure) => failure instanceof load.need)) continue;
    await load.into(means, request.list);
    first = await withLibraries(() => planWith(once));
  }
  const plans = new WeakMap<ReadonlyMap<string, string>, Planned>();
  const planFor = (changed: ReadonlyMap<string, string>) => {
    if (![...changed.keys()].some((path) => first.asked.has(path))) return first;
    const known = plans.get(changed) ?? planWith(readingOnce(withTexts(changed, request.read)));
    plans.set(changed, known);
    return known;
  };
  const { plan, consumed } = first;
  return {
    built: {
      consumed,
      inputs: [...consumed].flatMap((path) => inputOf(path, once)),
      files: (changed) => planFor(changed).files(),
      notes: notesOf(plan.followed),
      problems: [],
      entries: plan.followed.map(deployedEntry),
    },
    roots: plan.roots,
    releases: {
      charts: plan.charts,
      releases: (changed) => planFor(changed).plan.followed.flatMap(({ release }) => release ?? []),
    },
  };
}

interface Planned {
  readonly plan: Plan;
  /** The files that were looked for. */
  readonly asked: ReadonlySet<string>;
  readonly consumed: ReadonlySet<string>;
  readonly files: () => readonly ReadFile[];
}

function planOf(found: FilesOfEntries, request: EntriesRequest, means: Means): Planned {
  const { read, list, listed, named, cache, charts = {} } = request;
  const asked = new Set<string>();
  const tracked: FileReader = (path) => {
    asked.add(path);
    return read(path);
  };
  const plan = new Plan({
    ...{ read: tracked, list, listed, named, found, cache, means },
    charts: chartSourcesOf(charts.sources ?? NO_SOURCES, { read: tracked, list }),
    others: terraformReleases(found.terraform, request, tracked),
    common: commonSettings(charts),
    namespace: charts.namespace ?? 'default',
  });
  const outcomes = plan.followed.flatMap(({ outcome }) => outcome ?? []);
  const parts = new Set(outcomes.flatMap(({ result }) => [...(result?.files ?? [])]));
  const loose = [...plan.loose].filter((path) => !parts.has(path));
  return {
    plan,
    asked,
    consumed: new Set([...parts, ...loose]),
    files: () => [...filesOf(outcomes, parts, plan.files), ...loose.flatMap((path) => looseFile(path, plan))],
  };
}

/** What the command line says of all charts. */
function commonSettings({ commandLine = {} }: ChartRequest) {
  const { kubeVersion, apiVersions, tests } = commandLine;
  return { kubeVersion, apiVersions, tests };
}

/** A file that holds entries, as it is: values in it are shown as they are written there. */
function looseFile(path: string, { files }: Plan): ReadFile[] {
  const source = files.sourceOf(path);
  if (!source) return [];
  return [{ path, source, parsed: { documents: [...files.documents(path)], problems: [], skipped: 0 }, problems: [] }];
}

function deployedEntry({ entry }: Followed): DeployedEntry {
  const { kind, name, at, source } = entry;
  return {
    ...{ kind, name, file: at.file.path, line: at.file.position(at.range.start).line },
    deploys: source.kind === 'none' ? null : source.path,
    reason: source.kind === 'none' ? source.reason : null,
  };
}

/** Charts beyond these are counted. */
const MOST_CHARTS = 20;

/** One line for each chart that is not here, and one for all else that is not followed. */
function notesOf(followed: readonly Followed[]): string[] {
  const outcomes = followed.flatMap(({ outcome }) => outcome ?? []);
  const unapplied = followed.flatMap(({ entry }) =>
    entry.unapplied.map(({ text, at }) => `${formatLine(at)}: not applied: ${text}`),
  );
  const pulls = new Map<string, string[]>();
  const others: Entry[] = [];
  for (const { entry } of followed) {
    if (entry.source.kind !== 'none') continue;
    const { pull } = entry.source;
    if (pull === undefined) others.push(entry);
    else addToGroup(pulls, pull, `${entry.kind} ${entry.name}`);
  }
  const fetched = [...pulls].map(([pull, names]) => {
    const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
    return `${names[0]}${more}: the chart is not in this repository and was not checked; fetch it (${pull}) and name its directory: --charts <dir>`;
  });
  const left =
    fetched.length > MOST_CHARTS
      ? [`${fetched.length - MOST_CHARTS} more charts are not in this repository (--list-entries)`]
      : [];
  return [
    ...new Set(unapplied),
    ...notesOn(outcomes),
    ...fetched.slice(0, MOST_CHARTS),
    ...left,
    ...othersNote(others),
  ];
}

function othersNote(entries: readonly Entry[]): string[] {
  const [first] = entries;
  if (first?.source.kind !== 'none') return [];
  const rest = entries.length > 1 ? `; nor are ${entries.length - 1} more (--list-entries)` : '';
  return [`${formatLine(first.at)}: ${first.kind} ${first.name} is not followed: ${first.source.reason}${rest}`];
}
