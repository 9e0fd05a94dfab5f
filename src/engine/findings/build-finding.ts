import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Message, Outcome, Rule } from '../../rule.ts';
import type { Path, SourceFile, Span, TextRange } from '../../source/document.ts';
import type { Finding, FindingNote } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';

export interface FindingTarget {
  readonly file: SourceFile;
  readonly range: TextRange;
  /** All places where it is written, when there are more. */
  readonly places?: readonly Span[];
  /** The object it is about; null for something about the file. */
  readonly resource: Resource | null;
  /** Inside of the object; without one, whatever identifies the finding among those of its message. */
  readonly path: Path;
  /** The pod templates of the object. */
  readonly affects?: readonly Pod[];
}

/** The most notes of a finding: thousands of objects may have to do with each of thousands of others. */
const MOST_NOTES = 10;

/** The first notes, and how many there are besides. */
export function firstNotes<Kind>(notes: readonly Kind[]): readonly (Kind | FindingNote)[] {
  const more = notes.length - MOST_NOTES;
  return more > 0 ? [...notes.slice(0, MOST_NOTES), { text: `and ${more} more`, span: null }] : notes;
}

/** What a message says of the pods it is about. */
export function outcomeOf(rule: Rule, message: Message | undefined): Outcome {
  return (typeof message === 'object' ? message.outcome : undefined) ?? rule.outcome ?? 'runs';
}

/** The note of a place that needs no other words. */
export const ALSO_WRITTEN = 'also written here';

/** A note for each place but the first. */
export function notesOfPlaces([, ...others]: readonly Span[]): FindingNote[] {
  return others.map((span) => ({ text: span.label ?? ALSO_WRITTEN, span }));
}

/** A finding of one of the rules that are always on, about no pod in particular. */
export function buildFinding(rule: Rule, messageId: string, data: Finding['data'], target: FindingTarget): Finding {
  const { file, range, resource, path, places = [{ file, range }], affects = [] } = target;
  return {
    rule,
    severity: rule.severity,
    evidence: rule.evidence,
    messageId,
    data,
    file,
    range,
    places,
    resource,
    path: resource ? path : [],
    pod: null,
    outcome: outcomeOf(rule, rule.messages[messageId]),
    affects,
    schedulerMessages: [],
    fingerprint: fingerprintOf(rule.id, messageId, resource, path),
    offers: [],
    notes: firstNotes(notesOfPlaces(places)),
  };
}
