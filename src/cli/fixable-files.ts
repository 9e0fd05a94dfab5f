import { applyBaseline, type Baseline } from '../engine/baseline.ts';
import type { Finding } from '../engine/findings/finding.ts';
import type { Report } from '../engine/findings/report.ts';
import { lintFiles } from '../engine/lint-files.ts';
import type { LintOptions } from '../engine/lint-options.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import { createReadCache } from '../engine/reading/read-cache.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { BuiltInputs } from '../render/built-inputs.ts';
import { explainAll, type ReadOptions, readLargeFile } from './inputs/read-files.ts';
import { isAskedFor, type Narrowing } from './output/narrow-report.ts';

/** Files that suppress findings in others. */
export interface FixableConfiguration {
  readonly files: readonly Input[];
  /** What is suppressed with some of the files changed, by path. */
  readonly suppressionsIn: (changed: ReadonlyMap<string, string>) => readonly Suppression[];
}

export interface FixableContext {
  /** What is reported; nothing else is fixed. */
  readonly args: Narrowing;
  /** How files are linted. Files that are only read as context are not changed. */
  readonly options: LintOptions;
  /** Known findings, which are not fixed. */
  readonly baseline?: Baseline | undefined;
  readonly readOptions: ReadOptions;
  /** Objects built from several files. */
  readonly built?: BuiltInputs;
  /** The configuration, whose entries can be fixed too. */
  readonly configuration?: FixableConfiguration | undefined;
}

type Changed = ReadonlyMap<string, string>;

/** The files of a run as they are, and with other texts by their paths. */
export class FixableFiles {
  /** Files that are not changed, since they are not held. */
  readonly large: readonly ReadFile[];
  /** All that may be changed, by path. */
  readonly inputs: ReadonlyMap<string, Input>;
  readonly #original: readonly Input[];
  readonly #context: FixableContext;
  readonly #cache: ReturnType<typeof createReadCache>;

  private constructor(original: readonly Input[], large: readonly ReadFile[], context: FixableContext) {
    const { built, configuration, readOptions } = context;
    const all = [...original, ...(built?.inputs ?? []), ...(configuration?.files ?? [])];
    this.inputs = new Map(all.map((input) => [input.path, input]));
    this.large = large;
    this.#original = original;
    this.#context = context;
    this.#cache = createReadCache(readOptions.parseOptions);
  }

  static async read(inputs: Iterable<Input | LargeInput>, context: FixableContext): Promise<FixableFiles> {
    const original: Input[] = [];
    const large: ReadFile[] = [];
    for (const input of inputs) {
      if ('content' in input) original.push(input);
      else large.push(...(await readLargeFile(input, context.readOptions)));
    }
    return new FixableFiles(original, large, context);
  }

  /** The whole set, whatever is reported of it. */
  lint(changed: Changed): Report {
    const { report: _, ...options } = this.#context.options;
    return lintFiles(this.#filesWith(changed), { ...options, ...this.#suppressionsWith(changed) });
  }

  /** What the set comes to, for a report. */
  async outcome(changed: Changed): Promise<{ files: readonly ReadFile[]; suppressions?: readonly Suppression[] }> {
    return { files: await explainAll(this.#filesWith(changed)), ...this.#suppressionsWith(changed) };
  }

  /** The findings of a report that are shown, and may be fixed. */
  fixableIn(report: Report): Finding[] {
    const { args, baseline } = this.#context;
    const { findings } = baseline ? applyBaseline(report, baseline).report : report;
    return findings.filter((finding) => this.mayChange(finding.file.path) && isAskedFor(finding, args));
  }

  mayChange(path: string): boolean {
    const { report: isReported = () => true } = this.#context.options;
    return isReported(path) && !this.large.some((file) => file.path === path);
  }

  #filesWith(changed: Changed): ReadFile[] {
    const texts = this.#original.map((input) => ({ ...input, content: changed.get(input.path) ?? input.content }));
    return [...texts.map(this.#cache.read), ...this.large, ...(this.#context.built?.files(changed) ?? [])];
  }

  #suppressionsWith(changed: Changed): { suppressions?: readonly Suppression[] } {
    const { configuration } = this.#context;
    return configuration ? { suppressions: configuration.suppressionsIn(changed) } : {};
  }
}
