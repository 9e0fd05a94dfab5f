import type { ParseOptions } from '../yaml/parse.ts';
import type { Report } from './findings/report.ts';
import { lintFiles } from './lint-files.ts';
import type { LintOptions } from './lint-options.ts';
import { unmeasured } from './measure.ts';
import type { BuiltFiles } from './reading/built-files.ts';
import { explained } from './reading/explain-problems.ts';
import type { Input } from './reading/input.ts';
import { parseOptionsOf } from './reading/kinds-read.ts';
import { type ReadFile, readManifests } from './reading/read-manifests.ts';

export interface LintInputsOptions extends LintOptions {
  /** What is made of some of the files, and linted in place of them. */
  readonly built?: BuiltFiles;
}

/** Reads files and lints them as one set: see {@link lintFiles}. */
export function lint(inputs: Iterable<Input>, options: LintInputsOptions): Report {
  return lintFiles(explainedInputs(inputs, options, parseOptionsOf(options)), options);
}

/** What inputs hold, and what is made of some of them in place of those. */
export function explainedInputs(
  inputs: Iterable<Input>,
  { built, measure = unmeasured }: Pick<LintInputsOptions, 'built' | 'measure'>,
  parseOptions: ParseOptions,
): ReadFile[] {
  const read = (input: Input) => measure('stage', 'parse', () => explained(readManifests(input, parseOptions)));
  const raw = [...inputs].filter(({ path }) => !built?.consumed.has(path));
  return [...raw.map(read), ...(built?.files(new Map()) ?? [])];
}
