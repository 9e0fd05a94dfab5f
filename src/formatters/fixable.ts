import type { Finding } from '../engine/findings/finding.ts';
import { changesOf } from '../engine/fix/changes.ts';

export type FixOption = '--fix' | '--fix-suggestions';

/** The option that fixes a finding; undefined when none does. */
export function fixOptionOf(finding: Finding): FixOption | undefined {
  if (finding.offers.length === 0) return undefined;
  const { fix, suggestions } = changesOf(finding);
  if (fix) return '--fix';
  return suggestions.length > 0 ? '--fix-suggestions' : undefined;
}

/** `2 fixable with --fix, 3 more with --fix-suggestions`; empty when nothing is. */
export function fixableText(findings: readonly Finding[]): string {
  const options = findings.map(fixOptionOf);
  const fixes = options.filter((option) => option === '--fix').length;
  const suggestions = options.filter((option) => option === '--fix-suggestions').length;
  if (fixes === 0) return suggestions === 0 ? '' : `${suggestions} fixable with --fix-suggestions`;
  return `${fixes} fixable with --fix${suggestions === 0 ? '' : `, ${suggestions} more with --fix-suggestions`}`;
}
