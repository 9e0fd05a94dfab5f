import type { SchedulerMessage } from '../fargate/scheduler-event.ts';
import type { Path, SourceFile, TextEdit, TextRange } from '../kubernetes/document.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Evidence, Rule, Severity } from '../rule.ts';

/** A place in a file. */
export interface Span {
  readonly file: SourceFile;
  readonly range: TextRange;
}

/** One thing that a rule found. Data only: sentences are made where it is shown. */
export interface Finding extends Span {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** Id of one of the rule's messages, and the values of its placeholders. */
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** The object it is about, and the path inside of it; null for a finding about the file. */
  readonly resource: Resource | null;
  readonly path: Path;
  /** The pod template it is about, when a rule looked at one. */
  readonly pod: Pod | null;
  readonly schedulerMessages: readonly SchedulerMessage[];
  /** Identity across edits, moves and renderings: 16 hexadecimal digits; see {@link fingerprintOf}. */
  readonly fingerprint: string;
  /** Safe to apply unseen. */
  readonly fix: Change | null;
  /** For a person to choose from. */
  readonly suggestions: readonly Change[];
  /** What the rule offers and what cannot be written; absent when there is nothing of the kind. */
  readonly unmade?: readonly UnmadeChange[];
  readonly related: readonly RelatedSpan[];
}

export interface Change {
  readonly title: string;
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/** A change that no edit carries out without touching something else. */
export interface UnmadeChange {
  readonly title: string;
  readonly isFix: boolean;
  /** Completes “not made, because …”. */
  readonly reason: string;
}

export interface RelatedSpan extends Span {
  readonly message: string;
}
