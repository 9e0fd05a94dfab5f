import { applyBaseline, type Baseline } from '../engine/baseline.ts';
import type { Finding } from '../engine/findings/finding.ts';
import type { Report } from '../engine/findings/report.ts';
import { type FixResult, fix } from '../engine/fix/fix.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import { createReadCache } from '../engine/reading/read-cache.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { BuiltInputs } from '../render/built-inputs.ts';
import { decodeText, encodeLike } from '../source/encoding.ts';
import { betweenSignals } from './between-signals.ts';
import { fixNotes } from './fix-notes.ts';
import { explainAll, type ReadOptions, readLargeFile } from './inputs/read-files.ts';
import { isAskedFor, type Narrowing } from './output/narrow-report.ts';

/** What to fix. */
export interface FixArguments {
  /** Whether to write files, or a diff. */
  readonly mode: 'write' | 'diff';
  /** The rules whose first suggestion is applied too. */
  readonly suggestions: 'all' | ReadonlySet<string>;
}

export interface FixContext {
  /** What is reported; nothing else is fixed. */
  readonly args: Narrowing;
  /** How files are linted. Files that are only read as context are not changed. */
  readonly options: LintOptions;
  readonly host: Host;
  /** Known findings, which are not fixed. */
  readonly baseline?: Baseline | undefined;
  readonly readOptions: ReadOptions;
  /** Whether lines of a file may be shown, as in a diff. */
  readonly showsSource: (path: string) => boolean;
  /** Objects built from several files. */
  readonly built?: BuiltInputs;
  /** The configuration, whose entries can be fixed too. */
  readonly configuration?: FixableConfiguration | undefined;
}

/** Files that suppress findings in others. */
export interface FixableConfiguration {
  readonly files: readonly Input[];
  /** What is suppressed with some of the files changed, by path. */
  readonly suppressionsIn: (changed: ReadonlyMap<string, string>) => readonly Suppression[];
}

export interface FixOutcome {
  /** The files as they are now, or would be with the diff. */
  readonly files: readonly ReadFile[];
  /** What the configuration suppresses now, if there is one. */
  readonly suppressions?: readonly Suppression[];
  /** The diff, in the order of paths; empty when files were written. */
  readonly diff: string;
  /** What was fixed and what was not, for stderr. */
  readonly notes: readonly string[];
  /** Files that could not be written. */
  readonly problems: readonly Problem[];
}

/** Fixes what can be fixed in the linted files. */
export async function fixFiles(
  read: Iterable<Input | LargeInput>,
  { mode, suggestions }: FixArguments,
  { args, options, host, showsSource, configuration, baseline, readOptions, built }: FixContext,
): Promise<FixOutcome> {
  const original: Input[] = [];
  const large: ReadFile[] = [];
  for (const input of read) {
    if ('content' in input) original.push(input);
    else large.push(...(await readLargeFile(input, readOptions)));
  }
  const byPath = new Map(
    [...original, ...(built?.inputs ?? []), ...(configuration?.files ?? [])].map((input) => [input.path, input]),
  );
  const suppressedIn = (changed: ReadonlyMap<string, string>) =>
    configuration && { suppressions: configuration.suppressionsIn(changed) };
  const withTexts = (changed: ReadonlyMap<string, string>) =>
    original.map((input) => ({ ...input, content: changed.get(input.path) ?? input.content }));
  const cache = createReadCache(readOptions.parseOptions);
  const filesWith = (changed: ReadonlyMap<string, string>) => [
    ...withTexts(changed).map(cache.read),
    ...large,
    ...(built?.files(changed) ?? []),
  ];
  const { report: isReported = () => true, ...whole } = options;
  const withoutKnown = (report: Report) => (baseline ? applyBaseline(report, baseline).report : report).findings;
  const relint = (changed: ReadonlyMap<string, string>) =>
    lintFiles(filesWith(changed), { ...whole, ...suppressedIn(changed) });
  const isLarge = (path: string) => large.some((file) => file.path === path);
  const isWanted = (finding: Finding) =>
    isReported(finding.file.path) &&
    !isLarge(finding.file.path) &&
    isAskedFor(finding, args) &&
    (mode === 'write' || showsSource(finding.file.path));
  const result = fix({
    report: relint(new Map()),
    relint,
    suggestionsOf: ({ id }) => suggestions === 'all' || suggestions.has(id),
    pick: (report) => withoutKnown(report).filter(isWanted),
    mayChange: (path) => isReported(path) && !isLarge(path),
  });
  const tooLarge = large.map(({ path }) => `not fixed ${path}: larger than 16 MiB`);
  const paths = [...result.changed.keys()].sort();
  if (mode === 'diff') {
    const { unifiedDiff } = await import('./output/unified-diff.ts');
    const diffs = paths.map((path) => diffOf(byPath.get(path), result.changed.get(path) ?? '', unifiedDiff));
    const files = await explainAll(filesWith(result.changed));
    const notes = [...fixNotes(result, 'would fix'), ...tooLarge];
    return { files, ...suppressedIn(result.changed), diff: diffs.join(''), notes, problems: [] };
  }
  const problems: Problem[] = [];
  await betweenSignals(paths, (path) => {
    problems.push(...write(host, byPath.get(path), result.changed.get(path) ?? ''));
  });
  const written = withoutFiles(result, new Set(problems.map(({ path }) => path)));
  const now = { files: await explainAll(filesWith(written.changed)), ...suppressedIn(written.changed) };
  return {
    ...now,
    diff: '',
    notes: [...fixNotes(written, 'fixed'), ...tooLarge],
    problems,
  };
}

/** `git apply` compares the byte order mark too. */
function diffOf(input: Input | undefined, text: string, unifiedDiff: UnifiedDiff): string {
  if (!input) return '';
  if (typeof input.content === 'string') return unifiedDiff(input.path, input.content, text);
  const decoded = decodeText(input.content);
  const mark = input.content[0] === 0xef ? '\ufeff' : '';
  return unifiedDiff(input.path, mark + ('text' in decoded ? decoded.text : ''), mark + text);
}

type UnifiedDiff = typeof import('./output/unified-diff.ts').unifiedDiff;

/** Writes a text in the encoding of the file, unless the file was changed meanwhile. */
function write(host: Host, input: Input | undefined, text: string): Problem[] {
  if (!input || typeof input.content === 'string') return [];
  const { path, content } = input;
  const bytes = encodeLike(content, text);
  if (!bytes) return [{ path, reason: 'not fixed: it does not decode and encode to the same bytes' }];
  try {
    if (Buffer.compare(host.read(path), content) !== 0) {
      return [{ path, reason: 'not fixed: it changed while it was linted' }];
    }
    host.write(path, bytes);
    return [];
  } catch (error) {
    return [{ path, reason: `cannot be written: ${reasonOf(error)}` }];
  }
}

function withoutFiles(result: FixResult, failed: ReadonlySet<string>): FixResult {
  if (failed.size === 0) return result;
  return {
    ...result,
    changed: new Map([...result.changed].filter(([path]) => !failed.has(path))),
    fixed: result.fixed.filter(({ change }) => !failed.has(change.file.path)),
  };
}
