import { isMapping, Place } from '../../kubernetes/place.ts';
import type { Document } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { directoryOf, joinPath } from '../../text/paths.ts';
import { parseFile } from '../../yaml/parse.ts';
import { EntryProblem } from '../entry.ts';
import { fixedPart, matchesGlob } from '../glob.ts';
import type { Repository } from '../repository.ts';
import { type FillTemplate, normalize } from './fill-template.ts';

/** What a generator gives for one Application. */
export type Params = Readonly<Record<string, unknown>>;

/** Generators inside of generators beyond this are not read: Argo CD allows one level. */
const MOST_DEPTH = 4;

interface GeneratorContext {
  readonly repository: Repository;
  readonly document: Document;
  readonly fill: FillTemplate;
}

/**
 * What a generator gives, one at a time.
 *
 * @throws EntryProblem for one that asks something that is not in files
 */
export function* generate(value: unknown, context: GeneratorContext, depth = 0): Generator<Params> {
  if (!isMapping(value) || depth > MOST_DEPTH) return;
  const { list, git, clusters, matrix, merge } = value;
  if (isMapping(list)) yield* ofList(list);
  else if (isMapping(git)) yield* ofGit(git, context);
  else if (isMapping(matrix)) yield* ofMatrix(itemsOf(matrix.generators), context, depth);
  else if (isMapping(merge)) yield* ofMerge(merge, context, depth);
  else if (clusters !== undefined) yield { ...OF_CLUSTER, values: Object(clusters).values };
  else {
    const [kind = 'an unknown one'] = Object.keys(value).filter((key) => key !== 'selector' && key !== 'template');
    throw new EntryProblem(`its generator ${kind} asks for what is not in files`);
  }
}

/**
 * A cluster is not known from files; what does not depend on it is followed for any of them. Written like this, what is
 * unknown can be part of a plain scalar, as the name of a release often is.
 */
const OF_CLUSTER = { name: '$(name)', nameNormalized: '$(nameNormalized)', server: '$(server)' };

function* ofList({ elements, elementsYaml }: Params): Generator<Params> {
  if (typeof elementsYaml === 'string') throw new EntryProblem('elementsYaml of its list is not read');
  for (const element of itemsOf(elements)) if (isMapping(element)) yield element;
}

function* ofGit(git: Params, { repository, document }: GeneratorContext): Generator<Params> {
  const added = isMapping(git.values) ? { values: git.values } : {};
  const from = document.file.path;
  const prefix = typeof git.pathParamPrefix === 'string' ? git.pathParamPrefix : undefined;
  const placed = (path: Params): Params => (prefix === undefined ? path : { [prefix]: path });
  if (Array.isArray(git.directories)) {
    for (const path of directoriesOf(git.directories, repository, from)) {
      yield { ...placed(pathParams(path)), ...added };
    }
    return;
  }
  for (const path of filesOf(itemsOf(git.files), repository, from)) {
    const source = createSourceFile(path.file, new TextDecoder().decode(repository.read(path.file)));
    for (const content of parseFile(source).documents.flatMap(({ value }) => itemsOf(value, value))) {
      if (!isMapping(content)) continue;
      yield { ...content, ...placed(pathParams(directoryOf(path.name), path.name)), ...added };
    }
  }
}

function pathParams(path: string, file?: string): Params {
  const segments = path.split('/');
  const basename = segments.at(-1) ?? '';
  const filename = file?.slice(file.lastIndexOf('/') + 1);
  const names = filename === undefined ? {} : { filename, filenameNormalized: normalize(filename) };
  return { path: { path, basename, basenameNormalized: normalize(basename), segments, ...names } };
}

function directoriesOf(patterns: readonly unknown[], repository: Repository, from: string): string[] {
  const found = new Set<string>();
  const excluded: string[] = [];
  for (const pattern of patterns) {
    if (!isMapping(pattern) || typeof pattern.path !== 'string') continue;
    const plain = joinPath('.', pattern.path);
    if (pattern.exclude === true) excluded.push(plain);
    else for (const path of directoriesAt(plain, repository, from)) found.add(path);
  }
  return [...found].filter((path) => !excluded.some((pattern) => matchesGlob(pattern, path))).sort();
}

/** Directories that match, relative to the root of the repository. */
function directoriesAt(pattern: string, repository: Repository, from: string): Set<string> {
  const start = fixedPart(pattern);
  const below = repository.list(baseOf(start, repository, from));
  const all = new Set<string>();
  for (const name of below) {
    for (let directory = directoryOf(name); directory !== '.'; directory = directoryOf(directory)) {
      const path = joinPath(start, directory);
      if (matchesGlob(pattern, path) && !isHidden(path)) all.add(path);
    }
  }
  return all;
}

/** Directories whose name starts with a dot are left out, as by Argo CD. */
function isHidden(path: string): boolean {
  return /(?:^|\/)\.[^./]/.test(path);
}

function filesOf(patterns: readonly unknown[], repository: Repository, from: string) {
  const found = new Map<string, { readonly name: string; readonly file: string }>();
  for (const pattern of patterns) {
    if (!isMapping(pattern) || typeof pattern.path !== 'string') continue;
    const plain = joinPath('.', pattern.path);
    const start = fixedPart(plain);
    const base = baseOf(start, repository, from);
    for (const below of repository.list(base)) {
      const name = joinPath(start, below);
      if (matchesGlob(plain, name)) found.set(name, { name, file: joinPath(base, below) });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Everything in the working directory, or else what is at a path from the root of the repository. */
function baseOf(start: string, repository: Repository, from: string): string {
  return start === '.' ? '.' : repository.locate(start, from);
}

/** Each of the first with each of the second, whose strings the first may fill in. */
function* ofMatrix(generators: readonly unknown[], context: GeneratorContext, depth: number): Generator<Params> {
  const [first, ...others] = generators;
  if (first === undefined) return;
  for (const outer of generate(first, context, depth + 1)) {
    if (others.length === 0) yield outer;
    for (const other of others.slice(0, 1)) {
      const filled = context.fill(other, outer);
      for (const inner of generate(filled, context, depth + 1)) yield { ...outer, ...inner };
    }
  }
}

/** Most params that are held to be merged. */
const MOST_MERGED = 10_000;

/** The first generator's, each with those of the others that have the same values at the keys. */
function* ofMerge(merge: Params, context: GeneratorContext, depth: number): Generator<Params> {
  const keys = itemsOf(merge.mergeKeys).filter((key) => typeof key === 'string');
  const [first, ...others] = itemsOf(merge.generators);
  const keyOf = (each: Params) =>
    JSON.stringify(keys.map((key) => Place.root(holderOf(each)).valueAt(...key.split('.'))));
  const overrides = others.map((generator) => {
    const byKey = new Map<string, Params>();
    for (const each of generate(generator, context, depth + 1)) {
      if (byKey.size >= MOST_MERGED) throw new EntryProblem('it merges too many values');
      byKey.set(keyOf(each), each);
    }
    return byKey;
  });
  for (const each of generate(first, context, depth + 1)) {
    yield Object.assign({}, each, ...overrides.map((byKey) => byKey.get(keyOf(each))));
  }
}

function holderOf(value: unknown): Document {
  return {
    file: createSourceFile('', ''),
    index: 0,
    value,
    duplicates: [],
    locate: () => undefined,
    edit: () => undefined,
  };
}

function itemsOf(value: unknown, otherwise?: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return otherwise === undefined ? [] : [otherwise];
}
