import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORPUS } from '../../support/corpus.ts';
import facts from '../../yaml/kubernetes-yaml.json' with { type: 'json' };
import { disturb } from './generate.ts';
import { PLAIN, PROPERTIES, QUOTED, SNIPPETS } from './pieces.ts';
import type { Random } from './random.ts';

const MAX_LENGTH = 400;
const MAX_FILES = 400;
const PIECES = [...SNIPPETS, ...SNIPPETS, ...QUOTED, ...PLAIN, ...PROPERTIES];

/** Real manifests, as far as they are at hand. */
export function realManifests(): string[] {
  const directories = [
    join(import.meta.dirname, '../../fixtures'),
    join(import.meta.dirname, '../../../examples'),
    CORPUS,
  ];
  return directories
    .filter((each) => existsSync(each))
    .flatMap((directory) => {
      const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /\.(ya?ml|json)$/.test(path),
      );
      const step = Math.ceil(paths.length / MAX_FILES);
      return paths
        .sort()
        .filter((_, index) => index % step === 0)
        .map((path) => readFileSync(join(directory, path), 'utf8'));
    });
}

/** Texts to change: the cases of this suite, and real manifests. */
export function realTexts(): string[] {
  return [...facts.cases.map(({ yaml }) => yaml), ...realManifests()];
}

/** Some lines of a text, with something changed in them. */
export function mutate(random: Random, texts: readonly string[]): string {
  const lines = random.pick(texts).split('\n');
  const from = random.oneIn(3) ? 0 : random.below(lines.length);
  const text = lines
    .slice(from, from + 1 + random.below(12))
    .join('\n')
    .slice(0, MAX_LENGTH);
  return disturb(random, withoutIndent(text), PIECES);
}

function withoutIndent(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return text.startsWith(indent) ? text.replaceAll(`\n${indent}`, '\n').slice(indent.length) : text;
}
