import { PROFILE_KINDS } from '../../fargate/profiles/from-resource.ts';
import { POD_CONTEXT_KINDS } from '../../kubernetes/manifests.ts';
import { KIND_SHAPES } from '../../kubernetes/shape.ts';
import { maySayPods } from '../../kubernetes/workloads/pod-marks.ts';
import { WORKLOAD_KINDS, type WorkloadKind } from '../../kubernetes/workloads/workload-kinds.ts';
import type { Rule } from '../../rule.ts';
import type { ParseOptions } from '../../yaml/parse.ts';
import type { LintOptions } from '../lint-options.ts';

/** The kinds that rules may ask `manifests` for: those with a pod template, and those that the rules name. */
export function kindsNamedBy(rules: readonly Rule[], customKinds: readonly WorkloadKind[] = []): Set<string> {
  const workloads = [...customKinds, ...WORKLOAD_KINDS].map(({ kind }) => kind);
  return new Set([...workloads, ...kindsOfRules(rules)]);
}

/** The kinds that rules name. */
export function kindsOfRules(rules: readonly Rule[]): string[] {
  return rules.flatMap(({ resources = {}, reads = [] }) => [...Object.keys(resources), ...reads]);
}

/**
 * The kinds of objects that a run reads: what its rules may ask for, and what the linter looks at whatever the rules
 * are. Objects of other kinds do not matter.
 */
export function kindsReadBy(rules: readonly Rule[], customKinds: readonly WorkloadKind[] = []): Set<string> {
  const always = [...POD_CONTEXT_KINDS, ...PROFILE_KINDS, ...Object.keys(KIND_SHAPES)];
  return new Set([...kindsNamedBy(rules, customKinds), ...always]);
}

/**
 * What a run with these options has to read of files. Lists of whatever kind may hold anything, and of a kind that nobody
 * reads and that may describe pods it is said that it was not checked.
 */
export function parseOptionsOf({ rules, kinds }: Pick<LintOptions, 'rules' | 'kinds'>): ParseOptions {
  const read = kindsReadBy(rules, kinds);
  return { isRead: (kind, text) => read.has(kind) || kind.endsWith('List') || maySayPods(text, kind) };
}
