import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/source/decode.ts';
import { checkRanges } from './ranges.ts';
import { parse } from './support.ts';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json)$/.test(file))
  : [];

/** Neither templates nor fragments of documentation, and refused by kubectl 1.33 as well. */
const refused = [
  'dockersamples__example-voting-app/.vscode/launch.json',
  'stackrox__kube-linter/pkg/command/lint/testdata/invalid.yaml',
  'stackrox__kube-linter/pkg/templates/sortedkeys/testdata/container-with-merge.yaml',
];

const title =
  files.length > 0 ? `reads the ${files.length} files of the corpus` : 'NOTHING WAS CHECKED: there is no corpus here';

test(title, { timeout: 120_000 }, () => {
  const failed: string[] = [];
  for (const [index, file] of files.entries()) {
    const decoded = decodeText(readFileSync(path.join(corpus, file)));
    if ('problem' in decoded) throw new Error(`${file}: ${decoded.problem.message}`);
    const parsed = parse(decoded.text, file);
    // Every value read again by itself takes a while, so a quarter of the files has to do.
    if (index % 4 === 0) checkRanges(decoded.text, parsed);
    const whole = !/\{\{|%\{/.test(decoded.text) && !file.includes('docfragments');
    if (parsed.problems.length > 0 && whole) failed.push(file);
  }
  expect(failed.sort()).toEqual(files.length > 0 ? refused : []);
});
