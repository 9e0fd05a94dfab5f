import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../src/engine/input.ts';

/** Real manifests of public repositories, which are no part of this one; they may not be at hand. */
export const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

/** The manifests of the corpus by repository, each a set of its own; none when the corpus is not at hand. */
export function corpusRepositories(): (readonly [name: string, inputs: readonly Input[]])[] {
  if (!existsSync(CORPUS)) return [];
  const repositories = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return repositories.map(({ name }) => [name, inputsBelow(name)] as const).filter(([, inputs]) => inputs.length > 0);
}

function inputsBelow(directory: string): Input[] {
  return readdirSync(join(CORPUS, directory), { recursive: true, encoding: 'utf8' })
    .map((path) => `${directory}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ya?ml|json)$/.test(path))
    .sort()
    .map((path) => ({ path, content: readFileSync(join(CORPUS, path)) }));
}
