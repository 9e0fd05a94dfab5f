import type { TextRange } from '../../source/document.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { PROTECTED, unknownRule, unusedDisable } from '../always-on.ts';
import { buildFinding, type FindingTarget } from '../findings/build-finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { SuppressionOptions } from './suppression.ts';

/** The problem with a rule name, if any. `range` is that of its text, when it can be replaced. */
export function problemOfName(
  name: string,
  { rules }: SuppressionOptions,
  target: FindingTarget,
  range?: TextRange,
): Finding | undefined {
  if (rules.has(name)) return undefined;
  const reason = PROTECTED.get(name);
  if (reason !== undefined) return buildFinding(unknownRule, 'protected', { name, reason }, target);
  return unknownName('rule', name, nearestName(name, rules), target, range);
}

/** An unknown rule or directive, with the nearest known name. */
export function unknownName(
  messageId: 'rule' | 'directive',
  name: string,
  nearest: string | undefined,
  target: FindingTarget,
  range?: TextRange,
): Finding {
  const suggestion = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  const finding = buildFinding(unknownRule, messageId, { name, suggestion }, target);
  if (nearest === undefined || !range) return finding;
  const edits = [{ ...range, text: nearest }];
  return { ...finding, offers: [{ isFix: false, title: `Write ${nearest}`, file: target.file, edits }] };
}

export function missingReason(
  what: string,
  where: string,
  target: FindingTarget,
  { demandReasons }: SuppressionOptions,
): Finding {
  const finding = buildFinding(unusedDisable, 'missingReason', { what, where }, target);
  return demandReasons ? { ...finding, severity: 'error' } : finding;
}
