/** The linter without a file system: for browsers, workers and editors. Whoever calls it brings the texts. */

export { rules } from '../rules/index.ts';
export type { Change, Finding, RelatedSpan, Span } from './engine/finding.ts';
export { type Input, type LintOptions, lint, type RuleLevel, type RuleSetting } from './engine/lint.ts';
export { messageOf, urlOf } from './engine/message.ts';
export type { Report, SkippedFile, SkipReason, Summary, Verdict, Workload } from './engine/report.ts';
export type { LoadBalancerController } from './fargate/load-balancers.ts';
export {
  type Category,
  defineRule,
  type Evidence,
  type Rule,
  type RuleContext,
  type RuleDefinition,
  removeField,
  replaceValue,
  type Severity,
  type Suggestion,
  setField,
} from './rule.ts';
export { DEFAULT_SETTINGS, type Settings } from './settings.ts';
