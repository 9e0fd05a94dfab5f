import { formatPath } from '../kubernetes/place.ts';
import { compareText } from '../text/compare.ts';
import type { Finding } from './findings/finding.ts';
import type { Report, SuppressedFinding } from './findings/report.ts';
import { sortSuppressed } from './findings/sort-findings.ts';

/** Findings that were there before, by fingerprint: how many of each, and what a person is told of them. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

export interface BaselineEntry {
  readonly fingerprint: string;
  /** Findings of one rule in one place have one fingerprint: that many are known. */
  readonly count: number;
  /** For people only. */
  readonly note: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** A line that is none of a baseline. The message is for a person: `line 3: …`. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

const HEADER = `# Baseline of fargate-lint: known findings, which are not reported. Each line has a fingerprint, a count if several findings
# share it, and a note for people. Lines can be removed and merged freely.
`;
const ENTRY = /^([0-9a-f]{16})(?: x([1-9]\d{0,5}))?(?:[ \t]+#(.*))?[ \t]*$/;
const LONGEST_NOTE = 200;

/** Findings that a baseline never hides: nobody knows what else is in a file that cannot be read. */
function isRefused({ rule }: Finding): boolean {
  return rule.id === 'parse-error' || rule.id === 'invalid-manifest';
}

/** The text of a baseline that hides these findings: one line for each fingerprint, in their order. */
export function formatBaseline(findings: readonly Finding[]): string {
  const known = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings.filter((each) => !isRefused(each))) {
    const { fingerprint } = finding;
    known.set(fingerprint, { finding, count: (known.get(fingerprint)?.count ?? 0) + 1 });
  }
  const lines = Array.from(known, ([fingerprint, { finding, count }]) => {
    return `${fingerprint}${count > 1 ? ` x${count}` : ''} # ${noteOn(finding)}\n`;
  });
  return HEADER + lines.sort(compareText).join('');
}

/** Names come from manifests: none of them may begin a line, or move the cursor. */
function noteOn({ rule, resource, path }: Finding): string {
  const names = resource && [resource.namespace, resource.name].filter((name) => name !== null);
  const parts = [rule.id, ...(resource && names ? [resource.kind, names.join('/')] : []), formatPath(path)];
  const note = parts.filter((part) => part !== '').join(' ');
  return note.slice(0, LONGEST_NOTE).replace(/[^ -~]/g, '?');
}

/**
 * Reads a baseline. A fingerprint that is on several lines, as after a merge, counts as often as the largest of
 * them says.
 *
 * @throws BaselineError for a line that is neither an entry, nor a comment, nor empty
 */
export function parseBaseline(text: string): Baseline {
  const baseline = new Map<string, BaselineEntry>();
  for (const [index, content] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\r\n]/)
    .entries()) {
    if (/^[ \t]*(?:#|$)/.test(content)) continue;
    const [whole, fingerprint = '', count = '1', note = ''] = ENTRY.exec(content) ?? [];
    if (whole === undefined) throw new BaselineError(`line ${index + 1}: ${problemOf(content)}`);
    const entry = { fingerprint, count: Number(count), note: note.trim(), line: index + 1 };
    if (entry.count > (baseline.get(fingerprint)?.count ?? 0)) baseline.set(fingerprint, entry);
  }
  return baseline;
}

function problemOf(content: string): string {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(content))
    return 'this is the mark of a merge conflict; keep the lines of both sides';
  return 'not a baseline entry (expected a fingerprint of 16 hex digits, then a count such as x2 and a # note)';
}

export interface BaselineResult {
  readonly report: Report;
  /** What is in the baseline and was not found any more, by as many as `count` says. */
  readonly stale: readonly BaselineEntry[];
}

/** Hides what is known. Of findings that share a fingerprint the first ones are hidden, and those beyond the count stay. */
export function applyBaseline(report: Report, baseline: Baseline): BaselineResult {
  const left = new Map(Array.from(baseline, ([fingerprint, { count }]) => [fingerprint, count]));
  const findings: Finding[] = [];
  const hidden: SuppressedFinding[] = [];
  for (const finding of report.findings) {
    const count = isRefused(finding) ? 0 : (left.get(finding.fingerprint) ?? 0);
    if (count > 0) {
      left.set(finding.fingerprint, count - 1);
      hidden.push({ finding, how: 'baseline', reason: null });
    } else findings.push(finding);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    report: {
      ...report,
      findings,
      suppressed: sortSuppressed([...report.suppressed, ...hidden]),
      summary: { ...report.summary, errors, warnings: findings.length - errors },
    },
    stale: Array.from(baseline.values(), (entry) => ({ ...entry, count: left.get(entry.fingerprint) ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
  };
}
