import { basename, dirname, relative, sep } from 'node:path';
import type { Span } from '../engine/findings/finding.ts';
import { type Host, reasonOf } from '../engine/host.ts';
import { formatPath, Place } from '../kubernetes/place.ts';
import type { Document, SourceFile } from '../source/document.ts';
import { decodeText } from '../source/encoding.ts';
import { createSourceFile } from '../source/source-file.ts';
import { parseFile } from '../yaml/parse.ts';
import type { KnownRules } from './check-rules.ts';
import type { Config } from './config.ts';
import { type Naming, resolveExtends } from './extends.ts';
import { PACKAGE_KEY } from './find.ts';
import type { PresetName } from './presets.ts';
import { type ConfigProblem, keySpanOf, spanOf } from './problem.ts';
import { isManifest, validateConfig } from './validate.ts';

/** What one file or one preset says. */
export type ConfigLayer = FileLayer | { readonly preset: PresetName; readonly namedAt: Place };

export interface FileLayer {
  readonly config: Config;
  /** The configuration in its document. */
  readonly root: Place;
  /** Absolute path of the file, links resolved. */
  readonly file: string;
}

export interface LoadedConfig {
  /** A base comes before what extends it; later layers win. */
  readonly layers: readonly ConfigLayer[];
  /** Everything that is wrong, in all files. */
  readonly problems: readonly ConfigProblem[];
}

export interface LoadContext {
  readonly host: Host;
  /** Absolute path of the working directory; the names of files in messages are relative to it. */
  readonly cwd: string;
  readonly known: KnownRules;
}

/** Most files that a configuration may be made of. */
const MOST_FILES = 32;

/** The largest file that is read as a configuration, in bytes. */
const LARGEST_FILE = 256 * 1024;

/** Reads a configuration and everything it extends. Never throws for their content. */
export function loadConfig(path: string, context: LoadContext): LoadedConfig {
  const name = nameOf(path, context);
  const file = context.host.locate(path);
  if (file === undefined) return { layers: [], problems: [{ message: `${name}: no such file` }] };
  const loader = new Loader(context);
  loader.load({ file, root: dirname(file) }, name, []);
  return loader;
}

class Loader implements LoadedConfig {
  readonly layers: ConfigLayer[] = [];
  readonly problems: ConfigProblem[] = [];
  private readonly context: LoadContext;
  private files = 0;

  constructor(context: LoadContext) {
    this.context = context;
  }

  /** `chain` holds the files that led here, in order. */
  load(naming: Naming, name: string, chain: readonly string[]): void {
    this.files++;
    const read = readConfig(naming.file, name, this.context.host);
    if ('problems' in read) {
      this.problems.push(...read.problems);
      return;
    }
    const { root } = read;
    for (const place of namesIn(root.at('extends')).slice(0, MOST_FILES))
      this.extend(place, naming, [...chain, naming.file]);
    const validated = validateConfig(root, this.context.known);
    if ('problems' in validated) this.problems.push(...validated.problems);
    else this.layers.push({ config: validated.config, root, file: naming.file });
  }

  private extend(place: Place, naming: Naming, chain: readonly string[]): void {
    const extended = resolveExtends(place.string ?? '', naming, this.context.host);
    if ('preset' in extended) this.layers.push({ preset: extended.preset, namedAt: place });
    else if ('problem' in extended) this.refuse(place, extended.problem);
    else if (chain.includes(extended.file)) {
      const circle = [...chain.slice(chain.indexOf(extended.file)), extended.file];
      const names = circle.map((file) => nameOf(file, this.context));
      this.refuse(place, `circular: ${names.join(' → ')}`);
    } else if (this.files >= MOST_FILES) this.refuse(place, `more than ${MOST_FILES} files extend one another`);
    else this.load(extended, nameOf(extended.file, this.context), chain);
  }

  private refuse(place: Place, message: string): void {
    this.problems.push({ span: spanOf(place), message: `extends: ${message}` });
  }
}

function namesIn(place: Place): Place[] {
  return (place.isSequence ? place.items() : [place]).filter((each) => (each.string ?? '').trim() !== '');
}

/** The displayed path: relative to the working directory, with slashes. */
function nameOf(path: string, { cwd }: LoadContext): string {
  return relative(cwd, path).split(sep).join('/');
}

type Read = { readonly root: Place } | { readonly problems: readonly ConfigProblem[] };

function readConfig(path: string, name: string, host: Host): Read {
  let bytes: Uint8Array;
  try {
    bytes = host.read(path);
  } catch (error) {
    return { problems: [{ message: `${name}: ${reasonOf(error)}` }] };
  }
  if (bytes.length > LARGEST_FILE) return { problems: [{ message: `${name}: larger than 256 KiB` }] };
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { problems: [{ message: `${name}: ${decoded.problem.message}` }] };
  const source = createSourceFile(name, decoded.text);
  const { documents, problems } = parseFile(source);
  const spanAt = (range: Span['range']): Span => ({ file: source, range });
  if (problems.length > 0) {
    return { problems: problems.map(({ message, range }) => ({ message, span: spanAt(range) })) };
  }
  const [document = emptyDocument(source), second] = documents.filter(({ value }, i) => i === 0 || value !== null);
  if (second && !isManifest(Place.root(document))) {
    const at = Place.root(second).entries()[0]?.[1] ?? Place.root(second);
    return {
      problems: [
        { message: 'A configuration must be a single document; a second one starts here', span: keySpanOf(at) },
      ],
    };
  }
  const root = Place.root(document);
  const isPackage = basename(path) === 'package.json';
  const repeated = document.duplicates.filter((each) => !isPackage || each.path[0] === PACKAGE_KEY);
  if (repeated.length === 0) return { root: isPackage ? root.at(PACKAGE_KEY) : root };
  return {
    problems: repeated.map(({ path: at, key, range }) => ({
      message: `Duplicate key ${formatPath([...at, key])}`,
      span: spanAt(range),
    })),
  };
}

/** An empty file, or one of comments only, has no document. */
function emptyDocument(file: SourceFile): Document {
  return { file, index: 0, value: null, duplicates: [], locate: () => undefined, edit: () => undefined };
}
