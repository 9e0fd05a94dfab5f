import { applyBaseline, type Baseline } from '../engine/baseline.ts';
import type { Finding } from '../engine/findings/finding.ts';
import type { Report } from '../engine/findings/report.ts';
import { type FixedFinding, type FixResult, fix, type RefusedFix } from '../engine/fix/fix.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import { createReadCache } from '../engine/reading/read-cache.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { BuiltInputs } from '../render/built-inputs.ts';
import { decodeText } from '../source/decode.ts';
import { encodeLike } from '../source/encode.ts';
import { explainAll, type ReadOptions, readLargeFile } from './inputs/read-files.ts';
import { isAskedFor, type Narrowing } from './output/narrow-report.ts';

/** What the command line asks to be mended. */
export interface FixArguments {
  /** Whether files are written, or a diff of them is shown. */
  readonly mode: 'write' | 'diff';
  /** The rules whose first suggestion is made too; `all` of them, or these. */
  readonly suggestions: 'all' | ReadonlySet<string>;
}

export interface FixCircumstances {
  /** What the command line asks for; nothing else is mended. */
  readonly args: Narrowing;
  /** How files are linted; those that are only read as context are not changed. */
  readonly options: LintOptions;
  readonly host: Host;
  /** Findings that are known, and left as they are. */
  readonly baseline?: Baseline | undefined;
  readonly readOptions: ReadOptions;
  /** Whether lines of a file may be shown, as a diff does. */
  readonly showsSource: (path: string) => boolean;
  /** What is made of several files. */
  readonly built?: BuiltInputs;
  /** The configuration, whose entries can be mended too. */
  readonly configuration?: FixableConfiguration | undefined;
}

/** Files that suppress findings in others. */
export interface FixableConfiguration {
  readonly files: readonly Input[];
  /** What is suppressed when some of the files, by path, have other texts. */
  readonly suppressionsIn: (changed: ReadonlyMap<string, string>) => readonly Suppression[];
}

export interface FixOutcome {
  /** The files as they are now, or as the diff would leave them. */
  readonly files: readonly ReadFile[];
  /** What the configuration suppresses now, when there is one. */
  readonly suppressions?: readonly Suppression[];
  /** The diff, in the order of paths; empty when files were written. */
  readonly diff: string;
  /** Sentences about what was done and what was not, for stderr. */
  readonly notes: readonly string[];
  /** Files that could not be written. */
  readonly problems: readonly Problem[];
}

/** Mends what can be mended in the files that were linted. */
export async function fixFiles(
  read: Iterable<Input | LargeInput>,
  { mode, suggestions }: FixArguments,
  { args, options, host, showsSource, configuration, baseline, readOptions, built }: FixCircumstances,
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
  const isToBeMended = (finding: Finding) =>
    isReported(finding.file.path) &&
    !isLarge(finding.file.path) &&
    isAskedFor(finding, args) &&
    (mode === 'write' || showsSource(finding.file.path));
  const result = fix({
    report: relint(new Map()),
    relint,
    suggestionsOf: ({ id }) => suggestions === 'all' || suggestions.has(id),
    pick: (report) => withoutKnown(report).filter((finding) => isToBeMended(finding)),
    mayChange: (path) => isReported(path) && !isLarge(path),
  });
  const tooLarge = large.map(({ path }) => `${path}: not fixed, because it is larger than 16 MiB.`);
  const paths = [...result.changed.keys()].sort();
  if (mode === 'diff') {
    const { unifiedDiff } = await import('./output/unified-diff.ts');
    const diffs = paths.map((path) => diffOf(byPath.get(path), result.changed.get(path) ?? '', unifiedDiff));
    const files = await explainAll(filesWith(result.changed));
    const notes = [...notesOn(result, 'would be fixed'), ...tooLarge];
    return { files, ...suppressedIn(result.changed), diff: diffs.join(''), notes, problems: [] };
  }
  const problems = paths.flatMap((path) => write(host, byPath.get(path), result.changed.get(path) ?? ''));
  const written = withoutFiles(result, new Set(problems.map(({ path }) => path)));
  const now = { files: await explainAll(filesWith(written.changed)), ...suppressedIn(written.changed) };
  return {
    ...now,
    diff: '',
    notes: [...written.fixed.map(noteOnFix), ...notesOn(written, 'fixed'), ...tooLarge],
    problems,
  };
}

/** What turns a file into its new text. Its byte order mark is part of what `git apply` compares. */
function diffOf(input: Input | undefined, text: string, unifiedDiff: UnifiedDiff): string {
  if (!input) return '';
  if (typeof input.content === 'string') return unifiedDiff(input.path, input.content, text);
  const decoded = decodeText(input.content);
  const mark = input.content[0] === 0xef ? '\ufeff' : '';
  return unifiedDiff(input.path, mark + ('text' in decoded ? decoded.text : ''), mark + text);
}

type UnifiedDiff = typeof import('./output/unified-diff.ts').unifiedDiff;

/** Writes a text in the encoding of the file, unless someone else has written there meanwhile. */
function write(host: Host, input: Input | undefined, text: string): Problem[] {
  if (!input || typeof input.content === 'string') return [];
  const { path, content } = input;
  const bytes = encodeLike(content, text);
  if (!bytes) return [{ path, reason: 'not fixed, because its text does not give back its bytes' }];
  try {
    if (Buffer.compare(host.read(path), content) !== 0) {
      return [{ path, reason: 'not fixed, because it changed while it was linted' }];
    }
    host.write(path, bytes);
    return [];
  } catch (error) {
    return [{ path, reason: `could not be written: ${reasonOf(error)}` }];
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

function notesOn({ fixed, refused, changed }: FixResult, verb: string): string[] {
  const summary = `${count(fixed.length, 'finding')} in ${count(changed.size, 'file')} ${verb}.`;
  return [...(fixed.length > 0 ? [summary] : []), ...refused.map(noteOnRefusal)];
}

/** A hook shows no diff, so each change is named. */
function noteOnFix({ finding, change }: FixedFinding): string {
  return `${placeOf(finding)}: done: ${change.title}.`;
}

function noteOnRefusal({ finding, title, reason }: RefusedFix): string {
  return `${placeOf(finding)}: not done: ${title}, because ${reason}.`;
}

function placeOf({ file, range, rule }: Finding): string {
  const { line, column } = file.position(range.start);
  return `${file.path}:${line}:${column} ${rule.id}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
