import type { Change, Finding } from '../engine/findings/finding.ts';
import type { Report, RuleFailure } from '../engine/findings/report.ts';
import type { JsonChange, JsonFinding, JsonPlace, JsonReport } from '../formatters/json-report.ts';
import type { Rule } from '../rule.ts';
import type { TextRange } from '../source/document.ts';
import { parsePath } from './parse-path.ts';
import { fileWithoutText, fileWithText, type Position, type RestoredFile } from './restore-file.ts';
import { restoreResource, restoreRule, restoreWorkload } from './restore-objects.ts';

/** What is known of the files and rules that a report speaks of. */
export interface Surroundings {
  readonly rules: readonly Rule[];
  /** The text of a file, when it is at hand. */
  readonly textOf: (path: string) => string | undefined;
}

/** A report made of its JSON, for whatever takes reports. */
export interface RestoredReport {
  readonly report: Report;
  /** What each finding was made of. */
  readonly origins: ReadonlyMap<Finding, JsonFinding>;
  /** Files with findings whose text is not at hand, or is not the one that was linted. */
  readonly filesWithoutText: readonly string[];
  /** Ids of rules that are not known. */
  readonly unknownRules: readonly string[];
}

/**
 * The report that was written as JSON. Sentences, names and places are those of the JSON; texts are those of
 * `surroundings`, where they fit.
 */
export function restoreReport(stored: JsonReport, surroundings: Surroundings): RestoredReport {
  const findings = [...stored.findings, ...stored.suppressed.map(({ finding }) => finding)];
  const files = restoreFiles(findings, stored, surroundings);
  const rules = restoreRules(findings, stored, surroundings);
  const workloads = stored.workloads.map((each) => restoreWorkload(each, fileOf(files, each.file).file));
  const origins = new Map<Finding, JsonFinding>();
  const restore = (origin: JsonFinding): Finding => {
    const pod = origin.workload === null ? null : (workloads[origin.workload]?.pod ?? null);
    const rule = rules.get(origin.rule) ?? restoreRule(origin.rule, [origin], undefined);
    const finding = { ...restoreFinding(origin, rule, files), pod, affects: pod ? [pod] : [] };
    origins.set(finding, origin);
    return finding;
  };
  return {
    report: {
      findings: stored.findings.map(restore),
      suppressed: stored.suppressed.map(({ how, reason, finding }) => ({ how, reason, finding: restore(finding) })),
      workloads,
      skipped: stored.skipped,
      unchecked: stored.unchecked,
      failures: stored.incomplete.flatMap(({ rule, file, reason }): RuleFailure[] => {
        const failed = rule === null ? undefined : rules.get(rule);
        return failed ? [{ rule: failed, file, error: new Error(reason) }] : [];
      }),
      problems: stored.incomplete.flatMap(({ rule, file, reason }) =>
        rule === null ? [{ path: file ?? '', reason }] : [],
      ),
      declaredProfiles: [],
      summary: stored.summary,
    },
    origins,
    filesWithoutText: [...new Set(findings.map(({ file }) => file))].filter(
      (path) => fileOf(files, path).file.isTextMissing,
    ),
    unknownRules: [...rules.keys()].filter((id) => surroundings.rules.every((rule) => rule.id !== id)),
  };
}

type Files = ReadonlyMap<string, RestoredFile>;

function fileOf(files: Files, path: string): RestoredFile {
  return files.get(path) ?? fileWithoutText(path);
}

function restoreFiles(findings: readonly JsonFinding[], { workloads }: JsonReport, { textOf }: Surroundings): Files {
  const places = new Map<string, [start: Position, end: Position][]>();
  const placesIn = (path: string) => {
    const known = places.get(path) ?? [];
    if (known.length === 0) places.set(path, known);
    return known;
  };
  for (const finding of findings) {
    placesIn(finding.file).push([finding, endOf(finding)]);
    for (const { place } of finding.notes) if (place) placesIn(place.file).push([place, endOf(place)]);
  }
  for (const { file } of workloads) placesIn(file);
  return new Map(
    Array.from(places, ([path, named]) => {
      // What nothing is shown of is not read.
      const text = named.length > 0 ? textOf(path) : undefined;
      const file = text === undefined ? undefined : fileWithText(path, text);
      const fits = file && named.every(([start, end]) => file.rangeOf(start, end) !== undefined);
      return [path, fits ? file : fileWithoutText(path)];
    }),
  );
}

function restoreRules(
  findings: readonly JsonFinding[],
  stored: JsonReport,
  { rules }: Surroundings,
): Map<string, Rule> {
  const byRule = new Map<string, JsonFinding[]>(
    stored.incomplete.flatMap(({ rule }) => (rule === null ? [] : [[rule, []]])),
  );
  for (const finding of findings) {
    const others = byRule.get(finding.rule);
    if (others) others.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return new Map(Array.from(byRule, ([id, own]) => [id, restoreRule(id, own, known.get(id))]));
}

function restoreFinding(origin: JsonFinding, rule: Rule, files: Files): Omit<Finding, 'pod' | 'affects'> {
  const { severity, evidence, message, resource, fingerprint, path, fix, suggestions, notes, outcome } = origin;
  const at = fileOf(files, origin.file);
  const { file } = at;
  // Edits count characters of a text, and say nothing without it.
  const change = ({ title, edits }: JsonChange): Change => ({ title, file, edits: file.isTextMissing ? [] : edits });
  const range = rangeIn(at, origin, endOf(origin));
  return {
    rule,
    severity,
    evidence,
    outcome,
    messageId: message,
    data: {},
    file,
    range,
    places: [{ file, range }],
    resource: resource && restoreResource(resource, file),
    path: parsePath(path),
    schedulerMessages: [],
    fingerprint,
    offers: [
      ...(fix ? [{ ...change(fix), isFix: true }] : []),
      ...suggestions.map((each) => ({ ...change(each), isFix: false })),
    ],
    notes: notes.map(({ text, place }) => {
      if (!place) return { text, span: null };
      const other = fileOf(files, place.file);
      return { text, span: { file: other.file, range: rangeIn(other, place, endOf(place)) } };
    }),
  };
}

function endOf({ endLine, endColumn }: JsonFinding | JsonPlace): Position {
  return { line: endLine, column: endColumn };
}

function rangeIn(file: RestoredFile, start: Position, end: Position): TextRange {
  return file.rangeOf(start, end) ?? { start: 0, end: 0 };
}
