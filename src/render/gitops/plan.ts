import { entriesOf, isEntry, isReferred, kindOf } from '../../gitops/entries.ts';
import { type ChartSource, type Entry, type KustomizationSource, notFollowed } from '../../gitops/entry.ts';
import { type ChartSources, Repository } from '../../gitops/repository.ts';
import { loadAt } from '../../helm/chart/load.ts';
import { locateIn } from '../../helm/chart/locate.ts';
import { Place } from '../../kubernetes/place.ts';
import { type BuildFailure, Work } from '../../kustomize/failure.ts';
import { directoryOf, type FileReader, isKustomization } from '../../kustomize/kustomization.ts';
import { SourceFiles } from '../../kustomize/source-files.ts';
import type { Document } from '../../source/document.ts';
import type { BuildCache } from '../build-cache.ts';
import { ChartFiles } from '../charts/chart-files.ts';
import { chartDirectories, within } from '../charts/discover.ts';
import type { Release, ReleaseSettings } from '../charts/release.ts';
import { renderRelease } from '../charts/render-release.ts';
import { type Means, type Outcome, outcomeOf, plainRoots } from '../kustomizations.ts';
import { type FilesOfEntries, mayHoldEntries } from './find-entries.ts';

/** Entries inside of what entries deploy, beyond this, are not followed. */
const MOST_DEPTH = 10;
/** The most entries of one run, and the most releases of one chart. */
const MOST_ENTRIES = 2000;
const MOST_RELEASES = 100;
/** What building all of them may take is what so many kustomizations may. */
const BUILDS = 100;

export interface PlanOptions {
  readonly read: FileReader;
  readonly list: (directory: string) => readonly string[];
  readonly listed: readonly string[];
  readonly named: readonly string[];
  readonly cache: BuildCache;
  readonly means: Means;
  readonly charts: ChartSources;
  readonly found: FilesOfEntries;
  /** Entries that are not written in objects. */
  readonly others: readonly Entry[];
  /** What is said of all releases, and where objects go that name no namespace. */
  readonly common: ReleaseSettings;
  readonly namespace: string;
}

/** An entry, and what came of it. */
export interface Followed {
  readonly entry: Entry;
  readonly outcome?: Outcome;
  readonly release?: Release;
}

/** Something that was built though nobody says that it is deployed, in which entries were found. */
type Finder = string | undefined;

/** A document that was found, and is yet to be looked at. */
interface Queued {
  readonly document: Document;
  readonly finder: Finder;
  readonly depth: number;
}

interface Known extends Followed {
  /** Where it was found, undefined for a file that is nothing else. */
  readonly finders: Set<Finder>;
}

/** What the entries of a run come to: found one after the other, as one deploys others. */
export class Plan {
  readonly files: SourceFiles;
  readonly #options: PlanOptions;
  readonly #repository: Repository;
  readonly #known = new Map<string, Known[]>();
  readonly #queue: Queued[] = [];
  readonly #work: Work;
  readonly #releases = new Map<string, number>();
  readonly #chartFiles: ChartFiles;
  #count = 0;
  /** Why kustomizations were not built. */
  readonly failures: BuildFailure[] = [];
  /** Files that are no part of anything, with entries in them. */
  readonly loose = new Set<string>();

