import { matchesWildcard } from '../fargate/profiles/wildcard.ts';
import { nearestName } from '../text/nearest-name.ts';
import { PlanError } from './error.ts';
import type { PlanOptions } from './options.ts';
import type { Decision } from './workloads/placement.ts';
import type { Subject } from './workloads/subject.ts';

/** Throws a {@link PlanError} for what `--keep` and `--move` name when no workload is called so. */
export function refuseUnknownNames(subjects: readonly Subject[], { keep, move }: PlanOptions): void {
  for (const [option, patterns] of [
    ['--keep', keep],
    ['--move', move],
  ] as const) {
    for (const pattern of patterns) {
      if (subjects.some((subject) => names(pattern, subject))) continue;
      const near = nearestName(
        pattern,
        subjects.map(({ name }) => name),
      );
      throw new PlanError(
        `${option} ${pattern}: unknown workload${near === undefined ? '' : `; did you mean ${near}?`}`,
      );
    }
  }
}

/** What `--keep` and `--move` say of a workload. */
export function decisionOn(subject: Subject, { keep, move }: Pick<PlanOptions, 'keep' | 'move'>): Decision {
  const isNamed = (patterns: readonly string[]) => patterns.some((pattern) => names(pattern, subject));
  return isNamed(keep) ? 'keep' : isNamed(move) ? 'move' : undefined;
}

/** `name`, `kind/name` or `namespace/kind/name`, with wildcards; the kind in any case. */
function names(pattern: string, { kind, name, namespace }: Subject): boolean {
  const parts = pattern.toLowerCase().split('/').reverse();
  const actual = [name, kind, namespace].map((each) => each.toLowerCase());
  return parts.length <= actual.length && parts.every((part, index) => matchesWildcard(part, actual[index] ?? ''));
}
