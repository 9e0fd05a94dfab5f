import type { Report } from './findings/report.ts';
import { lintFiles } from './lint-files.ts';
import type { LintOptions } from './lint-options.ts';
import { unmeasured } from './measure.ts';
import { explained } from './reading/explain-problems.ts';
import type { Input } from './reading/input.ts';
import { parseOptionsOf } from './reading/kinds-read.ts';
import { readManifests } from './reading/read-manifests.ts';

/** Reads files and lints them as one set: see {@link lintFiles}. */
export function lint(inputs: Iterable<Input>, options: LintOptions): Report {
  const { measure = unmeasured } = options;
  const parseOptions = parseOptionsOf(options);
  const read = (input: Input) => measure('stage', 'parse', () => explained(readManifests(input, parseOptions)));
  return lintFiles(Array.from(inputs, read), options);
}
