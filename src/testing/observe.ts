import type { Change, Finding } from '../engine/findings/finding.ts';
import { messageOf } from '../engine/findings/message.ts';
import { lint } from '../engine/lint.ts';
import { formatPath } from '../kubernetes/place.ts';
import type { Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { applyEdits } from '../source/apply-edits.ts';

/** Options of a run, in addition to files. */
export interface RunOptions {
  readonly settings?: Partial<Settings>;
  /** Options of the rule, over its defaults. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Other rules to run; their findings are ignored. */
  readonly among?: readonly Rule[];
}

/** A finding as its reader sees it. */
export interface Observed {
  readonly finding: Finding;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The object and the path in it, which stay the same however the object is written. */
  readonly subject: string;
}

export type Files = Readonly<Record<string, string>>;

export interface Observation {
  readonly findings: readonly Observed[];
  /** Why files could not be parsed; findings mean little then. */
  readonly unreadable: readonly string[];
}

/** What one rule finds in files, alone. Throws what the rule throws. */
export function observe(rule: Rule, files: Files, { settings, options, among = [] }: RunOptions): Observation {
  const inputs = Object.entries(files).map(([path, content]) => ({ path, content }));
  const { findings, failures } = lint(inputs, {
    rules: [rule, ...among.filter(({ id }) => id !== rule.id)],
    settings: settings ?? {},
    levels: options ? { [rule.id]: [rule.severity, options] } : {},
  });
  const failure = failures.find((each) => each.rule.id === rule.id);
  if (failure) throw failure.error;
  const observed = findings.map(observedOf);
  return {
    findings: observed.filter(({ finding }) => finding.rule.id === rule.id),
    unreadable: observed
      .filter(({ finding }) => finding.rule.id === 'parse-error')
      .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
  };
}

function observedOf(finding: Finding): Observed {
  const { resource, path } = finding;
  const object = resource ? `${resource.kind} ${resource.namespace ?? ''}/${resource.name} ` : '';
  return {
    finding,
    file: finding.file.path,
    ...finding.file.position(finding.range.start),
    message: messageOf(finding),
    subject: object + formatPath(path),
  };
}

/** The file's text after some changes. Throws if two of them overlap. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  return applyEdits(
    text,
    changes.flatMap((change) => change.edits),
  );
}
