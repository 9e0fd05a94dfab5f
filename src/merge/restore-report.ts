import type { Change, Finding, Span } from '../engine/findings/finding.ts';
import type { Report, RuleFailure } from '../engine/findings/report.ts';
import type { JsonChange, JsonFinding, JsonPlace, JsonReport } from '../formatters/json-report.ts';
import { addToGroup } from '../kubernetes/group-by.ts';
import type { Rule } from '../rule.ts';
import { parsePath } from './parse-path.ts';
import { fileWithoutText, fileWithText, type Position, type RestoredFile } from './restore-file.ts';
import { restoreResource, restoreRule, restoreWorkload } from './restore-objects.ts';

/** The files and rules that a report names, as far as they are known. */
export interface RestoreContext {
  readonly rules: readonly Rule[];
  /** The text of a file, if available. */
  readonly textOf: (path: string) => string | undefined;
}

/** A report, restored from JSON. */
export interface RestoredReport {
  readonly report: Report;
  /** The JSON of each finding. */
  readonly origins: ReadonlyMap<Finding, JsonFinding>;
  /** Files with findings whose text is missing or has changed. */
  readonly filesWithoutText: readonly string[];
  /** Ids of unknown rules. */
  readonly unknownRules: readonly string[];
}

/**
 * Restores a report from JSON. Messages, names and places come from the JSON, texts of files from `context` if they
 * match.
 */
export function restoreReport(stored: JsonReport, context: RestoreContext): RestoredReport {
  const findings = [...stored.findings, ...stored.suppressed.map(({ finding }) => finding)];
  const files = restoreFiles(findings, stored, context);
  const rules = restoreRules(findings, stored, context);
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
      ...(stored.entries && { entries: stored.entries }),
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
    unknownRules: [...rules.keys()].filter((id) => context.rules.every((rule) => rule.id !== id)),
  };
}

type Files = ReadonlyMap<string, RestoredFile>;

function fileOf(files: Files, path: string): RestoredFile {
  return files.get(path) ?? fileWithoutText(path);
}

function restoreFiles(findings: readonly JsonFinding[], { workloads }: JsonReport, { textOf }: RestoreContext): Files {
  const places = new Map<string, [start: Position, end: Position][]>();
  const placesIn = (path: string) => {
    const known = places.get(path) ?? [];
    if (known.length === 0) places.set(path, known);
    return known;
  };
  for (const finding of findings) {
    const noted = finding.notes.flatMap(({ place }) => place ?? []);
    for (const place of [finding, ...finding.places, ...noted]) placesIn(place.file).push([place, endOf(place)]);
  }
  for (const { file } of workloads) placesIn(file);
  return new Map(
    Array.from(places, ([path, named]) => {
      // Files without findings are not read.
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
  { rules }: RestoreContext,
): Map<string, Rule> {
  const byRule = new Map<string, JsonFinding[]>(
    stored.incomplete.flatMap(({ rule }) => (rule === null ? [] : [[rule, []]])),
  );
  for (const finding of findings) addToGroup(byRule, finding.rule, finding);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return new Map(Array.from(byRule, ([id, own]) => [id, restoreRule(id, own, known.get(id))]));
}

function restoreFinding(origin: JsonFinding, rule: Rule, files: Files): Omit<Finding, 'pod' | 'affects'> {
  const { severity, evidence, message, resource, fingerprint, path, fix, suggestions, notes, outcome } = origin;
  const { file, range } = spanOf(origin, files);
  const places = [{ file, range }, ...origin.places.slice(1).map((place) => spanOf(place, files))];
  return {
    rule,
    severity,
    evidence,
    outcome,
    messageId: message,
    data: {},
    file,
    range,
    places,
    resource: resource && restoreResource(resource, file),
    path: parsePath(path),
    schedulerMessages: [],
    fingerprint,
    offers: [
      ...(fix ? [{ ...restoreChange(fix, files), isFix: true }] : []),
      ...suggestions.map((each) => ({ ...restoreChange(each, files), isFix: false })),
    ],
    notes: notes.map(({ text, place }) => ({ text, span: place && spanOf(place, files) })),
  };
}

/** Edits are offsets into a text, and mean nothing without it. */
function restoreChange({ title, file: path, edits }: JsonChange, files: Files): Change {
  const { file } = fileOf(files, path);
  return { title, file, edits: file.isTextMissing ? [] : edits };
}

function spanOf(place: JsonFinding | JsonPlace, files: Files): Span {
  const restored = fileOf(files, place.file);
  const range = restored.rangeOf(place, endOf(place)) ?? { start: 0, end: 0 };
  return { file: restored.file, range };
}

function endOf({ endLine, endColumn }: JsonFinding | JsonPlace): Position {
  return { line: endLine, column: endColumn };
}
