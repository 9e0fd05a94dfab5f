import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writtenHere } from './case-chart.ts';
import { CASES } from './cases.ts';

/** What Helm 4.1 writes for each case, null where it fails; `oracle.test.ts` holds it to Helm itself. */
const recorded: Readonly<Record<string, string | null>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'written-by-helm.json'), 'utf8'),
);

it.each(CASES)('%s', (text) => {
  expect(writtenHere(text) ?? null).toBe(recorded[text]);
});
