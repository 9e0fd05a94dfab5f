import { type FixResult, fix } from '../engine/fix/fix.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import { decodeText, encodeLike } from '../source/encoding.ts';
import { compareText } from '../text/compare.ts';
import { betweenSignals } from './between-signals.ts';
import { fixNotes } from './fix-notes.ts';
import { type FixableContext, FixableFiles } from './fixable-files.ts';

/** What to fix. */
export interface FixArguments {
  /** Whether to write files, or a diff. */
  readonly mode: 'write' | 'diff';
  /** The rules whose first suggestion is applied too. */
  readonly suggestions: 'all' | ReadonlySet<string>;
}

export interface FixContext extends FixableContext {
  readonly host: Host;
  /** Whether lines of a file may be shown, as in a diff. */
  readonly showsSource: (path: string) => boolean;
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
  /** Files that could not be written, or of which no diff can be made. */
  readonly problems: readonly Problem[];
}

/** Fixes what can be fixed in the linted files. */
export async function fixFiles(
  read: Iterable<Input | LargeInput>,
  { mode, suggestions }: FixArguments,
  context: FixContext,
): Promise<FixOutcome> {
  const files = await FixableFiles.read(read, context);
  const isShown = (path: string) => mode === 'write' || context.showsSource(path);
  const result = fix({
    report: files.lint(new Map()),
    relint: (changed) => files.lint(changed),
    suggestionsOf: ({ id }) => suggestions === 'all' || suggestions.has(id),
    pick: (report) => files.fixableIn(report).filter(({ file }) => isShown(file.path)),
    mayChange: (path) => files.mayChange(path),
  });
  const tooLarge = files.large.map(({ path }) => `not fixed ${path}: larger than 16 MiB`);
  if (mode === 'diff') {
    const notes = [...fixNotes(result, 'would fix'), ...tooLarge];
    return { ...(await files.outcome(result.changed)), ...(await diffOf(result, files)), notes };
  }
  const problems = await writeAll(result, files, context.host);
  const written = withoutFiles(result, new Set(problems.map(({ path }) => path)));
  const notes = [...fixNotes(written, 'fixed'), ...tooLarge];
  return { ...(await files.outcome(written.changed)), diff: '', notes, problems };
}

async function diffOf(
  { changed }: FixResult,
  { inputs }: FixableFiles,
): Promise<Pick<FixOutcome, 'diff' | 'problems'>> {
  const { unifiedDiff } = await import('./output/unified-diff.ts');
  const diffs: string[] = [];
  const problems: Problem[] = [];
  for (const [path, text] of inOrder(changed)) {
    const input = inputs.get(path);
    const diff = input ? unifiedDiff(path, ...comparable(input, text)) : '';
    if (diff === undefined) problems.push({ path, reason: 'too many lines would change for a diff: use --fix' });
    else diffs.push(diff);
  }
  return { diff: diffs.join(''), problems };
}

/** The texts before and after. `git apply` compares the byte order mark too. */
function comparable({ content }: Input, text: string): [before: string, after: string] {
  if (typeof content === 'string') return [content, text];
  const decoded = decodeText(content);
  const mark = content[0] === 0xef ? '\ufeff' : '';
  return [mark + ('text' in decoded ? decoded.text : ''), mark + text];
}

async function writeAll({ changed }: FixResult, { inputs }: FixableFiles, host: Host): Promise<Problem[]> {
  const problems: Problem[] = [];
  await betweenSignals(inOrder(changed), ([path, text]) => {
    problems.push(...write(host, inputs.get(path), text));
  });
  return problems;
}

function inOrder(changed: FixResult['changed']): [path: string, text: string][] {
  return [...changed].sort(([a], [b]) => compareText(a, b));
}

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
