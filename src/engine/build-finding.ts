import type { Path, SourceFile, TextRange } from '../kubernetes/document.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';

export interface Subject {
  readonly file: SourceFile;
  readonly range: TextRange;
  /** The object it is about; null for something about the file. */
  readonly resource: Resource | null;
  /** Inside of the object; without one, whatever identifies the finding among those of its message. */
  readonly path: Path;
}

/** A finding of one of the rules that are always on, about no pod in particular. */
export function buildFinding(rule: Rule, messageId: string, data: Finding['data'], subject: Subject): Finding {
  const { file, range, resource, path } = subject;
  return {
    rule,
    severity: rule.severity,
    evidence: rule.evidence,
    messageId,
    data,
    file,
    range,
    resource,
    path: resource ? path : [],
    pod: null,
    schedulerMessages: [],
    fingerprint: fingerprintOf(rule.id, messageId, resource, path),
    offers: [],
    related: [],
  };
}
