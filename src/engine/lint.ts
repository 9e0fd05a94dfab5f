import type { Rule, Severity } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { Report } from './report.ts';

/** A file handed to the linter: what it is called and what it holds. */
export interface Input {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** What a rule is set to: a severity, `off`, or a severity with options. */
export type RuleLevel = Severity | 'off';
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  /** Settings by rule id, over the rules' own severities. */
  readonly levels: Readonly<Record<string, RuleSetting>>;
}

/** Lints files as one set. Never throws for anything a file holds. */
export function lint(_inputs: Iterable<Input>, _options: LintOptions): Report {
  throw new Error('unfinished');
}
