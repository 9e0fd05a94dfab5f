import type { Finding } from '../../engine/findings/finding.ts';
import type { Report } from '../../engine/findings/report.ts';

export interface Narrowing {
  /** Errors only. */
  readonly quiet: boolean;
  /** Ids of the rules to report, if not all. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Always reported: a file that could not be checked must not look clean. */
const BLINDING = new Set(['parse-error', 'invalid-manifest']);

/** The requested findings, and their counts. Workloads stay the same. */
export function narrowReport(report: Report, narrowing: Narrowing): Report {
  const isWanted = (finding: Finding) => isAskedFor(finding, narrowing);
  const findings = report.findings.filter(isWanted);
  const suppressed = report.suppressed.filter(({ finding }) => isWanted(finding));
  return { ...report, findings, suppressed, summary: { ...report.summary, ...countBySeverity(findings) } };
}

export function isAskedFor({ severity, rule: { id } }: Finding, { quiet, only }: Narrowing): boolean {
  return (!only || only.has(id) || BLINDING.has(id)) && !(quiet && severity === 'warn');
}

function countBySeverity(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
