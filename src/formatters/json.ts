import type { Change, Finding, Span } from '../engine/finding.ts';
import { helpOf, messageOf, urlOf } from '../engine/message.ts';
import type { Report, Workload } from '../engine/report.ts';
import { formatPath } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { escapeJson, shorten } from './escape.ts';
import type { Style } from './style.ts';

/** Longest name that is passed on, in UTF-16 code units; no name that Kubernetes takes comes near. */
const LONGEST_NAME = 1024;

/** The contract of `docs/report.schema.json`. */
export default function format(whole: Report, { version }: Style): string {
  const { findings, suppressed, workloads, skipped, summary } = whole;
  const report = {
    version: 1,
    tool: { name: 'fargate-lint', version },
    findings: findings.map(findingOf),
    suppressed: suppressed.map(({ finding, how, reason }) => ({
      how,
      reason: reason === null ? null : shorten(reason, LONGEST_NAME),
      finding: findingOf(finding),
    })),
    workloads: workloads.map(workloadOf),
    skipped: skipped.map(({ file, reason }) => ({ file, reason })),
    summary: {
      files: summary.files,
      documents: summary.documents,
      workloads: summary.workloads,
      errors: summary.errors,
      warnings: summary.warnings,
    },
  };
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}

function findingOf(finding: Finding): object {
  const { rule, severity, evidence, file, range, path, resource, fingerprint, fix, suggestions, related } = finding;
  const start = file.position(range.start);
  const end = file.position(range.end);
  return {
    rule: rule.id,
    severity,
    message: messageOf(finding),
    help: helpOf(finding),
    evidence,
    url: urlOf(rule),
    file: file.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    path: shorten(formatPath(path), LONGEST_NAME),
    resource: resource && namesOf(resource),
    fingerprint,
    fix: fix && changeOf(fix),
    suggestions: suggestions.map(changeOf),
    related: related.map((span) => ({ ...placeOf(span), message: span.message })),
  };
}

function workloadOf({ pod, runsOn, profile, verdict, event, qos, requests, size }: Workload): object {
  const { workload, replicas } = pod;
  const { document } = workload.place;
  const { file, line } = placeOf({ file: document.file, range: workload.place.range });
  return {
    file,
    line,
    document: document.index,
    item: workload.item,
    ...namesOf(workload),
    replicas,
    runsOn,
    profile,
    verdict,
    event,
    qos,
    requests: { cpuMilli: requests.cpuMilli, memoryMiB: requests.memoryMiB },
    size: size && { vcpu: size.vcpu, memoryGiB: size.memoryGiB },
  };
}

function namesOf({ apiVersion, kind, namespace, name }: Resource): object {
  return {
    apiVersion: shorten(apiVersion, LONGEST_NAME),
    kind: shorten(kind, LONGEST_NAME),
    namespace: namespace === null ? null : shorten(namespace, LONGEST_NAME),
    name: shorten(name, LONGEST_NAME),
  };
}

function changeOf({ title, edits }: Change): object {
  return { title, edits: edits.map(({ start, end, text }) => ({ start, end, text })) };
}

function placeOf({ file, range }: Span): { file: string; line: number; column: number } {
  return { file: file.path, ...file.position(range.start) };
}
