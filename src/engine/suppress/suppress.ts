import type { Manifests } from '../../kubernetes/manifests.ts';
import { PROTECTED } from '../always-on.ts';
import type { Finding } from '../findings/finding.ts';
import type { SuppressedFinding } from '../findings/report.ts';
import type { ReadFile } from '../reading/read-manifests.ts';
import { annotationSuppressions } from './annotations.ts';
import { commentSuppressions } from './comment-suppressions.ts';
import type { Suppression, SuppressionOptions, SuppressionSet } from './suppression.ts';

export interface SuppressionContext {
  readonly files: readonly ReadFile[];
  readonly manifests: Manifests;
  /** Suppressions that are written in none of the files. */
  readonly others: readonly Suppression[];
  readonly terms: SuppressionOptions;
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
  const { files, manifests, others, terms, checked, off } = context;
  const comments = files.flatMap((file) => commentsOf(file, terms));
  const annotations = annotationSuppressions(manifests, terms);
  const suppressions = [...comments.flatMap((each) => each.suppressions), ...annotations.suppressions, ...others];
  const uses = new Uses(suppressions);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of found) {
    const suppression = uses.take(finding);
    if (suppression) suppressed.push({ finding, how: suppression.how, reason: suppression.reason });
    else kept.push(finding);
  }
  for (const finding of off) uses.take(finding);
  const unused = suppressions.flatMap((suppression) => {
    const rules = uses.unused(suppression).filter((rule) => checked.has(rule));
    return rules.length > 0 ? (suppression.unused(rules) ?? []) : [];
  });
  return {
    findings: [...kept, ...comments.flatMap((each) => each.findings), ...annotations.findings, ...unused],
    suppressed,
  };
}

function commentsOf({ source, parsed, isBuilt = false }: ReadFile, terms: SuppressionOptions): SuppressionSet[] {
  if (!source || !parsed || (parsed.documents.length === 0 && !isBuilt)) return [];
  return [commentSuppressions({ file: source, isComplete: parsed.problems.length === 0 }, terms)];
}

/** Which suppressions there are for a rule, and for which of their rules they have been of use. */
class Uses {
  readonly #byRule = new Map<string, Suppression[]>();
  readonly #used = new Map<Suppression, Set<string>>();

  constructor(suppressions: readonly Suppression[]) {
    for (const suppression of suppressions) {
      for (const rule of suppression.rules) {
        if (PROTECTED.has(rule)) continue;
        const others = this.#byRule.get(rule);
        if (others) others.push(suppression);
        else this.#byRule.set(rule, [suppression]);
      }
    }
  }

  /** The first suppression that covers a finding, which is now used. */
  take(finding: Finding): Suppression | undefined {
    const { id } = finding.rule;
    const suppression = this.#byRule.get(id)?.find((each) => each.covers(finding));
    if (suppression) this.#used.set(suppression, (this.#used.get(suppression) ?? new Set()).add(id));
    return suppression;
  }

  unused(suppression: Suppression): string[] {
    return suppression.rules.filter((rule) => !this.#used.get(suppression)?.has(rule));
  }
}
