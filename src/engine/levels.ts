import type { Finding } from './finding.ts';
import type { RuleLevel, RuleSetting } from './lint.ts';

/**
 * The finding as the settings want it: none when its rule is off. A rule set to `error` does not raise messages that
 * are warnings by themselves; one set to `warn` lowers all of them.
 */
export function levelOf(finding: Finding, levels: Readonly<Record<string, RuleSetting>>): Finding[] {
  const setting = Object.hasOwn(levels, finding.rule.id) ? levels[finding.rule.id] : undefined;
  if (setting === undefined) return [finding];
  const level: RuleLevel = typeof setting === 'string' ? setting : setting[0];
  if (level === 'off') return [];
  const message = finding.rule.messages[finding.messageId];
  const severity = typeof message === 'object' ? message.severity : level;
  return [severity === finding.severity ? finding : { ...finding, severity }];
}
