import type { JsonFinding, JsonGap, JsonReport, JsonSuppressed, JsonWorkload } from '../formatters/json-report.ts';
import { sumKinds } from '../kubernetes/workloads/pod-marks.ts';
import { compareText } from '../text/compare.ts';
import { checkReports } from './check-shards.ts';
import { MergeError, type NamedReport } from './read-report.ts';

/**
 * Merges reports as if a single run had written them: the shards of a run, or runs over different files.
 *
 * @throws MergeError if they cannot be merged, or there are none
 */
export function mergeReports(reports: readonly NamedReport[]): JsonReport {
  checkReports(reports);
  const parts = reports.map(({ report }) => report);
  const [{ tool } = { tool: undefined }] = parts;
  if (!tool) throw new MergeError('no report to merge');
  const { workloads, moved } = mergeWorkloads(parts);
  const findings = sortFindings(parts.flatMap((part) => part.findings.map(moved(part))));
  const suppressed = mergeSuppressed(parts, moved);
  const sum = (name: keyof JsonReport['summary']) => parts.reduce((total, { summary }) => total + summary[name], 0);
  return {
    version: 1,
    tool: { name: 'fargate-lint', version: tool.version },
    findings,
    suppressed,
    workloads,
    ...entriesOf(parts),
    skipped: parts.flatMap(({ skipped }) => skipped).sort((a, b) => compareText(a.file, b.file)),
    unchecked: sumKinds(parts.flatMap(({ unchecked }) => unchecked)),
    incomplete: mergeGaps(parts),
    summary: {
      files: sum('files'),
      documents: sum('documents'),
      workloads: sum('workloads'),
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warn').length,
    },
  };
}

type Move = (part: JsonReport) => (finding: JsonFinding) => JsonFinding;

/** All workloads in the order of files, and their new positions. */
function mergeWorkloads(parts: readonly JsonReport[]): { workloads: JsonWorkload[]; moved: Move } {
  // All workloads of a file are in one report, in their order.
  const workloads = parts.flatMap((part) => part.workloads).sort((a, b) => compareText(a.file, b.file));
  const positions = new Map(workloads.map((workload, index) => [workload, index]));
  const moved: Move = (part) => (finding) => {
    const workload = finding.workload === null ? undefined : part.workloads[finding.workload];
    return { ...finding, workload: workload === undefined ? null : (positions.get(workload) ?? null) };
  };
  return { workloads, moved };
}

function mergeSuppressed(parts: readonly JsonReport[], moved: Move): JsonSuppressed[] {
  const suppressed = parts.flatMap((part) =>
    part.suppressed.map((each) => ({ ...each, finding: moved(part)(each.finding) })),
  );
  const byFinding = new Map(suppressed.map((each) => [each.finding, each]));
  return sortFindings([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? []);
}

/** The order, and what counts as the same, of `sortFindings` in src/engine. */
function sortFindings(findings: readonly JsonFinding[]): JsonFinding[] {
  const sorted = findings.toSorted(compare);
  return sorted.filter((finding, index) => {
    const previous = sorted[index - 1];
    return !previous || compare(previous, finding) !== 0;
  });
}

function compare(a: JsonFinding, b: JsonFinding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** What no shard could read is in all of them, and counts once. */
function mergeGaps(parts: readonly JsonReport[]): JsonGap[] {
  const gaps = new Map(parts.flatMap(({ incomplete }) => incomplete).map((gap) => [JSON.stringify(gap), gap]));
  return [...gaps].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap);
}

/** What all shards found counts once. */
function entriesOf(parts: readonly JsonReport[]): Pick<JsonReport, 'entries'> {
  const entries = parts.flatMap((part) => part.entries ?? []);
  const byText = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  return byText.size > 0 ? { entries: [...byText.values()] } : {};
}
