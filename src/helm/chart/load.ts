import { GoMap, type Traced } from '../go/value.ts';
import { Entry } from '../origin/entry.ts';
import { unpack } from './archive.ts';
import type { Chart, ChartFile, ChartProblem } from './chart.ts';
import { ignoredBy } from './helmignore.ts';
import { parseMetadata } from './metadata.ts';
import { readValuesFile } from './read-values.ts';
import { type ChartReader, readerOf } from './reader.ts';

/** Charts inside of charts beyond this are not read. */
const MOST_DEPTH = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: false });

/**
 * The chart in a directory, with those in its `charts/`.
 *
 * @throws Error when its Chart.yaml cannot be read
 */
export function loadChart(reader: ChartReader, directory: string): Chart {
  const all = reader.list(directory);
  const path = (name: string) => (directory === '' || directory === '.' ? name : `${directory}/${name}`);
  const ignore = all.includes('.helmignore') ? decoder.decode(reader.read(path('.helmignore'))) : '';
  const ignored = ignoredBy(ignore);
  const files = all
    .filter((name) => !ignored(name))
    .map((name): ChartFile => ({ name, path: path(name), read: () => reader.read(path(name)) }));
  return assemble(files, { path: directory, archive: undefined, depth: 0 });
}

/** @throws Error for what is no packed chart */
export function loadArchive(packed: Uint8Array, path: string, depth = 0): Chart {
  const reader = readerOf(unpack(packed));
  const files = reader
    .list('')
    .map((name): ChartFile => ({ name, path: `${path}/${name}`, read: () => reader.read(name) }));
  return assemble(files, { path, archive: path, depth });
}

/** @throws Error for a directory without a chart, or a file that is not a packed one */
export function loadAt(reader: ChartReader, path: string): Chart {
  return path.endsWith('.tgz') ? loadArchive(reader.read(path), path) : loadChart(reader, path);
}

const OWN = /^(?:Chart\.(?:yaml|lock)|values\.(?:yaml|schema\.json)|requirements\.(?:yaml|lock))$/;

/** Where a chart is. */
interface ChartPlace {
  readonly path: string;
  /** The path of the packed chart that it is in. */
  readonly archive: string | undefined;
  /** How many charts it is inside of. */
  readonly depth: number;
}

function assemble(files: readonly ChartFile[], place: ChartPlace): Chart {
  const { path, archive } = place;
  const problems: ChartProblem[] = [];
  const file = (name: string) => files.find((each) => each.name === name);
  const read = (name: string): Traced | undefined => {
    const found = file(name);
    return found && readValuesFile(decoder.decode(found.read()), found.path);
  };
  const metadata = parseMetadata(read('Chart.yaml') ?? { value: undefined }, read('requirements.yaml'));
  const byName = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    metadata,
    path,
    archive,
    values: valuesOf(read('values.yaml'), file('values.yaml'), path),
    valuesFile: file('values.yaml'),
    schema: file('values.schema.json'),
    templates: byName.filter(({ name }) => name.startsWith('templates/')),
    crds: byName.filter(({ name }) => /^crds\/.*\.(?:ya?ml|json)$/.test(name)),
    files: byName.filter(({ name }) => !OWN.test(name) && !/^(?:templates|charts)\//.test(name)),
    dependencies: place.depth < MOST_DEPTH ? subchartsOf(byName, place, problems) : [],
    problems,
  };
}

function valuesOf(read: Traced | undefined, file: ChartFile | undefined, path: string): Traced {
  const entries = [new Entry(file?.path ?? `${path}/values.yaml`)];
  if (read?.value !== undefined && read.value !== null && !(read.value instanceof GoMap))
    throw new Error('values.yaml is not a mapping');
  return { value: read?.value instanceof GoMap ? read.value : new GoMap(), entries };
}

function subchartsOf(
  files: readonly ChartFile[],
  { path, archive, depth }: ChartPlace,
  problems: ChartProblem[],
): Chart[] {
  const directories = new Map<string, ChartFile[]>();
  for (const file of files) {
    const [, name, rest] = /^charts\/([^_./][^/]*)(?:\/(.*))?$/.exec(file.name) ?? [];
    if (name === undefined || (rest === undefined && !name.endsWith('.tgz'))) continue;
    const own = directories.get(name) ?? [];
    own.push({ ...file, name: rest ?? '' });
    directories.set(name, own);
  }
  return [...directories].flatMap(([name, own]) => {
    const inner = { path: `${path}/charts/${name}`, archive, depth: depth + 1 };
    try {
      const [packed] = own;
      if (packed?.name === '') return [loadArchive(packed.read(), packed.path, inner.depth)];
      return own.some((file) => file.name === 'Chart.yaml') ? [assemble(own, inner)] : [];
    } catch (error) {
      problems.push({ path: inner.path, message: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
}
