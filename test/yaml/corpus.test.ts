import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/source/encoding.ts';
import { COLLECTIONS, manifestsIn } from '../support/corpus.ts';
import { checkRanges } from './ranges.ts';
import { parse } from './support.ts';

/** Neither templates nor fragments of documentation, and refused by kubectl 1.33 as well. */
const REFUSED = [
  'dockersamples__example-voting-app/.vscode/launch.json',
  'stackrox__kube-linter/pkg/command/lint/testdata/invalid.yaml',
  'stackrox__kube-linter/pkg/templates/sortedkeys/testdata/container-with-merge.yaml',
];

describe.each(COLLECTIONS)('$name of public manifests', ({ path, isHere }) => {
  it.skipIf(!isHere)('is read, with ranges that hold what was read', () => {
    const files = manifestsIn(path);
    const failed: string[] = [];
    for (const [index, { path: file, content }] of files.entries()) {
      const decoded = decodeText(content as Uint8Array);
      if ('problem' in decoded) throw new Error(`${file}: ${decoded.problem.message}`);
      const parsed = parse(decoded.text, file);
      // Every value read again by itself takes a while, so a quarter of the files has to do.
      if (index % 4 === 0) checkRanges(decoded.text, parsed);
      const whole = !/\{\{|%\{/.test(decoded.text) && !file.includes('docfragments');
      if (parsed.problems.length > 0 && whole) failed.push(file);
    }
    expect(failed).toEqual(REFUSED.filter((refused) => files.some(({ path: file }) => file === refused)));
    expect(files.length).toBeGreaterThanOrEqual(200);
  });
});
