import { outcomeOf } from '../engine/findings/build-finding.ts';
import type { LintOptions } from '../engine/lint-options.ts';

type Rules = LintOptions['rules'];

/** Its findings say where `ttlSecondsAfterFinished` would be written. */
export const JOB_TTL_RULE = 'require-job-ttl';

/** The rules that have a say in a plan, since their findings mean something for the pods. To run the others takes as long. */
export function decidingRules(rules: Rules): Rules {
  return rules.filter((rule) => rule.id === JOB_TTL_RULE || mayDecide(rule));
}

function mayDecide(rule: Rules[number]): boolean {
  return Object.keys(rule.messages).some((id) => outcomeOf(rule, rule.messages[id]) !== 'runs');
}
