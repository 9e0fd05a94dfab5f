import { addToGroup } from '../../kubernetes/group-by.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import type { SourceFile } from '../../source/document.ts';
import { PROTECTED } from '../always-on.ts';
import type { Finding } from '../findings/finding.ts';
import type { SuppressedFinding } from '../findings/report.ts';
import type { ReadFile } from '../reading/read-manifests.ts';
import { annotationSuppressions } from './annotations.ts';
import { commentSuppressions } from './comment-suppressions.ts';
import {
  NO_SUPPRESSIONS,
  type Suppression,
  type SuppressionOptions,
  type SuppressionSet,
  type WrittenSuppression,
} from './suppression.ts';

export interface SuppressionContext {
  readonly files: readonly ReadFile[];
  readonly manifests: Manifests;
  /** Suppressions that are written in none of the files. */
  readonly others: readonly Suppression[];
  readonly options: SuppressionOptions;
  /** Ids of the rules that were run and are reported: only then can a suppression of them be unused. */
  readonly checked: ReadonlySet<string>;
  /** Findings of rules that are off where they were made: what would suppress them is not unused. */
  readonly off: readonly Finding[];
}

export interface SuppressionResult {
  /** What nothing suppresses, and what is wrong with suppressions. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Takes out the findings that a comment, an annotation or the configuration suppresses; of several, the narrowest
 * counts as used. Each names its rules, and none reaches beyond its file, its object or what its entry says.
 */
export function suppress(found: readonly Finding[], context: SuppressionContext): SuppressionResult {
  const { files, manifests, others, options, checked, off } = context;
  const sets = [
    commentsOf(files, options),
    annotationSuppressions(manifests, options),
    { suppressions: others, find: finderOf(others), findings: [] },
  ];
  const uses = new Uses(sets);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of found) {
    const suppression = uses.take(finding);
    if (suppression) suppressed.push({ finding, how: suppression.how, reason: suppression.reason });
    else kept.push(finding);
  }
  for (const finding of off) uses.take(finding);
  const suppressions = sets.flatMap((each) => each.suppressions);
  const unused = suppressions.flatMap((suppression) => {
    const rules = uses.unused(suppression).filter((rule) => checked.has(rule));
    return rules.length > 0 ? (suppression.unused(rules) ?? []) : [];
  });
  return {
    findings: [...kept, ...sets.flatMap((each) => each.findings), ...unused],
    suppressed,
  };
}

/** A finding may be written in several files: the comment that comes first counts. */
function commentsOf(files: readonly ReadFile[], options: SuppressionOptions): SuppressionSet {
  const sets = new Map<SourceFile, SuppressionSet>();
  for (const { source, parsed, isBuilt = false, isOfChart = false } of files) {
    if (!source || !parsed || (parsed.documents.length === 0 && !isBuilt)) continue;
    const isComplete = parsed.problems.length === 0 && !isOfChart;
    const isTemplate = isOfChart && /(?:^|\/)templates\//.test(source.path);
    const set = commentSuppressions({ file: source, isComplete, isTemplate }, options);
    if (set !== NO_SUPPRESSIONS) sets.set(source, set);
  }
  if (sets.size === 0) return NO_SUPPRESSIONS;
  const all = [...sets.values()];
  const suppressions = all.flatMap((each) => each.suppressions);
  const rank = new Map(suppressions.map((suppression, index) => [suppression, index]));
  return {
    suppressions,
    find: (finding) => {
      const places = new Set(finding.places.map(({ file }) => file));
      const found = [...places].flatMap((file) => sets.get(file)?.find(finding) ?? []);
      return found.length < 2 ? found[0] : found.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))[0];
    },
    findings: all.flatMap((each) => each.findings),
  };
}

function finderOf(suppressions: readonly Suppression[]): SuppressionSet['find'] {
  const byRule = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    for (const rule of suppression.rules) addToGroup(byRule, rule, suppression);
  }
  return (finding) => byRule.get(finding.rule.id)?.find((each) => each.covers(finding));
}

/** For which of their rules suppressions have been of use. */
class Uses {
  readonly #sets: readonly SuppressionSet[];
  readonly #used = new Map<WrittenSuppression, Set<string>>();

  constructor(sets: readonly SuppressionSet[]) {
    this.#sets = sets;
  }

  /** The first suppression that reaches a finding, which is now used. */
  take(finding: Finding): WrittenSuppression | undefined {
    const { id } = finding.rule;
    if (PROTECTED.has(id)) return undefined;
    for (const { find } of this.#sets) {
      const suppression = find(finding);
      if (!suppression) continue;
      this.#used.set(suppression, (this.#used.get(suppression) ?? new Set()).add(id));
      return suppression;
    }
    return undefined;
  }

  unused(suppression: WrittenSuppression): string[] {
    return suppression.rules.filter((rule) => !this.#used.get(suppression)?.has(rule));
  }
}
