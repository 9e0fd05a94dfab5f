import { describe, it } from 'vitest';
import type { Rule } from './rule.ts';
import { problemsOfCase, problemsOfCases, type RuleCase } from './testing/check.ts';

export type { RuleCase } from './testing/check.ts';
export { container, deployment, pod } from './testing/manifests.ts';
export type { Files, RunOptions } from './testing/observe.ts';

/**
 * Registers vitest tests for a rule, one for each case. Beyond what the cases say, they fail on findings that change
 * with CRLF line endings, in a List, as JSON or after a leading `---`; on a fix or suggestion whose result does not
 * parse or is reported again; and on a rule with no silent case, no reporting case or a message never reported.
 */
export function testRule(rule: Rule, cases: readonly RuleCase[]): void {
  describe(rule.id, () => {
    for (const each of cases) it(each.name, () => expectNone(problemsOfCase(rule, each)));
    it('is silent in one case, reports in another, and every message of it is reported', () =>
      expectNone(problemsOfCases(rule, cases)));
  });
}

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
