/** The linter without a file system: for browsers, workers and editors. Whoever calls it brings the texts. */

export { rules } from '../rules/index.ts';
export {
  applyBaseline,
  type Baseline,
  type BaselineEntry,
  BaselineError,
  type BaselineResult,
  formatBaseline,
  parseBaseline,
} from './engine/baseline.ts';
export type {
  Change,
  Changes,
  CommentOffer,
  Finding,
  FindingNote,
  Offer,
  Span,
  UnmadeChange,
} from './engine/findings/finding.ts';
export type { LevelLayer, LevelTarget, RuleLevel, RuleSetting } from './engine/findings/levels.ts';
export { helpOf, messageOf, urlOf } from './engine/findings/message.ts';
export type {
  Report,
  ReportShard,
  RuleFailure,
  SkippedFile,
  SkipReason,
  Summary,
  SuppressedFinding,
  Verdict,
  Workload,
} from './engine/findings/report.ts';
export { changesOf } from './engine/fix/changes.ts';
export { type FixedFinding, type FixRequest, type FixResult, fix, type RefusedFix } from './engine/fix/fix.ts';
export type { Problem, RepositoryFiles } from './engine/host.ts';
export { type LintInputsOptions, lint } from './engine/lint.ts';
export type { LintOptions } from './engine/lint-options.ts';
export { type LintTextOptions, lintText } from './engine/lint-text.ts';
export { type ProfileFile, readProfiles } from './engine/profiles/read-profiles.ts';
export type { BuiltFiles } from './engine/reading/built-files.ts';
export type { Input } from './engine/reading/input.ts';
export { createSession, type Session } from './engine/session.ts';
export type { Shard } from './engine/shard.ts';
export type { Suppression, SuppressionSource } from './engine/suppress/suppression.ts';
export type { DeclaredProfile } from './fargate/profiles/declared-profile.ts';
export type { FargateProfile, ProfileSelector, ProfileText, Unresolved } from './fargate/profiles/profile.ts';
export type { Prices } from './fargate/sizes/prices.ts';
export type { LoadBalancerController } from './fargate/traffic/load-balancers.ts';
export type { Container } from './kubernetes/container.ts';
export type { Manifests } from './kubernetes/manifests.ts';
export { formatPath, type Place } from './kubernetes/place.ts';
export type { Pod } from './kubernetes/pod.ts';
export type { Resource } from './kubernetes/resource.ts';
export type { BuiltInputs, Unbuilt } from './render/built-inputs.ts';
export { buildInputs } from './render/index.ts';
export {
  type Category,
  defineRule,
  type Evidence,
  keepOnEc2,
  type Messages,
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
export { applyEdits } from './source/apply-edits.ts';
export type { Document, Path, PlainValue, Scalar, SourceFile, TextEdit, TextRange } from './source/document.ts';
