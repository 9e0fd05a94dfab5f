import { compareText } from '../../text/compare.ts';
import type { Finding } from './finding.ts';
import { messageOf } from './message.ts';
import type { SuppressedFinding } from './report.ts';

/** By file, position and rule; what says the same at the same place is said once. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted(
    (a, b) =>
      compareText(a.file.path, b.file.path) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      compareText(a.rule.id, b.rule.id) ||
      compareText(messageOf(a), messageOf(b)),
  );
  return sorted.filter((finding, index) => !isSame(finding, sorted[index - 1]));
}

/** In the order of {@link sortFindings}. */
export function sortSuppressed(suppressed: readonly SuppressedFinding[]): SuppressedFinding[] {
  const byFinding = new Map(suppressed.map((each) => [each.finding, each]));
  return sortFindings([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? []);
}

function isSame(a: Finding, b: Finding | undefined): boolean {
  return (
    a.file.path === b?.file.path &&
    a.range.start === b.range.start &&
    a.range.end === b.range.end &&
    a.rule.id === b.rule.id &&
    messageOf(a) === messageOf(b)
  );
}