  constructor(options: PlanOptions) {
    const { read, list, cache, charts, found } = options;
    this.#options = options;
    this.files = new SourceFiles(read, cache.parsed);
    this.#chartFiles = new ChartFiles({ read, list });
    const more = (kind: string) => {
      const paths = kind === 'ConfigMap' ? found.configMaps : found.others;
      return paths.flatMap((path) => this.#documentsOf(path)).filter((document) => kindOf(document) === kind);
    };
    this.#repository = new Repository({ read, list, charts, more });
    const roots = plainRoots(options.listed, options.named, this.files);
    this.#work = Work.forAll(roots.length + BUILDS);
    this.#run(roots);
  }

  /** Directories of kustomizations that entries deploy, also as a part of others. */
  get roots(): Set<string> {
    return new Set(this.followed.flatMap(({ outcome }) => (outcome ? claimedBy(outcome) : [])));
  }

  get charts(): string[] {
    return [...new Set(this.followed.flatMap(({ release }) => release?.directory ?? []))];
  }

  /** Without what was only found in something that another entry deploys in another way. */
  get followed(): Known[] {
    const all = [...this.#known.values()].flat();
    const isReplaced = (finder: Finder) =>
      finder !== undefined && all.some((each) => !each.finders.has(finder) && claims(each).includes(finder));
    return all.filter(({ finders }) => [...finders].some((finder) => !isReplaced(finder)));
  }

  /** @param roots kustomizations that no other one names */
  #run(roots: readonly string[]): void {
    const { listed, found, others } = this.#options;
    const outcomes = roots.map((directory) => this.#buildPlain(directory));
    const parts = new Set(outcomes.flatMap(({ result }) => [...(result?.files ?? [])]));
    const has = (path: string) => this.#options.read(path) !== undefined;
    const charts = chartDirectories(listed, has);
    const isOfChart = (path: string) => charts.some((chart) => path.startsWith(within(chart, 'templates/')));
    for (const path of found.entries.keys()) {
      if (parts.has(path) || isOfChart(path)) continue;
      const documents = this.#documentsOf(path);
      if (documents.some(isEntry)) this.loose.add(path);
      this.#add(documents, undefined, 0);
    }
    for (const { directory, result } of outcomes) this.#add(result?.documents ?? [], directory, 0);
    for (const entry of others)
      this.#follow(JSON.stringify([entry.kind, entry.name, placeKey(entry)]), entry, undefined, 0);
    this.#drain();
    const taken = new Set(this.charts);
    for (const directory of charts) {
      if (!taken.has(directory) && this.#mayMakeEntries(directory)) {
        this.#add(this.#render({ directory, label: directory, isStrict: false }), directory, 0);
      }
    }
    this.#drain();
  }

  #drain(): void {
    while (this.#queue.length > 0) for (const each of this.#queue.splice(0)) this.#visit(each);
  }

  #visit({ document, finder, depth }: Queued): void {
    const key = JSON.stringify([placeKey({ at: Place.root(document).spans[0] }), document.value]);
    const known = this.#known.get(key);
    if (known) for (const each of known) each.finders.add(finder);
    else if (this.#count < MOST_ENTRIES) {
      for (const entry of entriesOf(document, this.#repository)) this.#follow(key, entry, finder, depth);
    }
  }

  #add(documents: readonly Document[], finder: Finder, depth: number): void {
    for (const document of documents) {
      if (isReferred(document)) this.#repository.know(document, kindOf(document) ?? '');
      if (isEntry(document)) this.#queue.push({ document, finder, depth });
    }
  }

  #follow(key: string, entry: Entry, finder: Finder, depth: number): void {
    const known = this.#known.get(key) ?? [];
    this.#known.set(key, known);
    if (++this.#count > MOST_ENTRIES) return;
    const { documents = [], ...followed } = this.#deploy(entry, depth);
    known.push({ ...followed, finders: new Set([finder]) });
    this.#add(documents, finder, depth + 1);
  }

  /** What an entry deploys, and the objects in it, which may be entries themselves. */
  #deploy(entry: Entry, depth: number): Followed & { readonly documents?: readonly Document[] } {
    const refused = (reason: string) => ({ entry: { ...entry, source: notFollowed(reason) } });
    if (this.#count === MOST_ENTRIES) {
      return refused(`there are more than ${MOST_ENTRIES} entries, and the others are left out`);
    }
    if (depth > MOST_DEPTH) {
      return refused(`it is deployed by more than ${MOST_DEPTH} others, each by the next one`);
    }
    const { source } = entry;
    if (source.kind === 'kustomization') {
      const outcome = this.#build(entry, source);
      if (!outcome.failure) return { entry, outcome, documents: outcome.result?.documents ?? [] };
      this.failures.push(outcome.failure);
      return refused(outcome.failure.message);
    }
    if (source.kind !== 'chart') return { entry };
    const count = (this.#releases.get(source.path) ?? 0) + 1;
    this.#releases.set(source.path, count);
    if (count > MOST_RELEASES) return refused(`${source.path} has more than ${MOST_RELEASES} releases`);
    const isOfRegistry = this.#repository.isOfRegistry(source.path);
    const release = releaseOf(entry, source, this.#options.common, isOfRegistry);
    return { entry, release, documents: this.#mayMakeEntries(release.directory) ? this.#render(release) : [] };
  }

  #buildPlain(directory: string): Outcome {
    const { cache, read, means } = this.#options;
    const key = `kustomization ${directory}`;
    const outcome = cache.take(key, read, (tracked) =>
      outcomeOf(directory, new SourceFiles(tracked, cache.parsed), { ...means, work: this.#work.part() }),
    );
    if (outcome.failure) {
      this.failures.push(outcome.failure);
      cache.drop(key);
    }
    return outcome;
  }

  #build({ unapplied }: Entry, { path, namespace, change, finish }: KustomizationSource): Outcome {
    const additions = { namespace, change, isPartial: unapplied.length > 0, ...(finish && { finish }) };
    return outcomeOf(path, this.files, { ...this.#options.means, work: this.#work.part(), additions });
  }

  #mayMakeEntries(directory: string): boolean {
    const templates = this.#chartFiles.list(directory).filter((name) => name.startsWith('templates/'));
    return templates.some((name) => mayHoldEntries(this.#chartFiles.sourceText(within(directory, name))));
  }

  #render(release: Release): readonly Document[] {
    const context = {
      files: this.#chartFiles,
      locate: locateIn(this.#chartFiles, []),
      parseOptions: {},
      namespace: this.#options.namespace,
    };
    try {
      return renderRelease(release, loadAt(this.#chartFiles, release.directory), context).documents;
    } catch {
      // What keeps it from being rendered is told when it is rendered with all others.
      return [];
    }
  }

  #documentsOf(path: string): readonly Document[] {
    try {
      return this.files.documents(path);
    } catch {
      // What keeps it from being read is told when it is linted.
      return [];
    }
  }
}

/** The directories that an entry deploys, so that they are not linted as if nobody did. */
function claims({ outcome, release }: Followed): string[] {
  return [...(outcome ? claimedBy(outcome) : []), ...(release ? [release.directory] : [])];
}

/** The directory that was built, and all kustomizations that are a part of it. */
function claimedBy({ directory, result }: Outcome): string[] {
  return [directory, ...[...(result?.files ?? [])].filter(isKustomization).map(directoryOf)];
}

function placeKey({ at }: Pick<Entry, 'at'>): string {
  return `${at.file.path} ${at.range.start}`;
}

function releaseOf(entry: Entry, source: ChartSource, common: ReleaseSettings, isOfRegistry: boolean): Release {
  const { path, releaseName, namespace, valueFiles, given, kubeVersion, apiVersions = [] } = source;
  return {
    ...common,
    ...(kubeVersion !== undefined && { kubeVersion }),
    apiVersions: [...(common.apiVersions ?? []), ...apiVersions],
    directory: path,
    label: entry.name === '' ? path : `${path} (${entry.name})`,
    name: releaseName,
    namespace,
    values: valueFiles,
    given,
    isStrict: false,
    deployed: { at: entry.at, isOfRegistry },
    isPartial: entry.unapplied.length > 0,
  };
}
