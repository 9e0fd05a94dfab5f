import type { Finding } from '../engine/findings/finding.ts';
import { messageOf } from '../engine/findings/message.ts';
import type { Report } from '../engine/findings/report.ts';
import type { Severity } from '../rule.ts';
import { escapeTerminal } from './escape.ts';
import { jsonText } from './json-text.ts';
import type { Style } from './terminal/style.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warn: 'minor' };

/**
 * A Code Quality report for merge requests of GitLab.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
 */
export default function format({ findings }: Report, { pathInRepository }: Style): Iterable<string> {
  const seen = new Map<string, number>();
  const entries = findings.map((finding) => {
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    const path = pathInRepository(finding.file.path);
    return entryOf(finding, path, count === 1 ? finding.fingerprint : `${finding.fingerprint}-${count}`);
  });
  return jsonText(entries, 1);
}

/** GitLab shows one entry per fingerprint, so repeated ones (an overlay, a copy) get a number. */
function entryOf(finding: Finding, path: string, fingerprint: string): object {
  const { file, range, rule, severity } = finding;
  return {
    description: escapeTerminal(messageOf(finding)),
    check_name: rule.id,
    fingerprint,
    severity: SEVERITIES[severity],
    location: {
      path,
      lines: { begin: file.position(range.start).line, end: file.position(range.end).line },
    },
  };
}
