import type { Finding, Offer } from '../engine/findings/finding.ts';
import { changesOf } from '../engine/fix/changes.ts';

export type FixOption = '--fix' | '--fix-suggestions';

/** The option that fixes a finding; undefined when none does. Looked for once, as the document is read again for it. */
export function fixOptionOf(finding: Finding): FixOption | undefined {
  const known = options.get(finding) ?? findOption(finding);
  options.set(finding, known);
  return known === 'none' ? undefined : known;
}

const options = new WeakMap<Finding, FixOption | 'none'>();

function findOption({ offers }: Finding): FixOption | 'none' {
  const isMade = (offer: Offer) => changesOf({ offers: [offer] }).unmade.length === 0;
  if (offers.some((offer) => offer.isFix && isMade(offer))) return '--fix';
  return offers.some((offer) => !offer.isFix && isMade(offer)) ? '--fix-suggestions' : 'none';
}

/** `2 fixable with --fix, 3 more with --fix-suggestions`; empty when nothing is. */
export function fixableText(findings: readonly Finding[]): string {
  const found = findings.map(fixOptionOf);
  const fixes = found.filter((option) => option === '--fix').length;
  const suggestions = found.filter((option) => option === '--fix-suggestions').length;
  if (fixes === 0) return suggestions === 0 ? '' : `${suggestions} fixable with --fix-suggestions`;
  return `${fixes} fixable with --fix${suggestions === 0 ? '' : `, ${suggestions} more with --fix-suggestions`}`;
}
