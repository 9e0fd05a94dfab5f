import type { Finding } from '../findings/finding.ts';

/** Where a suppression is written. */
export type SuppressionSource = 'comment' | 'annotation' | 'config';

/** Something written to keep findings of the rules that it names out of the report, in one place. */
export interface WrittenSuppression {
  readonly how: SuppressionSource;
  /** Ids of rules that there are and that may be suppressed. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  /** What to say when it reaches no finding of these of its rules; undefined when that cannot be told. */
  unused(rules: readonly string[]): Finding | undefined;
}

/** A suppression that is asked itself what it reaches. */
export interface Suppression extends WrittenSuppression {
  /** Whether it reaches a finding of one of its rules. */
  covers(finding: Finding): boolean;
}

/** Suppressions as they were read, and what is wrong with them. */
export interface SuppressionSet {
  readonly suppressions: readonly WrittenSuppression[];
  /** The first of them that reaches a finding. There may be thousands of both. */
  readonly find: (finding: Finding) => WrittenSuppression | undefined;
  readonly findings: readonly Finding[];
}

export const NO_SUPPRESSIONS: SuppressionSet = { suppressions: [], find: () => undefined, findings: [] };

/** What checking suppressions depends on. */
export interface SuppressionOptions {
  /** Ids of the rules that may be suppressed. */
  readonly rules: ReadonlySet<string>;
  /** Whether a missing reason is an error rather than a warning. */
  readonly demandReasons: boolean;
}
