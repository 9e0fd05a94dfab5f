import { explained } from './explain-problems.ts';
import type { Input } from './input.ts';
import { parseOptionsOf } from './kinds-read.ts';
import { lintFiles } from './lint-files.ts';
import type { LintOptions } from './lint-options.ts';
import { unmeasured } from './measure.ts';
import { readManifests } from './read-manifests.ts';
import type { Report } from './report.ts';

/** Reads files and lints them as one set: see {@link lintFiles}. */
export function lint(inputs: Iterable<Input>, options: LintOptions): Report {
  const { measure = unmeasured } = options;
  const parseOptions = parseOptionsOf(options);
  const read = (input: Input) => measure('stage', 'parse', () => explained(readManifests(input, parseOptions)));
  return lintFiles(Array.from(inputs, read), options);
}
