import type { DeclaredProfile } from '../../fargate/profiles/declared-profile.ts';
import type { FargateSize } from '../../fargate/sizes/sizes.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { QosClass } from '../../kubernetes/requests/qos.ts';
import type { UncheckedKind } from '../../kubernetes/workloads/pod-marks.ts';
import type { Outcome, Rule } from '../../rule.ts';
import type { Problem } from '../host.ts';
import type { Shard } from '../shard.ts';
import type { SuppressionSource } from '../suppress/suppression.ts';
import type { Finding } from './finding.ts';

/** What a run has to say. Findings are sorted by file and position, and hold nothing twice. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Findings that are left out of `findings` because somebody said so, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly workloads: readonly Workload[];
  readonly skipped: readonly SkippedFile[];
  /** Objects that describe pods and were not checked, because no rule knows their kind. */
  readonly unchecked: readonly UncheckedKind[];
  /** Rules that threw. What they would have found is missing; all else is here. */
  readonly failures: readonly RuleFailure[];
  /** The Fargate profiles that the files read declare. They count only when the settings name them. */
  readonly declaredProfiles: readonly DeclaredProfile[];
  readonly summary: Summary;
  /** What could not be read, as far as the caller says so. */
  readonly problems?: readonly Problem[];
  /** The objects that say what is deployed, when whoever has read the files looked for them. */
  readonly entries?: readonly DeployedEntry[] | undefined;
  /** Which part of a run this is, when it was divided. */
  readonly shard?: ReportShard;
}

/** An object that says what is deployed, such as an Argo CD Application. */
export interface DeployedEntry {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The chart or directory that is linted as it deploys it; null when nothing is. */
  readonly deploys: string | null;
  /** Why nothing is followed; null when something is. */
  readonly reason: string | null;
}

/** A part of a run, and the run. */
export interface ReportShard extends Shard {
  /** The same in all shards of a run: a digest of all that was read and of the settings, in hexadecimal digits. */
  readonly run: string;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  /** By what: a comment, an annotation, an entry of the configuration, or the baseline. */
  readonly how: SuppressionSource | 'baseline';
  readonly reason: string | null;
}

/** A mistake in a rule. */
export interface RuleFailure {
  readonly rule: Rule;
  /** The file that the rule was looking at; null when it was looking at the whole set. */
  readonly file: string | null;
  /** What was thrown. */
  readonly error: unknown;
}

/** One pod template and what the platform will make of it, whatever rules are on. */
export interface Workload {
  readonly pod: Pod;
  readonly runsOn: 'fargate' | 'ec2';
  readonly profile: string | null;
  /** The worst that the findings about it mean for its pods. */
  readonly outcome: Outcome;
  /** That in short: blocked, when no pod will run on Fargate, whatever the reason. Pods on EC2 run, unless they cannot. */
  readonly verdict: Verdict;
  /** The event that fargate-scheduler would print, when it is predictable; null where it never sees the pods. */
  readonly event: string | null;
  readonly qos: QosClass;
  /** What Fargate sizes the pod from: CPU in millicores, memory in MiB (rounded up), overhead not included. */
  readonly requests: { readonly cpuMilli: number; readonly memoryMiB: number };
  /** The size that will be provisioned and billed; null when none is large enough, on EC2, and for a part of a pod. */
  readonly size: FargateSize | null;
}

export type Verdict = 'runs' | 'blocked' | 'uncertain';

export interface SkippedFile {
  readonly file: string;
  readonly reason: SkipReason;
}

/** `template`: text for a template engine, to be rendered first. */
export type SkipReason = 'template';

export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly workloads: number;
  readonly errors: number;
  readonly warnings: number;
}
