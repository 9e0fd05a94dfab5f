import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder, ROOT } from './support/repository.ts';

/** What is held to plain words; others follow. */
const PLACES = [
  'rules',
  'docs/rules',
  'src/engine',
  'src/fargate',
  'src/kubernetes',
  'src/source',
  'src/testing',
  'src/yaml',
  'src/rule.ts',
];

/** Words that a reader stumbles over, whatever they are about. */
const HABITS =
  /\b(?:mend(?:s|ed)?|reckon(?:s|ed)?|(?:spoken|speaks?) of|take[ns]? down|whatever was meant|anew|misfits?)\b/i;

it.each(PLACES)('%s is written in plain words', (place) => {
  const files = place.endsWith('.ts') ? [place] : filesUnder(place);
  expect(files).not.toEqual([]);
  const found = files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (HABITS.test(line) ? `${file}:${index + 1}: ${line.trim()}` : [])),
  );
  expect(found).toEqual([]);
});
