import { formatSpan } from '../../source/span.ts';
import type { Finding } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';

/** Why texts are not better after a change; `finding` is the one that is too many, when it is that. */
export interface Regression {
  readonly reason: string;
  readonly finding?: Finding;
}

/**
 * What speaks against changes made between two reports: something can no longer be read, a finding that a change was
 * made for is still there, or one came up that was not there before. Undefined when nothing does.
 *
 * Findings are counted by rule and object, since the paths of those after a removed list item move, and since one rule
 * may say of the same thing in other words what is left of it.
 */
export function regressionIn(before: Report, after: Report, targets: readonly Finding[]): Regression | undefined {
  if (after.summary.documents < before.summary.documents || after.skipped.length > before.skipped.length) {
    return { reason: 'the result could not be read' };
  }
  const allowed = count(before.findings);
  for (const key of targets.flatMap(keysOf)) allowed.set(key, (allowed.get(key) ?? 0) - 1);
  const target = new Set(targets.map(subjectOf));
  for (const finding of after.findings) {
    for (const key of keysOf(finding)) {
      const left = (allowed.get(key) ?? 0) - 1;
      allowed.set(key, left);
      if (left < 0) return { reason: reasonAgainst(finding, target), finding };
    }
  }
  if (after.summary.workloads < before.summary.workloads) return { reason: 'a workload would no longer be seen' };
  return undefined;
}

/** The rule and the object of a finding. An edit may change its name and its place, but not the order of objects. */
export function subjectOf({ rule, file, resource }: Finding): string {
  const object = resource && [resource.place.document.index, resource.item];
  return [rule.id, file.path, ...(object ?? [])].join('\u0000');
}

/** An error may give way to a warning of its rule, a warning not to an error. */
function keysOf(finding: Finding): string[] {
  const subject = subjectOf(finding);
  return finding.severity === 'error' ? [subject, `${subject}\u0000error`] : [subject];
}

function count(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of findings.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function reasonAgainst(finding: Finding, targets: ReadonlySet<string>): string {
  if (finding.rule.id === 'parse-error') return 'the result could not be read';
  if (targets.has(subjectOf(finding))) return 'it would still be reported';
  return `would cause ${finding.rule.id} at ${formatSpan(finding)}`;
}
