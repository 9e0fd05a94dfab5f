import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../src/engine/reading/input.ts';
import { ROOT } from './repository.ts';

/** Real manifests of public repositories: 200 files, of which test/corpus/SOURCES.md says where they come from. */
export const SAMPLE = join(ROOT, 'test/corpus/sample');

/**
 * The collection that the sample was taken from: 1,500 files, which are no part of this repository and may not be at hand.
 * FARGATE_LINT_CORPUS names another place for it.
 */
export const CORPUS = process.env.FARGATE_LINT_CORPUS ?? join(ROOT, '../shared/corpus');

/** Both, as tests name them. */
export const COLLECTIONS = [
  { name: 'the sample', path: SAMPLE, isHere: true },
  { name: 'the whole corpus', path: CORPUS, isHere: existsSync(CORPUS) },
] as const;

/** The manifests of a collection by repository, each a set of its own; none where it is not here. */
export function corpusRepositories(collection: string = SAMPLE): (readonly [name: string, inputs: readonly Input[]])[] {
  if (!existsSync(collection)) return [];
  const repositories = readdirSync(collection, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return repositories
    .map(({ name }) => [name, manifestsIn(collection, name)] as const)
    .filter(([, inputs]) => inputs.length > 0);
}

/** The manifests below a directory of a collection, sorted; paths are those in the collection. */
export function manifestsIn(collection: string, directory = '.'): Input[] {
  return readdirSync(join(collection, directory), { recursive: true, encoding: 'utf8' })
    .map((path) => join(directory, path).replaceAll('\\', '/'))
    .filter((path) => /\.(ya?ml|json)$/.test(path))
    .sort()
    .map((path) => ({ path, content: readFileSync(join(collection, path)) }));
}
