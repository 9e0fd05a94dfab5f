import type { SchedulerMessage } from '../../fargate/scheduling/scheduler-event.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Evidence, Outcome, Rule, Severity, Suggestion } from '../../rule.ts';
import type { Path, SourceFile, Span, TextEdit } from '../../source/document.ts';
import type { RuleRemoval } from '../suppress/directives.ts';

export type { Span } from '../../source/document.ts';

/** One problem. Data only: formatters make the sentences. */
export interface Finding extends Span {
  readonly rule: Rule;
  /** All places where it is written, `file` and `range` first: more than one in what a kustomization or a chart makes. */
  readonly places: readonly Span[];
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
  /** What becomes of the pods that it is about. */
  readonly outcome: Outcome;
  /** The pod templates whose verdict follows from it: `pod`, or those that the rule has named. */
  readonly affects: readonly Pod[];
  readonly schedulerMessages: readonly SchedulerMessage[];
  /** Identity across edits, moves and renderings: 16 hexadecimal digits; see {@link fingerprintOf}. */
  readonly fingerprint: string;
  /** Changes that fix it, safe ones first. `changesOf` makes their edits on demand. */
  readonly offers: readonly Offer[];
  readonly notes: readonly FindingNote[];
}

/** A change that is not worked out yet: what a rule wants at a place, what a comment shall no longer name, or edits. */
export type Offer = { readonly isFix: boolean } & (Suggestion | CommentOffer | Change);

/** Takes rules out of comments, and comments away that then name none. */
export interface CommentOffer {
  readonly title: string;
  readonly file: SourceFile;
  readonly removals: readonly RuleRemoval[];
}

export interface Change {
  readonly title: string;
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/** What can be written to fix a finding. */
export interface Changes {
  /** Safe to apply unseen. */
  readonly fix: Change | null;
  /** For a person to choose from. */
  readonly suggestions: readonly Change[];
  /** What is offered and cannot be written. */
  readonly unmade: readonly UnmadeChange[];
}

/** A change that no edit carries out without touching something else. */
export interface UnmadeChange {
  readonly title: string;
  readonly isFix: boolean;
  /** Completes “not made, because …”. */
  readonly reason: string;
}

/** A further line of a finding. */
export interface FindingNote {
  readonly text: string;
  /** The place that it is about, which may be in another file; null for a note about the finding as such. */
  readonly span: Span | null;
}
