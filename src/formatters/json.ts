import type { Change, Finding, FindingNote, Span } from '../engine/findings/finding.ts';
import { helpOf, messageOf, urlOf } from '../engine/findings/message.ts';
import type { DeployedEntry, Report, SuppressedFinding, Workload } from '../engine/findings/report.ts';
import { changesOf } from '../engine/fix/changes.ts';
import { formatPath } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { compareText } from '../text/compare.ts';
import { shorten } from '../text/shorten.ts';
import type {
  JsonChange,
  JsonEntry,
  JsonFinding,
  JsonGap,
  JsonNames,
  JsonNote,
  JsonPlace,
  JsonReport,
  JsonSuppressed,
  JsonWorkload,
} from './json-report.ts';
import { jsonText } from './json-text.ts';
import type { Style } from './terminal/style.ts';

/** Longest name that is passed on, in UTF-16 code units; no name that Kubernetes takes comes near. */
const LONGEST_NAME = 1024;

/** What a program is told of a rule that threw; what was thrown may hold anything. */
const FAILED = 'The rule failed, so that its findings are missing.';

/** The contract of `docs/report.schema.json`. */
export default function format(report: Report, { version }: Style): Iterable<string> {
  const { findings, suppressed, workloads, skipped, unchecked, summary, shard } = report;
  const positions = new Map(workloads.map(({ pod }, index) => [pod, index]));
  return printJson({
    version: 1,
    tool: { name: 'fargate-lint', version },
    ...(shard && { shard: { index: shard.index, count: shard.count, run: shard.run } }),
    findings: mapped(findings, (finding) => findingOf(finding, positions)),
    suppressed: mapped(suppressed, (each) => suppressedOf(each, positions)),
    workloads: mapped(workloads, workloadOf),
    skipped: skipped.map(({ file, reason }) => ({ file, reason })),
    ...(report.entries && report.entries.length > 0 && { entries: report.entries.map(entryOf) }),
    unchecked: unchecked.map(({ kind, group, count }) => ({
      kind: shorten(kind, LONGEST_NAME),
      group: shorten(group, LONGEST_NAME),
      count,
    })),
    incomplete: gapsOf(report),
    summary: {
      files: summary.files,
      documents: summary.documents,
      workloads: summary.workloads,
      errors: summary.errors,
      warnings: summary.warnings,
    },
  });
}

/** A report whose lists are made while they are written. */
type JsonLists = { readonly [List in 'findings' | 'suppressed' | 'workloads']: Iterable<JsonReport[List][number]> };

export function printJson(report: Omit<JsonReport, keyof JsonLists> & JsonLists): Iterable<string> {
  return jsonText(report, 2);
}

function* mapped<Item, Result>(items: readonly Item[], convert: (item: Item) => Result): Generator<Result, void> {
  for (const item of items) yield convert(item);
}

/** By file, rule and reason, so that it is the same whoever came upon it first. */
function gapsOf({ problems = [], failures }: Report): JsonGap[] {
  const gaps = [
    ...problems.map(({ path, reason }) => ({ file: path, rule: null, reason })),
    ...failures.map(({ rule, file }) => ({ file, rule: rule.id, reason: FAILED })),
  ];
  const byText = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap);
}

function entryOf({ kind, name, file, line, deploys, reason }: DeployedEntry): JsonEntry {
  return {
    kind: shorten(kind, LONGEST_NAME),
    name: shorten(name, LONGEST_NAME),
    file,
    line,
    deploys,
    reason: reason === null ? null : shorten(reason, LONGEST_NAME),
  };
}

type Positions = ReadonlyMap<Pod, number>;

function suppressedOf({ finding, how, reason }: SuppressedFinding, positions: Positions): JsonSuppressed {
  return {
    how,
    reason: reason === null ? null : shorten(reason, LONGEST_NAME),
    finding: findingOf(finding, positions),
  };
}

function findingOf(finding: Finding, positions: Positions): JsonFinding {
  const { rule, severity, evidence, file, path, resource, pod, outcome, fingerprint } = finding;
  const { fix, suggestions } = changesOf(finding);
  return {
    rule: rule.id,
    severity,
    message: messageOf(finding),
    help: helpOf(finding),
    evidence,
    outcome,
    url: urlOf(rule) ?? null,
    file: file.path,
    ...rangeOf(finding),
    places: finding.places.map(placeOf),
    path: shorten(formatPath(path), LONGEST_NAME),
    resource: resource && namesOf(resource),
    workload: (pod && positions.get(pod)) ?? null,
    fingerprint,
    fix: fix && changeOf(fix),
    suggestions: suggestions.map(changeOf),
    notes: finding.notes.map(noteOf),
  };
}

function workloadOf({ pod, runsOn, profile, outcome, verdict, event, qos, requests, size }: Workload): JsonWorkload {
  const { workload, replicas } = pod;
  const { document, file, range } = workload.place;
  return {
    file: file.path,
    line: file.position(range.start).line,
    document: document.index,
    item: workload.item,
    ...namesOf(workload),
    replicas,
    runsOn,
    profile,
    outcome,
    verdict,
    event,
    qos,
    requests: { cpuMilli: requests.cpuMilli, memoryMiB: requests.memoryMiB },
    size: size && { vcpu: size.vcpu, memoryGiB: size.memoryGiB },
  };
}

function namesOf({ apiVersion, kind, namespace, name }: Resource): JsonNames {
  return {
    apiVersion: shorten(apiVersion, LONGEST_NAME),
    kind: shorten(kind, LONGEST_NAME),
    namespace: namespace === null ? null : shorten(namespace, LONGEST_NAME),
    name: shorten(name, LONGEST_NAME),
  };
}

function changeOf({ title, file, edits }: Change): JsonChange {
  return { title, file: file.path, edits: edits.map(({ start, end, text }) => ({ start, end, text })) };
}

function noteOf({ text, span }: FindingNote): JsonNote {
  return { text, place: span && placeOf(span) };
}

function placeOf(span: Span): JsonPlace {
  return { file: span.file.path, ...rangeOf(span) };
}

function rangeOf({ file, range }: Span) {
  const start = file.position(range.start);
  const end = file.position(range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
