import { isCompatible } from '../helm/chart/locate.ts';
import type { Place } from '../kubernetes/place.ts';
import { Work } from '../kustomize/failure.ts';
import { type FileReader, findKustomization } from '../kustomize/kustomization.ts';
import type { Document } from '../source/document.ts';
import { directoryOf, joinPath } from '../text/paths.ts';
import { EntryProblem } from './entry.ts';

/** A chart that stands in for one of a registry. */
export interface ChartAtHand {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

/** Where charts of registries are kept, by what people say. */
export interface ChartSources {
  /** Paths of charts, by the address of their registry and their name: `oci://ghcr.io/example/charts/app`. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** Charts of directories of them, asked for when one is looked for. */
  readonly atHand: () => readonly ChartAtHand[];
}

export interface RepositoryOptions {
  /** Undefined for what is not there, or must not be read. */
  readonly read: FileReader;
  /** All regular files below a directory, relative to it. */
  readonly list: (directory: string) => readonly string[];
  readonly charts: ChartSources;
  /** The objects of a kind that files of the repository hold and nothing has brought yet. */
  readonly more: (kind: string) => readonly Document[];
}

/** A chart as a registry knows it. */
export interface RegistryChart {
  /** With its scheme. */
  readonly repository: string;
  readonly name: string;
  readonly version: string | undefined;
}

/** Values that are read and filled in, each one a step: about a second. */
const MOST_STEPS = 500_000;

/** So many directories above the working directory are looked in. */
const MOST_ABOVE = 8;

/** What entries refer to: directories and files, objects by their names, charts of registries. */
export class Repository {
  readonly read: FileReader;
  readonly list: RepositoryOptions['list'];
  /** What reading values and filling in templates may take, of all entries together. */
  readonly work = new Work(MOST_STEPS);
  readonly #charts: ChartSources;
  readonly #more: RepositoryOptions['more'];
  readonly #objects = new Map<string, Set<Document>>();
  readonly #searched = new Set<string>();
  readonly #there = new Set<string>();
  readonly #ofRegistries = new Set<string>();

  constructor({ read, list, charts, more }: RepositoryOptions) {
    this.read = read;
    this.list = list;
    this.#charts = charts;
    this.#more = more;
  }

  /** Remembers an object, so that others find it. */
  know(document: Document, kind: string): void {
    const known = this.#objects.get(kind) ?? new Set();
    this.#objects.set(kind, known.add(document));
  }

  /** The object of that name; of several, the one whose file is nearest. */
  find(kind: string, name: string, from: Document): Document | undefined {
    const isNamed = (document: Document) => nameOf(document) === name;
    const known = [...(this.#objects.get(kind) ?? [])].filter(isNamed);
    return known.length > 0 ? nearest(known, from.file.path)[0] : this.all(kind, from).find(isNamed);
  }

  /** The objects of a kind, those whose files are nearest first. */
  all(kind: string, from: Document): Document[] {
    if (!this.#searched.has(kind)) for (const document of this.#more(kind)) this.know(document, kind);
    this.#searched.add(kind);
    return nearest([...(this.#objects.get(kind) ?? [])], from.file.path);
  }

  /**
   * The path, relative to the working directory, that a path from the root of the repository stands for. The linter may
   * run in the root, below it, or above several.
   *
   * @throws EntryProblem when there is nothing
   */
  locate(path: string, from: string, exists = (at: string) => this.isThere(at)): string {
    const plain = joinPath('.', path.replace(/^\/+/, ''));
    if (plain.startsWith('../')) throw new EntryProblem(`${path} leads out of the repository`);
    if (plain === '.' && !this.isKustomization('.') && !this.isChart('.')) {
      throw new EntryProblem('its path is the root of a repository, which may not be this one');
    }
    const found = this.#bases(from)
      .map((base) => joinPath(base, plain))
      .find(exists);
    if (found === undefined) throw new EntryProblem(`${path} is not in this repository`);
    return found;
  }

  /** Whether there is a file, or a directory with files. Thousands of paths are asked for that are not there. */
  isThere(path: string): boolean {
    if (this.#there.has(path)) return true;
    const isThere = this.read(path) !== undefined || this.list(path).length > 0;
    if (isThere) this.#there.add(path);
    return isThere;
  }

  isChart(path: string): boolean {
    return this.read(joinPath(path, 'Chart.yaml')) !== undefined;
  }

  isKustomization(path: string): boolean {
    return findKustomization(path, this.read) !== undefined;
  }

  /**
   * The path of a chart that stands in for one of a registry.
   *
   * @throws EntryProblem when none does
   */
  chartOf(chart: RegistryChart): string {
    const path = this.#chartOf(chart);
    this.#ofRegistries.add(path);
    return path;
  }

  /** Whether a chart stands in for one of a registry, so that others keep it. */
  isOfRegistry(path: string): boolean {
    return this.#ofRegistries.has(path);
  }

  #chartOf(chart: RegistryChart): string {
    const { repository, name, version } = chart;
    const address = `${repository.replace(/\/+$/, '')}/${name}`;
    const configured = this.#charts.byAddress.get(address);
    if (configured !== undefined) {
      if (this.isChart(configured) || (configured.endsWith('.tgz') && this.read(configured))) return configured;
      throw new EntryProblem(`chartSources names ${configured} for ${address}, which has no chart`);
    }
    const found = this.#charts.atHand().find((each) => each.name === name && isCompatible(version ?? '', each.version));
    if (found) return found.path;
    const range = version === undefined ? '' : ` ${version}`;
    throw new EntryProblem(`its chart ${address}${range} is not in this repository`, pullCommand(chart));
  }

  #bases(from: string): string[] {
    const steps = directoryOf(from).split('/');
    const within = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
    const above = Array.from({ length: MOST_ABOVE }, (_, index) => '../'.repeat(index + 1));
    return ['.', ...within, ...above];
  }
}

/** The command that fetches a chart, every part of it safe to paste into a shell. */
function pullCommand({ repository, name, version }: RegistryChart): string {
  const chart = /^oci:/.test(repository)
    ? quoted(`${repository.replace(/\/+$/, '')}/${name}`)
    : `${quoted(name)} --repo ${quoted(repository)}`;
  return `helm pull ${chart}${version === undefined ? '' : ` --version ${quoted(version)}`}`;
}

function quoted(text: string): string {
  return /^[\w.:/@+-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export function nameOf({ value }: Document): string | undefined {
  const { metadata } = Object(value) as { metadata?: { name?: unknown } };
  return typeof metadata?.name === 'string' ? metadata.name : undefined;
}

function nearest(documents: readonly Document[], path: string): Document[] {
  const shared = ({ file }: Document) => {
    const [own, other] = [path.split('/'), file.path.split('/')];
    const differs = own.findIndex((step, index) => step !== other[index]);
    return differs < 0 ? own.length : differs;
  };
  return documents.toSorted((a, b) => shared(b) - shared(a));
}

/** The string at a place; undefined when there is none, or an empty one. */
export function textAt(place: Place, ...path: string[]): string | undefined {
  return place.at(...path).string || undefined;
}
