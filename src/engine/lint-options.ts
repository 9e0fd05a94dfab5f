import type { WorkloadKind } from '../kubernetes/workloads/workload-kinds.ts';
import type { Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { LevelLayer, RuleSetting } from './findings/levels.ts';
import type { Measure } from './measure.ts';
import type { Shard } from './shard.ts';
import type { Suppression } from './suppress/suppression.ts';

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly settings?: Partial<Settings>;
  /** Settings by rule id, over the rules' own severities. */
  readonly levels?: Readonly<Record<string, RuleSetting>>;
  /** Settings over `levels`, for everything or for some objects; later ones win. */
  readonly layers?: readonly LevelLayer[];
  /** Kinds with a pod template besides those that are known; they come first. */
  readonly kinds?: readonly WorkloadKind[];
  /** Whether a file is reported, by its path; the others are only read, as context. Without it, all are. */
  readonly report?: (path: string) => boolean;
  /**
   * The part of the files that is reported, when several runs share them: as `report`, but what was found about a pod
   * goes with its workload, wherever it is.
   */
  readonly shard?: Shard;
  /** What is suppressed by other means than comments and annotations: the entries of a configuration. */
  readonly suppressions?: readonly Suppression[];
  /** Whether a comment or annotation that suppresses without a reason is an error rather than a warning. */
  readonly demandReasons?: boolean;
  /** Ids of rules that are not run, and that comments and annotations may name all the same. */
  readonly otherRules?: readonly string[];
  /** Notes how long the stages and the rules take. */
  readonly measure?: Measure;
}
