import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder, ROOT } from './support/repository.ts';

const PLACES = ['src', 'rules', 'docs', 'test', 'scripts', 'bench', 'site', 'editors', 'action.yml'].concat(
  readdirSync(ROOT).filter((name) => name.endsWith('.md')),
);

/** These words are in here, in data, or nobody's choice. */
const EXEMPT =
  /^test\/(words\.test\.ts|corpus\/sample|fixtures|clients\/packages|helm\/.*json)|node_modules|\/(dist|content|cache)\/|lock\.json$|\.(png|svg|snap)$/;

/** Words that a reader stumbles over, whatever they are about. */
const HABITS =
  /\b(?:mend(?:s|ed)?|reckon(?:s|ed)?|(?:spoken|speaks?) of|take[ns]? down|whatever was meant|anew|misfits?)\b/i;

it.each(PLACES)('%s is written in plain words', (place) => {
  const files = /\.\w+$/.test(place) ? [place] : filesUnder(place).filter((path) => !EXEMPT.test(path));
  expect(files).not.toEqual([]);
  const found = files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (HABITS.test(line) ? `${file}:${index + 1}: ${line.trim()}` : [])),
  );
  expect(found).toEqual([]);
});
